import { RunError } from '@deskhand/robin/runError'
import { propertyOf } from '@deskhand/robin/values/propertyOf'
import type { Value } from '@deskhand/robin/values/value'
import { orderValues } from './orderValues.ts'

/** One of the things to sort by. */
export interface SortKey {
  /** Absent: nothing to sort by. */
  readonly property: string | undefined
  readonly descending: boolean
}

/** Sorts values in place by their properties, the first key first; a value without the property comes first. */
export function sortBy(values: Value[], keys: readonly SortKey[], culture: string): void {
  const used = keys.filter(key => key.property)
  const rows = values.map(value => ({ value, of: used.map(key => read(value, key.property ?? '')) }))
  rows.sort((a, b) => {
    for (const [index, key] of used.entries()) {
      const order = orderValues(a.of[index] ?? null, b.of[index] ?? null, culture)
      if (order !== 0) return key.descending ? -order : order
    }
    return 0
  })
  for (const [index, row] of rows.entries()) values[index] = row.value
}

function read(value: Value, property: string): Value {
  try {
    return propertyOf(value, property)
  } catch (error) {
    if (error instanceof RunError) return null
    throw error
  }
}
