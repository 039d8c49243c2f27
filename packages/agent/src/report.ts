import type { RunClaim, RunEnd } from '@deskhand/contract/agentMessages'
import type { AgentContext } from './context.ts'
import { stoppingReason } from './link/outbox.ts'
import type { RunnerEnd } from './runner/runnerProcess.ts'

/** Keeps the end of a run until the server has it, also over a restart of the agent. */
export function reportEnd(
  claim: RunClaim,
  end: RunEnd,
  { entries, usage }: Pick<RunnerEnd, 'entries' | 'usage'>,
  context: AgentContext,
): void {
  const report = { type: 'end', claim, end, entries, ...(usage === undefined ? {} : { usage }) } as const
  context.state.keepEnd(report)
  void sendEnd(report, context)
}

/** Reports again what an earlier life of the agent did not get rid of. */
export function reportKeptEnds(context: AgentContext): void {
  for (const report of context.state.ends) void sendEnd(report, context)
}

async function sendEnd(report: AgentContext['state']['ends'][number], { link, state, settings }: AgentContext) {
  const answer = await link.ask(report)
  if (!answer.accepted && answer.reason === stoppingReason) return
  if (!answer.accepted) settings.log('warn', `The end of run ${report.claim.runId} was refused: ${answer.reason}`)
  state.forgetEnd(report.claim)
}
