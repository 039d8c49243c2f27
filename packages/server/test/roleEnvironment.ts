import type { FastifyInstance } from 'fastify'
import { createApp } from '../src/app.ts'
import { userContext } from '../src/authorization/userContext.ts'
import { seedEnvironment } from '../src/environment/seedEnvironment.ts'
import { createFlowSchemas } from '../src/flows/flowSchemas.ts'
import { createRunTargets } from '../src/flows/runTargets.ts'
import { Unauthorized } from '../src/identity/unauthorized.ts'
import type { Store } from '../src/store/steps.ts'
import { userById } from '../src/store/userByClaims.ts'
import { databases } from './databases.ts'

/** A Web API over a seeded environment whose users have the rights that the rows say; `x-user` is the id of who asks. */
export interface RoleEnvironment {
  readonly app: FastifyInstance
  readonly store: Store
  readonly administratorId: string
  readonly rootUnitId: string
  /** Sends a request; the administrator asks where nobody is named. */
  ask(method: Method, path: string, options?: Asked): Promise<Answered>
  /** The same for a POST that makes a row; gives its id. */
  make(set: string, row: object, as?: string): Promise<string>
  readonly errors: unknown[]
  close(): Promise<void>
}

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

export interface Asked {
  readonly as?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface Answered {
  readonly status: number
  readonly body: string
  readonly headers: Readonly<Record<string, unknown>>
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into by their tests
  readonly json: any
}

const now = Date.UTC(2026, 10, 21, 12)

export async function openRoleEnvironment(open = databases[0]!.open): Promise<RoleEnvironment> {
  const database = await open()
  const { store, folder } = database
  const seeded = await seedEnvironment({ store, dataFolder: folder, isShared: false, now })
  const errors: unknown[] = []
  let serial = 0
  const app = createApp({
    store,
    tenantId: seeded.tenantId,
    flowSchemas: createFlowSchemas(),
    runTargets: createRunTargets(store),
    readScript: () => ({
      problem: null,
      inputs: { schema: null },
      outputs: { schema: null },
      modules: [],
      childFlows: [],
    }),
    now: () => now + serial * 1000,
    newId: () => `10000000-0000-4000-8000-${String(++serial).padStart(12, '0')}`,
    onChange: () => {},
    checkCallbackUrl: () => {},
    sendCallback: async () => ({ outcome: { status: 200 }, duration: 0 }),
    async authenticate({ headers }) {
      const user = await store.read(() => userById(String(headers['x-user'])))
      if (user === undefined) throw new Unauthorized()
      return userContext(user)
    },
    originOf: () => 'https://org.example',
    challengeFor: error => (error instanceof Unauthorized ? 'Bearer' : undefined),
    onError: error => errors.push(error),
  })
  const administratorId = seeded.administrator.userId
  async function ask(method: Method, path: string, { as = administratorId, body, headers }: Asked = {}) {
    const answer = await app.inject({
      method,
      url: `/api/data/v9.2/${path}`,
      headers: { 'x-user': as, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const isJson = String(answer.headers['content-type']).startsWith('application/json')
    const json = answer.body !== '' && isJson ? answer.json() : undefined
    return { status: answer.statusCode, body: answer.body, headers: answer.headers, json }
  }
  return {
    app,
    store,
    administratorId,
    rootUnitId: seeded.businessUnitId,
    ask,
    async make(set, row, as = administratorId) {
      const { status, body, headers } = await ask('POST', set, { as, body: row })
      const id = /\(([0-9a-f-]{36})\)$/.exec(String(headers['odata-entityid']))?.[1]
      if (status !== 204 || id === undefined) throw new Error(`POST ${set} was answered with ${status}: ${body}`)
      return id
    },
    errors,
    async close() {
      await app.close()
      await database.close()
    },
  }
}
