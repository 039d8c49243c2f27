import { dataverseError } from '@deskhand/contract/errors'
import type { Table } from '@deskhand/contract/table'
import { requirePrivilege } from '../authorization/requirePrivilege.ts'
import { rowWithin } from '../authorization/requireRow.ts'
import { rowByKey } from '../authorization/rowByKey.ts'
import { rowCondition } from '../authorization/rowCondition.ts'
import type { UserContext } from '../authorization/userContext.ts'
import type { Navigation } from '../odata/navigationOf.ts'
import { namespace } from '../odata/path.ts'
import type { ReadRequest } from '../odata/readRequest.ts'
import type { Condition } from '../store/boundQuery.ts'
import { isPolymorphic, tableColumn } from '../store/columns.ts'
import { countRows } from '../store/countRows.ts'
import type { Dialect, Steps } from '../store/steps.ts'
import type { RowAt } from '../writing/associateRows.ts'
import type { KeyedRow } from './resource.ts'

type Collection = Exclude<Navigation, { kind: 'single' }>

/** A list narrowed to the rows that a navigation property of the row `id` leads to; `path` is what its links repeat. */
export function relatedRows(list: ReadRequest, navigation: Collection, id: string, path: string): ReadRequest {
  const belongs = belongsTo(navigation, id)
  const also: Condition = list.also === undefined ? belongs : { kind: 'and', of: [belongs, list.also] }
  return { ...list, also, path }
}

function belongsTo(navigation: Collection, id: string): Condition {
  if (navigation.kind === 'pairs') {
    const { relationship, own, other } = navigation
    return { kind: 'paired', pairs: { intersect: relationship.intersect, own, other }, id }
  }
  const { table, column } = navigation
  return { kind: 'compare', operator: 'eq', column: { path: [], table, column }, with: { value: id } }
}

/**
 * The id of one of the rows that a navigation property of a row leads to, named by its key.
 *
 * @throws DataverseError `ObjectDoesNotExist`, `RecordNotFoundByEntityKey` where it is none that the user may read
 */
export function* relatedId(
  user: UserContext,
  row: RowAt,
  navigation: Collection,
  { table, id: named, alternateKey }: KeyedRow,
  dialect: Dialect,
): Steps<string> {
  yield* rowWithin(user, 'Read', row.table, row.id, [])
  requirePrivilege(user, 'Read', table)
  const id = alternateKey === undefined ? named : yield* rowByKey(user, table, alternateKey)
  const isIt: Condition = {
    kind: 'compare',
    operator: 'eq',
    column: { path: [], table, column: table.key },
    with: { value: id },
  }
  const where: Condition = { kind: 'and', of: [isIt, belongsTo(navigation, row.id), rowCondition(table, 'Read', user)] }
  const query = { table, columns: [], names: [], where, orderBy: [], limit: 1, expand: [] }
  if ((yield* countRows(query, 1, dialect)) > 0) return id
  throw alternateKey === undefined
    ? dataverseError('ObjectDoesNotExist', table.logicalName, id)
    : dataverseError('RecordNotFoundByEntityKey', table.logicalName)
}

/**
 * The row that a lookup of a row points to; undefined where it is empty.
 *
 * @throws DataverseError `ResourceNotFound` where the path names a type, and the row is of another
 */
export function* pointedTo(
  user: UserContext,
  table: Table,
  id: string,
  { column, targets }: Navigation & { kind: 'single' },
): Steps<RowAt | undefined> {
  const declaration = table.columns[column]
  const polymorphic = declaration !== undefined && isPolymorphic(declaration)
  const columns = polymorphic ? [column, tableColumn(column)] : [column]
  const row = yield* rowWithin(user, 'Read', table, id, columns)
  const found = row[column]
  const target = polymorphic ? targets.find(({ logicalName }) => logicalName === row[tableColumn(column)]) : targets[0]
  if (typeof found !== 'string') return undefined
  if (target === undefined) throw dataverseError('ResourceNotFound', `${namespace}${targets[0]?.logicalName}`)
  return { table: target, id: found }
}
