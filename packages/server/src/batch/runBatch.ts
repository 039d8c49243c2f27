import { dataverseError } from '@deskhand/contract/errors'
import { createFlowSchemas } from '../flows/flowSchemas.ts'
import { noRunTargets } from '../flows/runTargets.ts'
import type { Answer } from '../routes/answer.ts'
import type { ApiParts } from '../routes/apiRequest.ts'
import { type ContentIds, contentIds } from './contentIds.ts'
import type { InnerRequest } from './innerRequest.ts'
import { innerUrl } from './innerUrl.ts'
import type { BatchItem } from './readBatch.ts'

/** The answer to one request of a batch. */
export interface InnerAnswer extends Answer {
  readonly contentId?: string
  /** Of a failure: what the log knows it by. */
  readonly requestId?: string
}

/** Answers to items, in their order: of a change set one a request, or the one error that undid it. */
export type ItemAnswer =
  | { readonly kind: 'request'; readonly answer: InnerAnswer }
  | { readonly kind: 'changeSet'; readonly answers: readonly InnerAnswer[] }

/** How a batch has its requests answered: by the steps single requests take, as the same user. */
export interface Inner {
  answer(request: InnerRequest, ids: ContentIds, parts: ApiParts): Promise<Answer>
  /** What an error of a request is answered with, under an id that the log knows it by. */
  refuse(error: unknown, request: InnerRequest | undefined): Answer & { readonly requestId: string }
}

/**
 * Runs the items one after another. The first failure is the last answer, unless `continues`. A change set is one
 * transaction; its failure is one answer.
 * Source: Dataverse wire, section 3.9.
 */
export async function runBatch(
  items: readonly BatchItem[],
  continues: boolean,
  inner: Inner,
  parts: ApiParts,
): Promise<readonly ItemAnswer[]> {
  const answers: ItemAnswer[] = []
  const ids = contentIds()
  const room = { left: mostBytes }
  for (const item of items) {
    const answer = await runItem(item, ids, room, inner, parts)
    answers.push(answer)
    if (!continues && isFailure(answer)) break
  }
  return answers
}

/** Most bytes of all answers together: they are held until the last one is known. */
const mostBytes = 256 * 1024 * 1024

export const isFailure = (item: ItemAnswer): boolean => item.kind === 'request' && item.answer.status >= 400

async function runItem(
  item: BatchItem,
  ids: ContentIds,
  room: { left: number },
  inner: Inner,
  parts: ApiParts,
): Promise<ItemAnswer> {
  if (item.kind === 'changeSet') return runChangeSet(item.requests, ids, inner, parts)
  try {
    if (room.left <= 0)
      throw dataverseError(
        'PayloadTooLarge',
        `The answers of this batch hold more than ${mostBytes} bytes already. Send the rest as another batch.`,
      )
    const answer = await runRequest(item.request, ids, inner, parts)
    room.left -= answer.body?.length ?? 0
    return { kind: 'request', answer }
  } catch (error) {
    return { kind: 'request', answer: labelled(inner.refuse(error, item.request), item.request) }
  }
}

/** All or nothing. What is remembered of rows is told to forget once they are kept, not before. */
async function runChangeSet(
  requests: readonly InnerRequest[],
  outer: ContentIds,
  inner: Inner,
  parts: ApiParts,
): Promise<ItemAnswer> {
  let at = 0
  try {
    const { answers, changed, declared } = await parts.store.transaction(async store => {
      const ids = contentIds(outer)
      const changed = new Set<Parameters<ApiParts['onChange']>[0]>()
      const declared: [contentId: string, url: string][] = []
      const own: ContentIds = {
        ...ids,
        declare(contentId, url) {
          ids.declare(contentId, url)
          declared.push([contentId, url])
        },
      }
      // What is read of a flow whose change may be undone must not be remembered.
      const within: ApiParts = {
        ...parts,
        store,
        flowSchemas: createFlowSchemas(),
        runTargets: noRunTargets,
        offer: () => undefined,
        onChange: table => void changed.add(table),
        sendCallback: refuseCallback,
      }
      requireDistinct(requests)
      const answers: InnerAnswer[] = []
      for (at = 0; at < requests.length; at++) answers.push(await runRequest(requests[at]!, own, inner, within))
      return { answers, changed, declared }
    })
    for (const table of changed) parts.onChange(table)
    for (const [contentId, url] of declared) outer.declare(contentId, url)
    return { kind: 'changeSet', answers }
  } catch (error) {
    return { kind: 'request', answer: labelled(inner.refuse(error, requests[at]), requests[at]) }
  }
}

/** Nobody else writes while a change set is open, so it does not wait for somebody else's server. */
async function refuseCallback(): Promise<never> {
  throw dataverseError('BadQuery', 'A callback cannot be sent in a change set. Send the request outside of it.')
}

function requireDistinct(requests: readonly InnerRequest[]): void {
  const seen = new Set<string>()
  for (const { contentId } of requests) {
    if (contentId === undefined) continue
    if (seen.has(contentId))
      throw dataverseError('BadQuery', `The Content-ID '${contentId}' stands twice in the same change set.`)
    seen.add(contentId)
  }
}

async function runRequest(request: InnerRequest, ids: ContentIds, inner: Inner, parts: ApiParts): Promise<InnerAnswer> {
  const answer = await inner.answer(request, ids, parts)
  if (request.contentId !== undefined) {
    const url = answer.headers?.['OData-EntityId'] ?? answer.headers?.Location ?? rowUrl(request, ids)
    if (url !== undefined) ids.declare(request.contentId, url)
  }
  return labelled(answer, request)
}

/** A row that was changed is referred to by the URL it was named by. */
function rowUrl({ method, url }: InnerRequest, ids: ContentIds): string | undefined {
  const path = url.split('?')[0] ?? ''
  return method === 'PATCH' && path.endsWith(')') ? ids.inUrl(innerUrl(path).rest) : undefined
}

const labelled = <Labelled extends Answer>(
  answer: Labelled,
  request: InnerRequest | undefined,
): Labelled & InnerAnswer => (request?.contentId === undefined ? answer : { ...answer, contentId: request.contentId })
