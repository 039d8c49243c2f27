import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { DataverseError, dataverseError } from '@deskhand/contract/errors'
import Fastify, { type FastifyInstance } from 'fastify'
import type { UserContext } from './authorization/userContext.ts'
import { type Call, innerCall } from './batch/innerCall.ts'
import { innerUrl } from './batch/innerUrl.ts'
import type { Inner } from './batch/runBatch.ts'
import { type DiscoveryRequest, discover } from './discovery/discover.ts'
import { keyAliases } from './odata/keyAliases.ts'
import type { RequestLimits } from './protection/requestLimits.ts'
import { remembered } from './remembered.ts'
import type { Answer } from './routes/answer.ts'
import type { ApiParts, ApiRequest, Verb } from './routes/apiRequest.ts'
import { associate, disassociate } from './routes/associate.ts'
import { batch } from './routes/batch.ts'
import { create } from './routes/create.ts'
import { createRelated } from './routes/createRelated.ts'
import { crossOrigin, preflight } from './routes/crossOrigin.ts'
import { entityDefinitions, refuseDefinitionChange } from './routes/entityDefinitions.ts'
import { errorReply, isUnexpected } from './routes/errorReply.ts'
import { impersonate } from './routes/impersonate.ts'
import { invokeOperation } from './routes/invokeOperation.ts'
import { located } from './routes/located.ts'
import { metadata } from './routes/metadata.ts'
import { readFileBody, readJsonBody } from './routes/readBody.ts'
import { remove } from './routes/remove.ts'
import { replace } from './routes/replace.ts'
import type { Resource } from './routes/resource.ts'
import { resourcePath } from './routes/resourcePath.ts'
import { retrieve } from './routes/retrieve.ts'
import { retrieveCount } from './routes/retrieveCount.ts'
import { retrieveMultiple } from './routes/retrieveMultiple.ts'
import { retrieveProperty } from './routes/retrieveProperty.ts'
import { retrieveOwnReference, retrieveOwnReferences, retrieveReferences } from './routes/retrieveReferences.ts'
import { retrieveRelated } from './routes/retrieveRelated.ts'
import { retrieveValue } from './routes/retrieveValue.ts'
import { sendAnswer } from './routes/sendAnswer.ts'
import { serviceDocument } from './routes/serviceDocument.ts'
import { update } from './routes/update.ts'
import { writeProperty, writeValue } from './routes/writeProperty.ts'
import { writeVerb } from './routes/writeVerb.ts'

/**
 * What answers a request: rows are the kinds of resource, columns the methods. An empty cell is a 405.
 * Each verb is one file under `routes/` and reads as a list of steps of its own; the steps that all of them share
 * stand in `answerCall`. A batch has an empty row: what it holds is answered by the others.
 */
const verbs: Readonly<Record<Resource['kind'], Readonly<Record<string, Verb<never>>>>> = {
  service: { GET: serviceDocument },
  metadata: { GET: metadata },
  definitions: {
    GET: entityDefinitions,
    POST: refuseDefinitionChange,
    PATCH: refuseDefinitionChange,
    PUT: refuseDefinitionChange,
    DELETE: refuseDefinitionChange,
  },
  batch: {},
  set: { GET: retrieveMultiple, POST: writeVerb(create) },
  count: { GET: retrieveCount },
  row: { GET: retrieve, PATCH: writeVerb(update), PUT: writeVerb(replace), DELETE: writeVerb(remove) },
  property: { GET: retrieveProperty, PATCH: writeProperty, PUT: writeProperty, DELETE: writeProperty },
  value: { GET: retrieveValue, PATCH: writeValue, PUT: writeValue, DELETE: writeValue },
  related: { GET: retrieveRelated, POST: writeVerb(createRelated) },
  ownReference: { GET: retrieveOwnReference },
  ownReferences: { GET: retrieveOwnReferences },
  reference: {
    GET: retrieveReferences,
    POST: writeVerb(associate),
    PUT: writeVerb(associate),
    DELETE: writeVerb(disassociate),
  },
  operation: { GET: invokeOperation, POST: invokeOperation },
}

