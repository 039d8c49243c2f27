import type { IncomingHttpHeaders } from 'node:http'
import { type DataverseError, dataverseError } from '@deskhand/contract/errors'
import { innerHeaders } from './batchBody.ts'
import { type InnerRequest, longestInnerUrl } from './innerRequest.ts'
import { type BatchItem, mostRequests, requireWrite } from './readBatch.ts'
import type { InnerAnswer, ItemAnswer } from './runBatch.ts'

/** A batch in JSON, with what the answers need to know of the requests. */
export interface JsonBatch {
  readonly items: readonly BatchItem[]
  /** Id of a request → its atomicity group. */
  readonly groups: ReadonlyMap<string, string>
}

/**
 * Reads a batch of OData 4.01's JSON format. Requests of one `atomicityGroup` stand one after another and are a change
 * set; `dependsOn` must name what stands before, and is so fulfilled, since the first failure ends a batch.
 *
 * @example
 * jsonBatch({ requests: [{ id: '1', method: 'GET', url: 'workflows?$top=1' }] })
 *
 * Source: OData JSON Format 4.01, section 19.
 */
export function jsonBatch(body: unknown): JsonBatch {
  const requests = isObject(body) ? body.requests : undefined
  if (!Array.isArray(requests)) throw refused('The body must be an object with the array "requests".')
  if (requests.length > mostRequests)
    throw refused(`It holds ${requests.length} requests; at most ${mostRequests} are allowed.`)
  const items: BatchItem[] = []
  const groups = new Map<string, string>()
  const seen = new Set<string>()
  const names = new Set<string>()
  let open: { readonly name: string; readonly requests: InnerRequest[] } | undefined
  for (const one of requests) {
    const { request, group, dependsOn } = readRequest(one)
    if (seen.has(request.contentId)) throw refused(`The id '${request.contentId}' stands twice.`)
    for (const name of dependsOn)
      if (!seen.has(name) && !names.has(name))
        throw refused(`'${request.contentId}' depends on '${name}', which does not stand before it.`)
    seen.add(request.contentId)
    if (group === undefined) {
      open = undefined
      items.push({ kind: 'request', request })
      continue
    }
    if (open?.name !== group) {
      if (names.has(group))
        throw refused(`The requests of the atomicityGroup '${group}' do not stand one after another.`)
      open = { name: group, requests: [] }
      items.push({ kind: 'changeSet', requests: open.requests })
    }
    names.add(group)
    groups.set(request.contentId, group)
    open.requests.push(requireWrite(request))
  }
  return { items, groups }
}

/** The answers as the JSON body `{"responses":[…]}`. Of a group that was undone the others get 424. */
export function jsonBatchBody(answers: readonly ItemAnswer[], { items, groups }: JsonBatch): string {
  const responses = answers.flatMap((item, index) => {
    if (item.kind === 'changeSet') return item.answers.map(answer => response(answer, groups))
    const asked = items[index]
    if (asked?.kind !== 'changeSet') return [response(item.answer, groups)]
    return asked.requests.map(({ contentId }) =>
      contentId === item.answer.contentId || item.answer.contentId === undefined
        ? response({ ...item.answer, ...(contentId !== undefined && { contentId }) }, groups)
        : response({ status: 424, ...(contentId !== undefined && { contentId }) }, groups),
    )
  })
  return JSON.stringify({ responses })
}

interface Read {
  readonly request: InnerRequest & { readonly contentId: string }
  readonly group: string | undefined
  readonly dependsOn: readonly string[]
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isName = (value: unknown): value is string => typeof value === 'string' && /^[\w.~-]{1,100}$/.test(value)

function readRequest(value: unknown): Read {
  if (!isObject(value)) throw refused('Each request must be an object with id, method and url.')
  const { id, method, url, headers = {}, body, atomicityGroup, dependsOn = [] } = value
  if (!isName(id)) throw refused('Each request needs an id, a short name or number as text.')
  if (typeof method !== 'string' || !/^[a-z]{1,10}$/i.test(method)) throw refused(`'${id}' has no method.`)
  if (typeof url !== 'string' || url === '') throw refused(`'${id}' has no url.`)
  if (url.length > longestInnerUrl) throw dataverseError('UriTooLong', longestInnerUrl)
  if (atomicityGroup !== undefined && !isName(atomicityGroup))
    throw refused(`The atomicityGroup of '${id}' is no name.`)
  if (!Array.isArray(dependsOn) || !dependsOn.every(isName))
    throw refused(`'dependsOn' of '${id}' must be an array of ids.`)
  return {
    request: {
      method: method.toUpperCase(),
      url,
      headers: readHeaders(id, headers),
      body: body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(body)),
      contentId: id,
    },
    group: atomicityGroup,
    dependsOn,
  }
}

function readHeaders(id: string, headers: unknown): IncomingHttpHeaders {
  const read: Record<string, string> = Object.create(null)
  if (!isObject(headers)) throw refused(`'headers' of '${id}' must be an object.`)
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value !== 'string') throw refused(`The header '${name.slice(0, 100)}' of '${id}' must be text.`)
    read[name.toLowerCase()] = value
  }
  return read
}

function response(answer: InnerAnswer, groups: ReadonlyMap<string, string>): object {
  const { contentId = '', status, body } = answer
  const group = groups.get(contentId)
  const headers = Object.fromEntries(innerHeaders(answer).map(([name, value]) => [name.toLowerCase(), value]))
  return {
    id: contentId,
    ...(group !== undefined && { atomicityGroup: group }),
    status,
    headers,
    ...(body !== undefined && { body: shown(body, headers['content-type'] ?? '') }),
  }
}

/** JSON as it is, text as text, bytes in base64url. */
function shown(body: string | Uint8Array, type: string): unknown {
  if (type.startsWith('application/json')) return JSON.parse(String(body))
  return typeof body === 'string' ? body : Buffer.from(body).toString('base64url')
}

const refused = (sentence: string): DataverseError =>
  dataverseError('BadQuery', `The JSON batch could not be read. ${sentence}`)
