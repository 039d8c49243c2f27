import { statusLabel } from '@deskhand/sdk/runs'
import type { ReactNode } from 'react'

export function Table({
  columns,
  rows,
  empty,
}: {
  columns: readonly string[]
  rows: readonly { key: string; cells: readonly ReactNode[] }[]
  empty: string
}) {
  if (rows.length === 0) return <p className="quiet">{empty}</p>
  return (
    <table>
      <thead>
        <tr>
          {columns.map(column => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells }) => (
          <tr key={key}>
            {cells.map((cell, index) => (
              <td key={columns[index]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export const Status = ({ statuscode }: { statuscode: number }) => {
  const label = statusLabel(statuscode)
  return <span className={`status ${label.toLowerCase()}`}>{label}</span>
}

export const Problem = ({ error }: { error: Error | undefined }) =>
  error === undefined ? null : (
    <p className="problem" role="alert">
      {error.message}
    </p>
  )

export const Time = ({ value }: { value: string | null | undefined }) =>
  value ? <time dateTime={value}>{new Date(value).toLocaleString()}</time> : <span className="quiet">not yet</span>

export const Json = ({ value }: { value: unknown }) => <pre>{JSON.stringify(value, null, 2)}</pre>

export function Field({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className="field">
      <span>{label}</span>
      {children}
      {hint ? <small>{hint}</small> : null}
    </label>
  )
}
