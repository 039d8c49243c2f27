import { dataverseError } from '@deskhand/contract/errors'
import type { Table } from '@deskhand/contract/table'
import { systemUser } from '@deskhand/contract/tables/systemUser'
import { workflow } from '@deskhand/contract/tables/workflow'
import { requirePrivilege } from '../authorization/requirePrivilege.ts'
import { requireReach } from '../authorization/requireRow.ts'
import { levelOf, type UserContext } from '../authorization/userContext.ts'
import { writerOf } from '../authorization/writerOf.ts'
import { completeFlow } from '../flows/completeFlow.ts'
import { insertRow } from '../store/insertRow.ts'
import type { SqlValue, Steps } from '../store/steps.ts'
import { associateRows, type RowAt } from './associateRows.ts'
import { fullName } from './fullName.ts'
import { lookupsOf, lookupValue } from './lookupsOf.ts'
import type { Collection, RowBody } from './readRowBody.ts'
import { mustHaveValue } from './readValue.ts'
import { requireWritable } from './requireWritable.ts'
import { idOf } from './rowKey.ts'
import { stateAndStatus } from './stateAndStatus.ts'
import type { Writing } from './writing.ts'

/**
 * Makes the row a body describes, and the rows that lie in it: those its lookups lead to before it, those of its
 * collections after it. Gives the row's id.
 *
 * @param given values that do not come from the body and go before it: the key in the URL, the lookup to the row
 * that this one lies in
 *
 * Source: Dataverse wire, section 3.7.
 */
export function* createRow(
  writing: Writing,
  table: Table,
  body: RowBody,
  given: Readonly<Record<string, SqlValue>> = {},
): Steps<string> {
  const { user, now } = writing
  requireWritable(table, 'create')
  requirePrivilege(user, 'Create', table)
  const lookups: Record<string, SqlValue> = {}
  for (const parent of body.parents) {
    const parentId = yield* createRow(writing, parent.table, parent.body)
    Object.assign(lookups, lookupValue(table, parent.column, parent.table, parentId))
  }
  const bound = yield* lookupsOf(writing, table, body.references)
  const written = { ...homeUnit(user, table), ...body.values, ...lookups, ...bound, ...given }
  if (typeof written.ownerid === 'string' && written.ownerid !== user.userId) requirePrivilege(user, 'Assign', table)
  requireRequired(table, written)
  const id = (written[table.key] as string | undefined) ?? writing.newId(now)
  const values = {
    ...completed(writing, table, written, id),
    ...createdBefore(writing, table, written),
    [table.key]: id,
  }
  yield* insertRow(table, values, writerOf(user, now))
  writing.changed.add(table)
  if (levelOf(user, 'Create', table.logicalName) !== 'Global') yield* requireReach(user, 'Create', table, id)
  for (const { navigation, body: child } of body.children) yield* createChild(writing, { table, id }, navigation, child)
  for (const { navigation, key } of body.links)
    yield* associateRows(writing, { table, id }, navigation, { table: key.table, id: yield* idOf(user, key) })
  return id
}

/** Makes a row that lies in a collection of another. Gives its id. */
export function* createChild(writing: Writing, row: RowAt, navigation: Collection, body: RowBody): Steps<string> {
  if (navigation.kind === 'collection') {
    const reference = { column: navigation.column, key: row }
    return yield* createRow(writing, navigation.table, { ...body, references: [...body.references, reference] })
  }
  const childId = yield* createRow(writing, navigation.table, body)
  yield* associateRows(writing, row, navigation, { table: navigation.table, id: childId })
  return childId
}

/** What follows from the values given. */
function completed(
  { now, readScript }: Writing,
  table: Table,
  written: Readonly<Record<string, SqlValue>>,
  id: string,
): Readonly<Record<string, SqlValue>> {
  const state = stateAndStatus(table, written, null, id)
  if (table === systemUser) return { ...written, ...state, ...fullName(written) }
  if (table !== workflow) return { ...written, ...state }
  const { statuscode: _reason, ...flow } = written
  return completeFlow(flow, undefined, now, readScript)
}

/**
 * A row that is brought from elsewhere may say when it was made: that becomes `createdon`, and `overriddencreatedon`
 * keeps when it came here. For who may make rows for everybody.
 */
function createdBefore(
  { user, now }: Writing,
  table: Table,
  { overriddencreatedon }: Readonly<Record<string, SqlValue>>,
): Readonly<Record<string, SqlValue>> {
  if (typeof overriddencreatedon !== 'number' || table.columns.createdon === undefined) return {}
  if (levelOf(user, 'Create', table.logicalName) !== 'Global')
    throw dataverseError(
      'PrivilegeDenied',
      `Principal user (Id=${user.userId}, type=8) is missing prvOverrideCreatedOnCreatedBy privilege. Leave 'overriddencreatedon' out.`,
    )
  return { createdon: overriddencreatedon, overriddencreatedon: now }
}

/**
 * Users, teams, roles and business units lie in the organization and, where nothing else is said, in the business unit of
 * who makes them.
 */
const homeUnit = (
  { businessUnitId, organizationId }: UserContext,
  { ownership, columns }: Table,
): Readonly<Record<string, SqlValue>> => {
  if (ownership !== 'business') return {}
  return {
    ...(columns.organizationid !== undefined && { organizationid: organizationId }),
    ...(columns.businessunitid?.type === 'lookup'
      ? { businessunitid: businessUnitId }
      : { parentbusinessunitid: businessUnitId }),
  }
}

function requireRequired(table: Table, values: Readonly<Record<string, SqlValue>>): void {
  for (const [name, column] of Object.entries(table.columns)) {
    if (column.required !== true || (values[name] !== undefined && values[name] !== null)) continue
    const navigation = Object.values(column.targets ?? {})[0]
    throw mustHaveValue(table, name, navigation === undefined ? '' : ` Set it with '${navigation}@odata.bind'.`)
  }
}
