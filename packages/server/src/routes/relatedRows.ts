import { dataverseError } from '@deskhand/contract/errors'
import type { Table } from '@deskhand/contract/table'
import { requireRow } from '../authorization/requireRow.ts'
import type { Navigation } from '../odata/navigationOf.ts'
import type { ReadRequest } from '../odata/readRequest.ts'
import type { Condition } from '../store/boundQuery.ts'
import { isPolymorphic, tableColumn } from '../store/columns.ts'
import { countRows } from '../store/countRows.ts'
import { idByKey } from '../store/idByKey.ts'
import type { Store } from '../store/steps.ts'
import type { ApiRequest } from './apiRequest.ts'
import type { KeyedRow } from './resourcePath.ts'

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

/** The id of one of the related rows, named by its key; undefined where the row named is none of them. */
export async function relatedId(
  navigation: Collection,
  id: string,
  { table, id: named, alternateKey }: KeyedRow,
  store: Store,
): Promise<string | undefined> {
  const found = alternateKey === undefined ? named : await store.read(() => idByKey(table, alternateKey))
  if (found === undefined) throw dataverseError('RecordNotFoundByEntityKey', table.logicalName)
  const isIt: Condition = {
    kind: 'compare',
    operator: 'eq',
    column: { path: [], table, column: table.key },
    with: { value: found },
  }
  const where: Condition = { kind: 'and', of: [isIt, belongsTo(navigation, id)] }
  const query = { table, columns: [], names: [], where, orderBy: [], limit: 1, expand: [] }
  return (await store.read(() => countRows(query, 1, store.dialect))) === 0 ? undefined : found
}

/** The row that a lookup of the row `id` points to; undefined where it is empty or points to another table. */
export async function pointedTo(
  { user }: Pick<ApiRequest, 'user'>,
  table: Table,
  id: string,
  { column, targets }: Navigation & { kind: 'single' },
  store: Store,
): Promise<{ readonly table: Table; readonly id: string } | undefined> {
  const declaration = table.columns[column]
  const polymorphic = declaration !== undefined && isPolymorphic(declaration)
  const columns = polymorphic ? [column, tableColumn(column)] : [column]
  const row = await requireRow(store, user, 'Read', table, id, columns)
  const found = row[column]
  const target = polymorphic ? targets.find(({ logicalName }) => logicalName === row[tableColumn(column)]) : targets[0]
  return typeof found !== 'string' || target === undefined ? undefined : { table: target, id: found }
}
