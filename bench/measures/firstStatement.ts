import { type Measure, percentile } from '../measure.ts'
import { clientOf, liftLimit, startDeskhand, temporaryFolder } from '../processes.ts'

const runs = 60

/** From the answer of RunDesktopFlow to the first statement: idle queue, warm machine (the pause lets a new runner stand ready). */
export const measure: Measure = async () => {
  const folder = temporaryFolder()
  const server = await startDeskhand(folder.path)
  try {
    const client = clientOf(server.ready)
    await liftLimit(client)
    const { id } = await client.flows.import('Nothing', 'SET X TO 1')
    const delays: number[] = []
    for (let run = 0; run < runs + 5; run++) {
      const runId = await client.runs.start(id, { connectionName: server.ready.connectionName })
      const accepted = performance.timeOrigin + performance.now()
      await client.runs.wait(runId)
      const [first] = await Array.fromAsync(client.runs.log(runId))
      const { startTime } = JSON.parse(first?.data ?? '{}') as { startTime?: string | number }
      if (startTime === undefined)
        throw new Error(`the log of run ${runId} does not say when its first statement began`)
      if (run >= 5) delays.push(new Date(startTime).getTime() - accepted)
      await new Promise(resolve => setTimeout(resolve, 600))
    }
    return [
      { name: 'accepted → first statement, p50', value: percentile(delays, 0.5), unit: 'ms', target: '≤ 5 ms' },
      { name: 'accepted → first statement, p99', value: percentile(delays, 0.99), unit: 'ms', target: '≤ 25 ms' },
    ]
  } finally {
    await server.stop()
    folder.remove()
  }
}
