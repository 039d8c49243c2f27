import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FlowCall } from '@deskhand/robin/action/defineAction'
import { RunError } from '@deskhand/robin/runError'
import { runFlow } from '../../src/external/runFlow.ts'
import { testContext } from '../support/context.ts'

const inputs = { FlowId: 'a-flow', WaitToComplete: false }

test('External.RunFlow hands on what it is given, and gives back what the flow gives', async () => {
  const calls: FlowCall[] = []
  const context = testContext<'RunDesktopFlowFailedError' | 'DesktopFlowTimedOutError'>({
    async runFlow(call) {
      calls.push(call)
      return { status: 'succeeded', outputs: { Net: 100 } }
    },
  })
  const result = await runFlow.run(inputs, context, { inputs: { Gross: 119 }, outputs: ['Net'] })
  assert.deepEqual(result, { dynamic: { Net: 100 } })
  assert.deepEqual(calls, [{ flowId: 'a-flow', inputs: { Gross: 119 }, outputs: ['Net'], wait: false }])
})

test('External.RunFlow fails as the flow has failed, or with DesktopFlowTimedOutError', async () => {
  for (const [status, code] of [
    ['failed', 'RunDesktopFlowFailedError'],
    ['timedOut', 'DesktopFlowTimedOutError'],
  ] as const) {
    const context = testContext<'RunDesktopFlowFailedError' | 'DesktopFlowTimedOutError'>({
      runFlow: async () => ({ status, message: 'no', details: 'why' }),
    })
    await assert.rejects(
      async () => runFlow.run(inputs, context),
      (error: RunError) =>
        error instanceof RunError && error.code === code && error.message === 'no' && error.details === 'why',
    )
  }
})
