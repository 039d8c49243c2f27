import type { Column, Table } from '@deskhand/contract/table'
import { propertyName } from '@deskhand/contract/table'
import { workflow } from '@deskhand/contract/tables/workflow'
import { isContent } from '../store/columns.ts'
import { upsertRow } from '../writing/upsertRow.ts'
import type { ResourceOf } from './apiRequest.ts'
import { conditionsOf } from './conditions.ts'
import type { WriteVerb } from './writeVerb.ts'

/**
 * `PUT /set(id)`: as `PATCH`, and columns that the body does not name go back to what they are in a new row. Owner,
 * state, lookups, large texts and files stay.
 * Source: Dataverse wire, section 3.7.
 */
export const replace: WriteVerb<ResourceOf<'row'>> = function* ({ resource, headers }, body, writing) {
  const { table } = resource
  const whole = (given: unknown): unknown =>
    typeof given === 'object' && given !== null && !Array.isArray(given) ? { ...initial(table), ...given } : given
  const { id, isNew } = yield* upsertRow(writing, resource, body, conditionsOf(headers), whole)
  return { table, id, isNew }
}

/** Columns of a new row, as a body names them. What must have a value and is not named is refused as null. */
const initial = (table: Table): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(table.columns)
      .filter(([name, column]) => name !== table.key && isPlain(table, name, column))
      .map(([name, column]) => [propertyName(name, column), column.default ?? null]),
  )

const isPlain = (table: Table, name: string, column: Column): boolean =>
  column.readOnly !== true &&
  column.createOnly !== true &&
  !isContent(column) &&
  !['lookup', 'state', 'status'].includes(column.type) &&
  !(table === workflow && followsFromScript.has(name))

/** Columns of a flow that are made of its script. */
const followsFromScript: ReadonlySet<string> = new Set([
  'schemaversion',
  'metadata',
  'dependencies',
  'connectionreferences',
  'desktopflowmodules',
  'suspensionreasondetails',
])
