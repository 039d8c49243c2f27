import type { Table } from '@deskhand/contract/table'
import { nextNumber } from './nextNumber.ts'
import type { SqlValue, Steps } from './steps.ts'

/**
 * Texts with a number, for the columns that are declared with one and were given nothing.
 *
 * @example
 * yield* autoNumbers(workQueueItem, {}, now) // { name: '2023-02-13-000000001' }
 *
 * Source: Dataverse wire, section 1.8.
 */
export function* autoNumbers(
  table: Table,
  values: Readonly<Record<string, SqlValue>>,
  now: number,
): Steps<Record<string, string>> {
  const made: Record<string, string> = {}
  for (const [name, pattern] of patternsOf(table)) {
    if ((values[name] ?? null) !== null) continue
    const number = yield* nextNumber('autonumber')
    made[name] = pattern
      .replace('{DATETIMEUTC:yyyy-MM-dd}', new Date(now).toISOString().slice(0, 10))
      .replace(/\{SEQNUM:(\d+)\}/, (_, digits: string) => String(number).padStart(Number(digits), '0'))
  }
  return made
}

// Declarations are frozen, so what is derived from one never changes.
const kept = new WeakMap<Table, readonly (readonly [string, string])[]>()

function patternsOf(table: Table): readonly (readonly [string, string])[] {
  const known = kept.get(table)
  if (known !== undefined) return known
  const patterns = Object.entries(table.columns).flatMap(([name, { autoNumber }]) =>
    autoNumber === undefined ? [] : [[name, autoNumber] as const],
  )
  kept.set(table, patterns)
  return patterns
}
