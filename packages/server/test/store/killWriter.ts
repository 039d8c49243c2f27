import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { StorePlace } from '../../src/store/openStore.ts'

/**
 * Runs `killedWriter.ts` over a store until it has said so many lines (or its store has died), then kills it.
 *
 * @returns all it had said
 */
export async function killWriter(
  place: StorePlace,
  lines: number,
  onLine: (count: number) => void = () => {},
): Promise<string[]> {
  const writer = spawn(process.execPath, [join(import.meta.dirname, 'killedWriter.ts'), JSON.stringify(place)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const said: string[] = []
  for await (const line of createInterface({ input: writer.stdout })) {
    said.push(line)
    onLine(said.length)
    if (said.length === lines) writer.kill('SIGKILL')
  }
  return said
}