/** What the Web API needs from the rest of the server. */
export interface AppParts extends ApiParts {
  now(): number
  /** What one user may ask for in a while; without them there is no limit. */
  readonly limits?: RequestLimits
  /** Who sends the request; throws `Unauthorized` or a 403. */
  authenticate(request: IncomingMessage): Promise<UserContext>
  /** Scheme and host under which the caller reached us. */
  originOf(request: IncomingMessage): string
  /** `WWW-Authenticate` where the error means that the caller did not show who it is. */
  challengeFor(error: unknown, request: IncomingMessage): string | undefined
  /** Told of errors nobody else will hear of. */
  onError(error: unknown, requestId: string): void
}

/** Longest URL in characters. Source: Dataverse wire, section 3.1. */
const maxUrlLength = 32_768
const versions: ReadonlySet<string> = new Set(['v9.0', 'v9.1', 'v9.2'])

/**
 * The Web API below `/api/data`, and Global Discovery below `/api/discovery`, without a socket: `inject` and the
 * listeners of `createServer` both call it.
 */
export function createApp(parts: AppParts): FastifyInstance {
  const resourceOf = remembered(resourcePath)
  const answer: Answerer = (request, response) => answerTo(request, response, resourceOf, parts)
  const app = Fastify({
    logger: false,
    // No route has a schema: the compilers of schemas, a hundred modules, need not be loaded.
    schemaController: { compilersFactory: { buildValidator: noSchema, buildSerializer: noSchema } },
    // A path that is no text, before any route is found.
    frameworkErrors: (error, request, reply) => {
      reply.hijack()
      reportAndSend(error, request.raw, reply.raw, parts)
    },
    // Queries are read by odata/, once it is known what is asked.
    routerOptions: { maxParamLength: maxUrlLength, querystringParser: () => ({}) },
  })
  app.removeAllContentTypeParsers()
  // Bodies are read by the verb that wants one, after it is known who sends it.
  app.addContentTypeParser('*', (_request, _payload, done) => done(null))
  app.setErrorHandler((error, _request, reply) => {
    reply.hijack()
    reportAndSend(error, reply.request.raw, reply.raw, parts)
  })
  // Paths in other cases, and methods the framework does not know, come here too.
  app.setNotFoundHandler((request, reply) => {
    reply.hijack()
    const path = request.raw.url?.split('?')[0] ?? ''
    if (belowApi.test(path)) void handle(request.raw, reply.raw, answer, parts)
    else reportAndSend(dataverseError('ResourceNotFound', path.split('/')[1] ?? ''), request.raw, reply.raw, parts)
  })
  app.all('/api/data/*', (request, reply) => {
    reply.hijack()
    void handle(request.raw, reply.raw, answer, parts)
  })
  app.all('/api/discovery/*', (request, reply) => {
    reply.hijack()
    void handle(request.raw, reply.raw, raw => discover(discoveryRequest(raw, parts)), parts)
  })
  return app
}

const discoveryRequest = (request: IncomingMessage, parts: AppParts): DiscoveryRequest => ({
  method: request.method ?? 'GET',
  url: request.url ?? '/',
  origin: parts.originOf(request),
  store: parts.store,
  tenantId: parts.tenantId,
  authenticate: () => parts.authenticate(request),
})

const belowApi = /^(?:https?:\/\/[^/]*)?\/api\/data\//i

type ResourceOf = (path: string) => Resource

type Answerer = (request: IncomingMessage, response: ServerResponse) => Promise<Answer>

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  answerer: Answerer,
  parts: AppParts,
): Promise<void> {
  const { method, headers } = request
  try {
    for (const [name, value] of Object.entries(crossOrigin(headers))) response.setHeader(name, value)
    const answer = preflight(method, headers) ?? (await answerer(request, response))
    sendAnswer(answer, response, randomUUID(), headers['accept-encoding'])
  } catch (error) {
    reportAndSend(error, request, response, parts)
  }
}

