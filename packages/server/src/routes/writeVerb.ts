import type { Table } from '@deskhand/contract/table'
import type { Steps } from '../store/steps.ts'
import type { Writing } from '../writing/writing.ts'
import { type Answer, noContent } from './answer.ts'
import type { ApiParts, ApiRequest, Verb } from './apiRequest.ts'
import { representation } from './representation.ts'
import type { Resource } from './resource.ts'
import { writeRows } from './writeRows.ts'

/**
 * A verb that writes, as the steps of one transaction. Steps may be run twice.
 *
 * @param body the body as JSON; undefined without one
 */
export type WriteVerb<Kind extends Resource = Resource> = (
  request: WriteRequest<Kind>,
  body: unknown,
  writing: Writing,
) => Steps<Written>

/** What a verb that writes heeds of a request. */
export type WriteRequest<Kind extends Resource = Resource> = Pick<
  ApiRequest<Kind>,
  'method' | 'resource' | 'query' | 'headers' | 'baseUrl'
>

/** What was written: the row to answer with, or null where there is nothing to show. */
export type Written = { readonly table: Table; readonly id: string; readonly isNew: boolean } | null

/** Makes the verb of a single request: one transaction, then the answer. */
export function writeVerb<Kind extends Resource>(write: WriteVerb<Kind>): Verb<Kind> {
  return async (request, parts) => {
    const body = request.method === 'DELETE' ? undefined : await request.readJson()
    const written = await writeRows(request, parts, writing => write(request, body, writing))
    return answerTo(request, written, parts)
  }
}

/** What a write is answered with, once its transaction is kept. */
const answerTo = async (request: ApiRequest, written: Written, parts: ApiParts): Promise<Answer> =>
  written === null ? noContent : representation(request, written.table, written.id, written.isNew ? 201 : 200, parts)
