import { spawnSync } from 'node:child_process'
import { type Measure, median } from '../measure.ts'
import { memoryOf, startDeskhand, temporaryFolder } from '../processes.ts'

/** `deskhand start` to its line of JSON on existing data, agent connected; and the memory of the whole tree when idle. */
export const measure: Measure = async () => {
  const folder = temporaryFolder()
  try {
    await (await startDeskhand(folder.path)).stop()
    const ready: number[] = []
    const node: number[] = []
    let memory = Number.NaN
    for (let round = 0; round < 5; round++) {
      let started = performance.now()
      spawnSync(process.execPath, ['-e', '0'])
      node.push(performance.now() - started)
      started = performance.now()
      const server = await startDeskhand(folder.path)
      ready.push(performance.now() - started)
      if (round === 4) {
        await new Promise(resolve => setTimeout(resolve, 3000))
        memory = memoryOf(server.ready.pid)
      }
      await server.stop()
    }
    const [value, other] = [median(ready), median(node)]
    return [
      {
        name: 'start to ready, existing data',
        value,
        unit: 'ms',
        reference: { name: 'node -e 0', value: other },
        ratio: value / other,
        target: '≤ node + 1000 ms',
      },
      { name: 'idle memory, server + agent + runner', value: memory, unit: 'MB', target: '≤ 200 MB' },
    ]
  } finally {
    folder.remove()
  }
}
