import { Agent, get } from 'node:http'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { flowLog } from '@deskhand/contract/tables/flowLog'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { userContext } from '../../packages/server/src/authorization/userContext.ts'
import { asksFetchXml, retrieveFetch } from '../../packages/server/src/fetchXml/retrieveFetch.ts'
import { retrieveMultiple } from '../../packages/server/src/odata/retrieveMultiple.ts'
import { openStore } from '../../packages/server/src/store/openStore.ts'
import { userByClaims } from '../../packages/server/src/store/userByClaims.ts'
import { startPostgres } from '../../scripts/postgres.ts'
import { type Figure, type Measure, median } from '../measure.ts'
import { type Described, startDeskhand, startProcess, temporaryFolder, tokenOf } from '../processes.ts'
import { type ScaleCase, scaleCases } from '../reference/scaleCases.ts'
import { postgresByHand, sqliteByHand } from '../reference/scaleDatabase.ts'
import { fillPostgres, fillSqlite } from '../scale/fill.ts'
import { connectPg } from '../scale/pgClient.ts'
import type { Sizes } from '../scale/rows.ts'

/**
 * Lists, pages, expansions, counts and aggregates over many runs, against SQL written by hand; both databases, with and
 * without HTTP. `ROWS=1000000 LOGS=10000000 npm run bench -- scale` takes a quarter of an hour and 20 GB of disk.
 */
export const measure: Measure = async () => {
  const runs = Number(process.env.ROWS ?? 100_000)
  const sizes: Sizes = { runs, logs: Number(process.env.LOGS ?? runs * 10) }
  return [...(await onSqlite(sizes)), ...(await onPostgres(sizes))]
}

interface Database {
  readonly name: string
  /** Where the product finds it, and where the SQL by hand does. */
  readonly store: Parameters<typeof openStore>[0]
  readonly byHand: string
  readonly server: Described
  readonly flags: readonly string[]
  readonly folder: string
}

async function onSqlite(sizes: Sizes): Promise<readonly Figure[]> {
  const folder = temporaryFolder()
  try {
    const server = await started(folder.path, [])
    const path = join(folder.path, 'deskhand.sqlite')
    fillSqlite(path, sizes)
    return await compared(sizes, {
      name: 'SQLite',
      store: { folder: folder.path },
      byHand: path,
      server,
      flags: [],
      folder: folder.path,
    })
  } finally {
    folder.remove()
  }
}

async function onPostgres(sizes: Sizes): Promise<readonly Figure[]> {
  const folder = temporaryFolder()
  const postgres = await startPostgres()
  try {
    const url = await postgres.createDatabase()
    const flags = ['--database', url]
    const server = await started(folder.path, flags)
    const client = await connectPg(url)
    await fillPostgres(client, sizes)
    await client.end()
    return await compared(sizes, {
      name: 'PostgreSQL',
      store: { url },
      byHand: url,
      server,
      flags,
      folder: folder.path,
    })
  } finally {
    await postgres.stop()
    folder.remove()
  }
}

/** Makes the schema, and a client that may read everything. */
async function started(folder: string, flags: readonly string[]): Promise<Described> {
  const { ready, stop } = await startDeskhand(folder, '--no-agent', ...flags)
  await stop()
  return ready
}

export async function compared(sizes: Sizes, database: Database): Promise<readonly Figure[]> {
  const cases = scaleCases(sizes)
  const inProcess = await withoutHttp(cases, database)
  const overHttp = await withHttp(cases, sizes, database)
  const size = `${sizes.runs.toLocaleString('en-US')} runs, ${sizes.logs.toLocaleString('en-US')} log rows`
  return cases.flatMap(({ name }, place) =>
    (
      [
        ['', inProcess],
        [', HTTP', overHttp],
      ] as const
    ).map(([way, times]) => {
      const { here, reference } = times[place]!
      return {
        name: `${database.name}${way}: ${name}${place === 0 ? ` (of ${size})` : ''}`,
        value: here,
        unit: 'ms',
        reference: { name: 'SQL by hand', value: reference },
        ratio: here / reference,
        target: '≤ 1.5 ×',
      }
    }),
  )
}

interface Times {
  readonly here: number
  readonly reference: number
}

