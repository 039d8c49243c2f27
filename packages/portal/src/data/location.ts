import { useSyncExternalStore } from 'react'

const subscribe = (changed: () => void) => {
  window.addEventListener('hashchange', changed)
  return () => window.removeEventListener('hashchange', changed)
}

/** The parts of the address behind `#/`: `#/runs/123` is `['runs', '123']`. */
export const useLocation = (): readonly string[] =>
  useSyncExternalStore(subscribe, () => window.location.hash)
    .replace(/^#\/?/, '')
    .split('/')

export const goTo = (path: string): void => {
  window.location.hash = `#/${path}`
}
