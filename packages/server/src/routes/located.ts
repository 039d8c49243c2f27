import { dataverseError } from '@deskhand/contract/errors'
import { rowByKey } from '../authorization/rowByKey.ts'
import type { UserContext } from '../authorization/userContext.ts'
import type { Dialect, Steps, Store } from '../store/steps.ts'
import { pointedTo, relatedId } from './relatedRows.ts'
import type { KeyedRow, Resource, Through } from './resource.ts'

/**
 * The resource with the id of its row, where the path names the row by an alternate key or leads to it through others.
 * Each row on the way must be one that the user may read. A row that is upserted may not be there: its verb looks for
 * it.
 *
 * @throws DataverseError `PrivilegeDenied`, `RecordNotFoundByEntityKey`, `ObjectDoesNotExist`, `ResourceNotFound`
 */
export async function located(resource: Resource, method: string, user: UserContext, store: Store): Promise<Resource> {
  if (!('id' in resource) || resource.table === undefined) return resource
  const { table, id, alternateKey, through } = resource
  if (id === null || (alternateKey === undefined && through === undefined)) return resource
  if (resource.kind === 'row' && (method === 'PATCH' || method === 'PUT')) return resource
  const row: KeyedRow = { table, id, ...(alternateKey && { alternateKey }), ...(through && { through }) }
  return { ...resource, id: await store.read(() => idOfRow(user, row, store.dialect)) }
}

function* idOfRow(user: UserContext, row: KeyedRow, dialect: Dialect): Steps<string> {
  const { table, id, alternateKey, through } = row
  if (through !== undefined) return yield* idBehind(user, through, dialect)
  return alternateKey === undefined ? id : yield* rowByKey(user, table, alternateKey)
}

function* idBehind(user: UserContext, through: Through, dialect: Dialect): Steps<string> {
  const { row, name, navigation, related } = through
  const id = yield* idOfRow(user, row, dialect)
  if (navigation.kind !== 'single' && related !== undefined)
    return yield* relatedId(user, { table: row.table, id }, navigation, related, dialect)
  const target = navigation.kind === 'single' ? yield* pointedTo(user, row.table, id, navigation) : undefined
  if (target === undefined) throw dataverseError('ResourceNotFound', name)
  return target.id
}
