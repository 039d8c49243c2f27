import type { Table } from '@deskhand/contract/table'
import { appliedPreferences } from '../odata/appliedPreferences.ts'
import { prefer } from '../odata/prefer.ts'
import { retrieve } from '../odata/retrieve.ts'
import { type Answer, noContent } from './answer.ts'
import type { ApiParts, ApiRequest } from './apiRequest.ts'
import { readRequest } from './readRequest.ts'

/**
 * What a write is answered with: nothing but the row's URL, or the row as a read would give it where the caller sends
 * `Prefer: return=representation`.
 * Source: Dataverse wire, section 3.7.
 */
export async function representation(
  request: ApiRequest,
  table: Table,
  id: string,
  /** 201: the row is new; 200: it was there. */
  status: 200 | 201,
  parts: ApiParts,
): Promise<Answer> {
  const url = `${request.baseUrl}/${table.set}(${id})`
  const preferences = prefer(request.headers.prefer as string | undefined)
  if (!preferences.returnRepresentation)
    return { ...noContent, headers: { 'OData-EntityId': url, ...(status === 201 && { Location: url }) } }
  const answer = await retrieve(readRequest(request, table, parts), id)
  return {
    ...answer,
    status,
    headers: {
      ...answer.headers,
      ...appliedPreferences(preferences, ['return', 'odata.include-annotations']),
      ...(status === 201 && { Location: url }),
    },
  }
}
