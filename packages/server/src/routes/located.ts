import { rowByKey } from '../authorization/rowByKey.ts'
import type { UserContext } from '../authorization/userContext.ts'
import type { Store } from '../store/steps.ts'
import type { Resource } from './resourcePath.ts'

/**
 * The resource with the id of its row, where the path names the row by an alternate key. A row that is upserted may
 * not be there: its verb looks for it.
 *
 * @throws DataverseError `PrivilegeDenied`, `RecordNotFoundByEntityKey`
 */
export async function located(resource: Resource, method: string, user: UserContext, store: Store): Promise<Resource> {
  if (!('alternateKey' in resource) || resource.alternateKey === undefined || resource.table === undefined)
    return resource
  if (resource.kind === 'row' && (method === 'PATCH' || method === 'PUT')) return resource
  const { table, alternateKey } = resource
  return { ...resource, id: await store.read(() => rowByKey(user, table, alternateKey)) }
}
