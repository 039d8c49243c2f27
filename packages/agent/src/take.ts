import type { RunAssignment } from '@deskhand/contract/agentMessages'
import { cancel } from './cancel.ts'
import { type AgentContext, tellCapacity } from './context.ts'
import { execute } from './execute.ts'
import type { HeldRun } from './heldRun.ts'

/** Takes a run the server gives, or gives it back. Being given the same claim twice is harmless. */
export async function take(assignment: RunAssignment, context: AgentContext): Promise<void> {
  const { runs, settings, link } = context
  const claim = { runId: assignment.runId, fence: assignment.fence }
  const older = runs.get(claim.runId)
  if (older !== undefined) {
    if (older.claim.fence >= claim.fence) return
    cancel(older, 'drop', 0, context)
  }
  if (older !== undefined || context.draining || runs.size >= settings.sessionCapacity) {
    const reason = context.draining ? 'The agent is stopping.' : 'The machine has no free session.'
    await link.ask({ type: 'release', claim, reason })
    return
  }
  const run: HeldRun = { claim, assignment, runner: undefined, started: false, stop: undefined }
  runs.set(claim.runId, run)
  try {
    await execute(run, context)
  } finally {
    runs.delete(claim.runId)
    tellCapacity(context)
  }
}
