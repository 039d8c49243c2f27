/** What the large database holds: its ids and times follow from the numbers of its rows. */
export interface Sizes {
  readonly runs: number
  readonly logs: number
}

/** The first run was asked for then, and each next so many ms later. */
export const start = Date.UTC(2025, 0, 1)
export const step = 30_000

/** The time in the ids of flows and of machines. */
export const flowTime = 4096
export const machineTime = 8192

export const createdOn = (run: number): number => start + run * step
export const runId = (run: number): string => guid(createdOn(run), run)
export const flowId = (flow: number): string => guid(flowTime, flow)

function guid(time: number, tail: number): string {
  const hex = time.toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-${tail.toString(16).padStart(12, '0')}`
}

interface Writer {
  /** The same as `guid`, in SQL. */
  id(time: string, tail: string): string
  time(ms: string): string
  /** Numbers from 0 as the column `i`. */
  series(length: number): string
}

export const writers: Readonly<Record<'sqlite' | 'postgres', Writer>> = {
  sqlite: {
    id: (time, tail) => `printf('%08x-%04x-7000-8000-%012x', (${time}) >> 16, (${time}) & 65535, ${tail})`,
    time: ms => `(${ms})`,
    series: length =>
      `(with recursive n (i) as (select 0 union all select i + 1 from n where i < ${length - 1}) select i from n)`,
  },
  postgres: {
    id: (time, tail) => {
      const parts = [
        [`(${time})::bigint >> 16`, 8],
        [`(${time})::bigint & 65535`, 4],
        [tail, 12],
      ] as const
      const [high, low, end] = parts.map(([part, digits]) => `lpad(to_hex(${part}), ${digits}, '0')`)
      return `(${high} || '-' || ${low} || '-7000-8000-' || ${end})::uuid`
    },
    time: ms => `to_timestamp((${ms}) / 1000.0)`,
    series: length => `generate_series(0::bigint, ${length - 1}) as n (i)`,
  },
}
