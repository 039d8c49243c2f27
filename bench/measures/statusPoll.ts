import { answersPerSecond } from '../load.ts'
import { type Measure, median } from '../measure.ts'
import { clientOf, startDeskhand, startProcess, temporaryFolder, tokenOf } from '../processes.ts'

/** One run by key, `$select` as on the seed page, 16 callers. */
export const measure: Measure = async () => {
  const folder = temporaryFolder()
  const server = await startDeskhand(folder.path)
  const constant = await startProcess<{ baseUrl: string }>('bench/reference/constantServer.ts', [])
  try {
    const client = clientOf(server.ready)
    const { id } = await client.flows.import('Nothing', 'SET X TO 1')
    const runId = await client.runs.start(id, { connectionName: server.ready.connectionName })
    await client.runs.wait(runId)
    const headers = { authorization: `Bearer ${await tokenOf(server.ready)}`, accept: 'application/json' }
    const path = `/api/data/v9.2/flowsessions(${runId})?$select=statuscode,statecode,startedon,completedon`
    const here: number[] = []
    const reference: number[] = []
    for (let round = 0; round < 4; round++) {
      reference.push(await answersPerSecond({ url: constant.ready.baseUrl + path, headers }, 3, 16))
      here.push(await answersPerSecond({ url: server.ready.baseUrl + path, headers }, 3, 16))
    }
    const [value, other] = [median(here.slice(1)), median(reference.slice(1))]
    return [
      {
        name: 'status poll',
        value,
        unit: 'requests/s',
        reference: { name: 'constant answer', value: other },
        ratio: value / other,
        target: '≥ 0.5 ×',
      },
    ]
  } finally {
    await constant.stop()
    await server.stop()
    folder.remove()
  }
}