/** From query string to JSON text in this process, no HTTP on either side. */
async function withoutHttp(cases: readonly ScaleCase[], database: Database): Promise<readonly Times[]> {
  const store = await openStore(database.store, { onError: console.error })
  const reference = store.dialect === 'sqlite' ? sqliteByHand(database.byHand) : await postgresByHand(database.byHand)
  try {
    const known = await store.read(() => userByClaims({ applicationId: database.server.clientId }))
    const user = userContext(known!)
    const times: Times[] = []
    for (const one of cases) {
      const prefer = preferenceOf(one)
      const requestOf = (round: number) => ({
        ...read(inRound(one, round).request),
        prefer,
        user,
        baseUrl: 'http://localhost/api/data/v9.2',
        store,
        hidesDrafts: true,
        now: Date.now(),
      })
      const here = async (round: number): Promise<string> => {
        const request = requestOf(round)
        const answer = asksFetchXml(request.query) ? retrieveFetch : retrieveMultiple
        return String((await answer(request)).body)
      }
      times.push(await alternately(one.name, here, async round => reference.answer(inRound(one, round))))
    }
    return times
  } finally {
    await reference.close()
    await store.close()
  }
}

async function withHttp(cases: readonly ScaleCase[], sizes: Sizes, database: Database): Promise<readonly Times[]> {
  const server = await startDeskhand(database.folder, '--no-agent', ...database.flags)
  const byHand = await startProcess<{ baseUrl: string }>('bench/reference/scaleServer.ts', [
    database.byHand,
    String(sizes.runs),
    String(sizes.logs),
  ])
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  try {
    const authorization = `Bearer ${await tokenOf(server.ready)}`
    const times: Times[] = []
    for (const [place, one] of cases.entries()) {
      const urlOf = (round: number): string =>
        `${server.ready.baseUrl}/api/data/v9.2/${encoded(inRound(one, round).request)}`
      const prefer = preferenceOf(one)
      const headers = { authorization, accept: 'application/json', ...(prefer && { prefer }) }
      const here = (round: number): Promise<string> => body(urlOf(round), agent, headers)
      const reference = (round: number): Promise<string> => body(`${byHand.ready.baseUrl}/${place}/${round}`, agent, {})
      times.push(await alternately(one.name, here, reference))
    }
    return times
  } finally {
    agent.destroy()
    await byHand.stop()
    await server.stop()
  }
}

const inRound = (one: ScaleCase, round: number): ScaleCase => (one.vary ? { ...one, ...one.vary(round) } : one)

const encoded = (request: string): string => encodeURI(request).replaceAll('%25', '%')

/** The table and the query string of a request. */
function read(request: string) {
  const at = request.indexOf('?')
  const [set, query] = [request.slice(0, at), request.slice(at + 1)]
  return { table: set === 'flowlogs' ? flowLog : flowSession, query: encoded(query) }
}

const preferenceOf = ({ maxPageSize }: ScaleCase): string | undefined =>
  maxPageSize === undefined ? undefined : `odata.maxpagesize=${maxPageSize}`

/** Both take turns, so that what else the machine does falls on both. The answers must hold the same. */
async function alternately(
  name: string,
  here: (round: number) => Promise<string>,
  reference: (round: number) => Promise<string>,
): Promise<Times> {
  const [ours, theirs] = [rowsOf(await here(0)), rowsOf(await reference(0))]
  for (const member of ['value', '@odata.count'])
    if (!isDeepStrictEqual(ours[member], theirs[member]))
      throw new Error(
        `${name}: ${member} differs.\n${JSON.stringify(ours).slice(0, 1500)}\n${JSON.stringify(theirs).slice(0, 1500)}`,
      )
  for (let warm = 0; warm < 20; warm++) await Promise.all([await here(warm), await reference(warm)])
  const times: { here: number[]; reference: number[] } = { here: [], reference: [] }
  const until = performance.now() + 1500
  for (let round = 0; round < 400 && (round < 5 || performance.now() < until); round++) {
    times.here.push(await timeOf(() => here(round)))
    times.reference.push(await timeOf(() => reference(round)))
  }
  return { here: median(times.here), reference: median(times.reference) }
}

/** An answer without its links to further pages, which the SQL does not write. */
const rowsOf = (text: string): Record<string, unknown> =>
  JSON.parse(text, (name, value) => (name.endsWith('@odata.nextLink') ? undefined : value))

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

function body(url: string, agent: Agent, headers: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers }, response => {
      const parts: Buffer[] = []
      response.on('data', part => parts.push(part))
      response.on('error', reject)
      response.on('end', () => {
        const text = Buffer.concat(parts).toString()
        if (response.statusCode === 200) resolve(text)
        else reject(new Error(`${url}: ${response.statusCode} ${text.slice(0, 500)}`))
      })
    }).on('error', reject)
  })
}
