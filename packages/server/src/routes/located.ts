import { dataverseError } from '@deskhand/contract/errors'
import { idByKey } from '../store/idByKey.ts'
import type { Store } from '../store/steps.ts'
import type { Resource } from './resourcePath.ts'

/**
 * The resource with the id of its row, where the path names the row by an alternate key. A row that is upserted may
 * not be there: its verb looks for it.
 *
 * @throws DataverseError `RecordNotFoundByEntityKey`
 */
export async function located(resource: Resource, method: string, store: Store): Promise<Resource> {
  if (!('alternateKey' in resource) || resource.alternateKey === undefined || resource.table === undefined)
    return resource
  if (resource.kind === 'row' && (method === 'PATCH' || method === 'PUT')) return resource
  const { table, alternateKey } = resource
  const id = await store.read(() => idByKey(table, alternateKey))
  if (id === undefined) throw dataverseError('RecordNotFoundByEntityKey', table.logicalName)
  return { ...resource, id }
}
