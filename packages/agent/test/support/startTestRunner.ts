import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LogEntry } from '@deskhand/contract/agentMessages'
import { defaultLimits, type RunLimits } from '../../src/options.ts'
import { runnerEnvironment } from '../../src/runner/environment.ts'
import type { RunOrder } from '../../src/runner/messages.ts'
import { type Runner, type RunnerEnd, startRunner } from '../../src/runner/runnerProcess.ts'

/** A real runner process in folders of its own. */
export interface TestRunner extends Runner {
  readonly folder: string
  readonly entries: LogEntry[]
  readonly mark: string
  /** Prepares and runs a script to its end. */
  execute(definition: string, changes?: Partial<RunOrder>): Promise<RunnerEnd>
  /** Resolved when a log entry satisfies the test. */
  logged(test: (entry: LogEntry) => boolean): Promise<LogEntry>
  close(): Promise<void>
}

export async function startTestRunner(
  changes: { readonly limits?: Partial<RunLimits>; readonly environment?: Record<string, string> } = {},
): Promise<TestRunner> {
  const folder = await mkdtemp(join(tmpdir(), 'deskhand-runner-'))
  const limits = { ...defaultLimits, ...changes.limits }
  const mark = randomUUID()
  const runner = startRunner({
    mark,
    heapMB: limits.heapMB,
    environment: runnerEnvironment(changes.environment ?? process.env),
    folder,
    cacheFolder: join(tmpdir(), 'deskhand-test-cache'),
  })
  const entries: LogEntry[] = []
  let told = () => {}
  return {
    ...runner,
    get alive() {
      return runner.alive
    },
    folder,
    entries,
    mark,
    async execute(definition, order = {}) {
      await runner.ready
      const refused = await runner.prepare({
        runId: '33333333-3333-4333-8333-333333333333',
        workflowId: '00000000-0000-4000-8000-000000000001',
        flowName: 'A flow',
        children: [],
        definition,
        inputSchema: { schema: null },
        outputSchema: { schema: null },
        inputs: {},
        runMode: 'unattended',
        folder,
        offers: [],
        environment: {},
        limits,
        ...order,
      })
      if (refused !== undefined) return refused
      return runner.go(batch => {
        entries.push(...batch)
        told()
      })
    },
    async logged(test) {
      for (;;) {
        const entry = entries.find(test)
        if (entry !== undefined) return entry
        await new Promise<void>(resolve => {
          told = resolve
        })
      }
    },
    async close() {
      runner.kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
