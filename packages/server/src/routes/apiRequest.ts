import type { IncomingHttpHeaders } from 'node:http'
import type { Table } from '@deskhand/contract/table'
import type { UserContext } from '../authorization/userContext.ts'
import type { Callback, Outcome } from '../callbacks/sendCallback.ts'
import type { Offer } from '../dispatch/dispatcher.ts'
import type { FlowParts } from '../flows/flowParts.ts'
import type { Store } from '../store/steps.ts'
import type { Answer } from './answer.ts'
import type { Resource } from './resource.ts'

/** A request of a known user for a known resource; what each verb is given. */
export interface ApiRequest<Kind extends Resource = Resource> {
  readonly method: string
  readonly resource: Kind
  /** The text behind `?`, still encoded; `''` without one. */
  readonly query: string
  readonly headers: IncomingHttpHeaders
  readonly user: UserContext
  /** What `@odata.context` starts with, for example `https://host/api/data/v9.2`. */
  readonly baseUrl: string
  /** ms since 1970, the same for the whole request. */
  readonly now: number
  /** Reads the body as JSON; undefined without one. */
  readJson(): Promise<unknown>
  /** Reads the body as it is; refuses one larger than that many bytes. */
  readBytes(limit: number): Promise<Uint8Array>
}

/** What stands behind the verbs and is the same for all requests. */
export interface ApiParts extends FlowParts {
  readonly store: Store
  /** The directory the environment belongs to. */
  readonly tenantId: string
  /** A new row id. */
  newId(now: number): string
  /** Told of the table after a row of it was written: what is remembered of its rows may be old. */
  onChange(table: Table): void
  /** Room on a free machine for a run that is about to be accepted; without it runs wait to be claimed. */
  offer?(groupId: string): Offer | undefined
  /** Throws where a callback may not go to the URL. */
  checkCallbackUrl(url: string): void
  /** Makes one attempt to deliver a callback, and says how long it took. */
  sendCallback(callback: Callback): Promise<{ readonly outcome: Outcome; readonly duration: number }>
}

export type Verb<Kind extends Resource = Resource> = (request: ApiRequest<Kind>, parts: ApiParts) => Promise<Answer>

/** The resource of one kind. */
export type ResourceOf<Kind extends Resource['kind']> = Extract<Resource, { kind: Kind }>
