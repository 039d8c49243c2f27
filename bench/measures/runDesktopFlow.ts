import { answersPerSecond } from '../load.ts'
import { type Measure, median } from '../measure.ts'
import { clientOf, liftLimit, startDeskhand, startProcess, temporaryFolder, tokenOf } from '../processes.ts'

/** RunDesktopFlow, durable when answered, 32 callers, no machine taking the runs. */
export const measure: Measure = async () => {
  const folder = temporaryFolder()
  const first = await startDeskhand(folder.path)
  const { connectionName } = first.ready
  await first.stop()
  const server = await startDeskhand(folder.path, '--no-agent')
  const insert = await startProcess<{ baseUrl: string }>('bench/reference/insertServer.ts', [folder.path])
  try {
    const client = clientOf(server.ready)
    await liftLimit(client)
    const { id } = await client.flows.import('Nothing', 'SET X TO 1')
    const headers = { authorization: `Bearer ${await tokenOf(server.ready)}`, 'content-type': 'application/json' }
    const body = JSON.stringify({
      runMode: 'unattended',
      runPriority: 'normal',
      connectionName,
      timeout: 7200,
      inputs: '{}',
    })
    const path = `/api/data/v9.2/workflows(${id})/Microsoft.Dynamics.CRM.RunDesktopFlow`
    const here: number[] = []
    const reference: number[] = []
    // Both take turns, since the machine is not equally fast all the time; the first round warms them up.
    for (let round = 0; round < 8; round++) {
      reference.push(await answersPerSecond({ url: insert.ready.baseUrl + path, method: 'POST', headers, body }, 2, 32))
      here.push(await answersPerSecond({ url: server.ready.baseUrl + path, method: 'POST', headers, body }, 2, 32))
    }
    const ratios = here.map((value, round) => value / reference[round]!).slice(1)
    return [
      {
        name: 'RunDesktopFlow, 32 callers',
        value: median(here.slice(1)),
        unit: 'runs/s',
        reference: { name: 'insert by hand', value: median(reference.slice(1)) },
        ratio: median(ratios),
        target: '≥ 0.6 ×',
      },
    ]
  } finally {
    await insert.stop()
    await server.stop()
    folder.remove()
  }
}
