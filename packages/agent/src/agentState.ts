import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AgentMessage, RunClaim } from '@deskhand/contract/agentMessages'
import type { Unnumbered } from './link/outbox.ts'

export type EndReport = Unnumbered<Extract<AgentMessage, { type: 'end' }>>

/** What an agent must know after it was killed: who it is, and which ends the server may not have kept. */
export interface AgentState {
  readonly machineId: string | null
  /** Marks of runners whose processes may live; after a restart, what an earlier life left behind. */
  readonly runners: readonly string[]
  readonly ends: readonly EndReport[]
  addRunner(mark: string): void
  removeRunner(mark: string): void
  setMachineId(machineId: string): void
  keepEnd(end: EndReport): void
  forgetEnd(claim: RunClaim): void
}

interface Kept {
  machineId: string | null
  runners: string[]
  ends: EndReport[]
}

/**
 * Reads the state in a folder, or begins a new one. Every change is written at once, to a new file that replaces
 * the old one: a killed agent leaves the one or the other.
 */
export function openAgentState(folder: string): AgentState {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'agent.json')
  const kept = read(path) ?? { machineId: null, runners: [], ends: [] }

  const write = () => {
    writeFileSync(`${path}.new`, JSON.stringify(kept), { mode: 0o600 })
    renameSync(`${path}.new`, path)
  }
  write()

  return {
    get machineId() {
      return kept.machineId
    },
    get runners() {
      return kept.runners
    },
    addRunner(mark) {
      kept.runners.push(mark)
      write()
    },
    removeRunner(mark) {
      const left = kept.runners.filter(one => one !== mark)
      if (left.length === kept.runners.length) return
      kept.runners = left
      write()
    },
    get ends() {
      return kept.ends
    },
    setMachineId(machineId) {
      if (kept.machineId === machineId) return
      kept.machineId = machineId
      write()
    },
    keepEnd(end) {
      kept.ends.push(end)
      write()
    },
    forgetEnd({ runId, fence }) {
      const left = kept.ends.filter(({ claim }) => claim.runId !== runId || claim.fence !== fence)
      if (left.length === kept.ends.length) return
      kept.ends = left
      write()
    },
  }
}

/** A file that a power cut spoilt is as good as none: the machine is found again by its name. */
function read(path: string): Kept | undefined {
  try {
    const { machineId, runners, ends } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Kept>
    if (!Array.isArray(runners) || !Array.isArray(ends)) return undefined
    return { machineId: machineId ?? null, runners, ends }
  } catch {
    return undefined
  }
}
