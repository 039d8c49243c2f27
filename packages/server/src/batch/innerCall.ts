import type { IncomingHttpHeaders } from 'node:http'
import { dataverseError } from '@deskhand/contract/errors'
import { boundedJson } from '../protection/boundedJson.ts'
import { inUtf8 } from '../protection/inUtf8.ts'
import type { ContentIds } from './contentIds.ts'
import type { InnerRequest } from './innerRequest.ts'
import { innerUrl } from './innerUrl.ts'

/** A request as the verbs are given it, wherever it came from. */
export interface Call {
  readonly method: string
  /** Rooted: `/api/data/v9.2/workflows?$top=1`. */
  readonly url: string
  readonly headers: IncomingHttpHeaders
  /** Inside a batch there is no other. */
  readonly isInner: boolean
  readJson(): Promise<unknown>
  readBytes(limit: number): Promise<Uint8Array>
}

/** A request inside a batch, with its URL made rooted and its references replaced. */
export function innerCall(request: InnerRequest, ids: ContentIds, version: string): Call {
  const { method, headers, body } = request
  return {
    method,
    url: rootedUrl(request.url, ids, version),
    headers,
    isInner: true,
    readJson: async () => ids.inBody(boundedJson(inUtf8(body, headers['content-type']))),
    readBytes: async limit => {
      if (body.length > limit) throw dataverseError('FileTooLarge')
      return body
    },
  }
}

/** `$1/ownerid/$ref`, `workflows`, `/api/data/v9.2/workflows` → `/api/data/v9.2/…`. */
export function rootedUrl(url: string, ids: ContentIds, batchVersion: string): string {
  const asked = innerUrl(url)
  const named = innerUrl(ids.inUrl(asked.rest))
  return `/api/data/${named.version ?? asked.version ?? batchVersion}/${named.rest}`
}