/** The steps every request takes that came by itself. */
async function answerTo(
  request: IncomingMessage,
  response: ServerResponse,
  resourceOf: ResourceOf,
  parts: AppParts,
): Promise<Answer> {
  const { method = 'GET', url = '/', headers } = request
  if (url.length > maxUrlLength) throw dataverseError('UriTooLong', maxUrlLength)
  const user = await parts.authenticate(request)
  const admission = parts.limits?.enter(user.userId, (name, value) => void response.setHeader(name, value))
  try {
    const caller = { user, origin: parts.originOf(request), resourceOf }
    const call: Call = {
      method,
      url,
      headers,
      isInner: false,
      readJson: () => readJsonBody(request),
      readBytes: limit => readFileBody(request, limit),
    }
    return await answerCall(call, caller, parts)
  } finally {
    admission?.leave()
  }
}

/** Who asks, and what is the same for all that they ask at once. */
interface Caller {
  readonly user: UserContext
  readonly origin: string
  readonly resourceOf: ResourceOf
}

/** The steps that every request takes, those inside a batch too. */
async function answerCall(call: Call, caller: Caller, parts: AppParts): Promise<Answer> {
  const { method, headers } = call
  const { version, path, query } = splitUrl(call.url)
  const named = caller.resourceOf(keyAliases(path, query))
  const isBatch = named.kind === 'batch' && method === 'POST'
  const verb = verbs[named.kind][method]
  if (verb === undefined && !isBatch) {
    const refusal = dataverseError('MethodNotAllowed', method, path)
    if (call.isInner) throw refusal
    return { ...errorReply(refusal, headers.prefer), headers: { Allow: methodsOf(named.kind).join(', ') } }
  }
  const user = await impersonate(headers, caller.user, named, parts.store)
  const resource = await located(named, method, user, parts.store)
  const apiRequest: ApiRequest = {
    method,
    resource,
    query,
    headers,
    user,
    baseUrl: `${caller.origin}/api/data/${version}`,
    now: parts.now(),
    readJson: call.readJson,
    readBytes: call.readBytes,
  }
  if (verb !== undefined) return verb(apiRequest as ApiRequest<never>, parts)
  if (call.isInner) throw dataverseError('BadQuery', 'A batch cannot contain another batch.')
  return batch(apiRequest, innerOf({ ...caller, user }, version, parts), parts)
}

/** How the requests inside a batch are answered. */
const innerOf = (caller: Caller, version: string, parts: AppParts): Inner => ({
  answer: (request, ids, within) => answerCall(innerCall(request, ids, version), caller, { ...parts, ...within }),
  refuse(error, request) {
    const requestId = randomUUID()
    if (isUnexpected(error)) parts.onError(error, requestId)
    return { ...errorReply(error, request?.headers.prefer), requestId }
  },
})

const methodsOf = (kind: Resource['kind']): readonly string[] =>
  kind === 'batch' ? ['POST'] : Object.keys(verbs[kind])

/** `/api/data/v9.2/workflows?$top=1`, or the same behind scheme and host, as a proxy is asked for it. */
function splitUrl(url: string): { version: string; path: string; query: string } {
  const { version: named = '', rest } = innerUrl(url)
  const version = named.toLowerCase()
  if (!versions.has(version)) throw dataverseError('ResourceNotFound', named)
  const mark = rest.indexOf('?')
  return mark < 0
    ? { version, path: rest, query: '' }
    : { version, path: rest.slice(0, mark), query: rest.slice(mark + 1) }
}

function reportAndSend(error: unknown, request: IncomingMessage, response: ServerResponse, parts: AppParts): void {
  const requestId = randomUUID()
  const challenge = parts.challengeFor(error, request)
  const { prefer, 'accept-encoding': acceptEncoding } = request.headers
  if (challenge !== undefined) {
    const known = error instanceof Error && error.cause instanceof DataverseError ? error.cause : undefined
    const body = known === undefined ? {} : errorReply(known, prefer)
    sendAnswer({ ...body, status: 401, headers: { 'WWW-Authenticate': challenge } }, response, requestId)
    return
  }
  if (isUnexpected(error)) parts.onError(error, requestId)
  sendAnswer(errorReply(error, prefer), response, requestId, acceptEncoding)
}

function noSchema(): never {
  throw new Error('Routes have no schemas here: bodies are read and answers are written by the verbs.')
}
