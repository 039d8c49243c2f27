import type { RunClaim } from '@deskhand/contract/agentMessages'
import type { AgentContext } from './context.ts'

/** Every claim this agent answers for: runs in hand, and ends the server may not have kept. */
export function heldClaims({ runs, state }: AgentContext): RunClaim[] {
  const claims = new Map<string, RunClaim>()
  for (const { claim } of state.ends) claims.set(claim.runId, claim)
  for (const { claim, stop } of runs.values()) if (stop?.reason !== 'drop') claims.set(claim.runId, claim)
  return [...claims.values()]
}

/** Renews the leases every `seconds` while connected, and cuts a connection on which nothing is heard. Answers how to stop. */
export function startHeartbeat(seconds: number, context: AgentContext): () => void {
  const { clock } = context.settings
  const { link } = context
  let stop = () => {}
  const beat = () => {
    if (link.heard > 0 && clock.now() - link.heard > 2.5 * seconds * 1000)
      link.cut(`Nothing was heard from the server for ${Math.round((clock.now() - link.heard) / 1000)} s.`)
    else link.tell({ type: 'heartbeat', running: heldClaims(context) })
    stop = clock.after(seconds * 1000, beat)
  }
  stop = clock.after(seconds * 1000, beat)
  return () => stop()
}
