import type { ReactNode } from 'react'

const pages = [
  ['flows', 'Desktop flows'],
  ['runs', 'Runs'],
  ['machines', 'Machines'],
] as const

export function Frame({ page, onSignOut, children }: { page: string; onSignOut(): void; children: ReactNode }) {
  return (
    <div className="frame">
      <header>
        <strong>Deskhand</strong>
        <nav aria-label="Pages">
          {pages.map(([path, label]) => (
            <a key={path} href={`#/${path}`} aria-current={page === path ? 'page' : undefined}>
              {label}
            </a>
          ))}
        </nav>
        <button type="button" onClick={onSignOut}>
          Sign out
        </button>
      </header>
      <main>{children}</main>
    </div>
  )
}
