import type { AgentMessage } from '@deskhand/contract/agentMessages'
import {
  anyObject,
  boolean,
  count,
  guid,
  listOf,
  nullable,
  number,
  object,
  oneOf,
  optional,
  tagged,
  text,
} from './shape.ts'

/**
 * Reads a message of an agent; undefined members and sizes are checked, so that handlers need not.
 *
 * @example
 * readAgentMessage('{"type":"capacity","free":-1}') // { problem: 'message.free must be a whole number from 0' }
 */
export function readAgentMessage(received: string): { readonly message: AgentMessage } | { readonly problem: string } {
  let value: unknown
  try {
    value = JSON.parse(received)
  } catch {
    return { problem: 'message must be JSON' }
  }
  const problem = shape(value, 'message')
  return problem === undefined ? { message: value as AgentMessage } : { problem }
}

const claim = object({ runId: guid, fence: count })
const failure = object({ code: text(1000), message: text(1_000_000), details: optional(text(1_000_000)) })
const entries = listOf(
  object({
    index: count,
    time: number,
    duration: number,
    action: text(200),
    subflow: text(200),
    line: count,
    level: oneOf('verbose', 'debug', 'info', 'warning', 'error'),
    status: oneOf('Succeeded', 'Failed', 'Skipped'),
    message: optional(text(1_000_000)),
    insideErrorHandling: optional(boolean),
    error: optional(object({ code: text(1000), message: text(1_000_000) })),
  }),
  10_000,
)

const shape = tagged('type', {
  hello: object({
    id: count,
    machineId: nullable(guid),
    machineName: text(100),
    groupName: nullable(text(100)),
    agentVersion: text(100),
    sessionCapacity: count,
    runModes: listOf(oneOf('attended', 'unattended'), 2),
    running: listOf(claim, 10_000),
  }),
  capacity: object({ free: count }),
  start: object({ id: count, claim, sessionUser: text(100), processVersion: text(4000) }),
  release: object({ id: count, claim, reason: text(1000) }),
  log: object({ id: count, claim, entries }),
  end: object({
    id: count,
    claim,
    end: tagged('event', {
      succeed: object({ outputs: anyObject }),
      fail: object({ failure }),
      confirmCancel: object({ detail: text(10_000) }),
      timeOut: object({ detail: text(10_000) }),
    }),
    entries: optional(entries),
    usage: optional(object({ cpuPercent: number, memoryMB: number })),
  }),
  heartbeat: object({ id: count, running: listOf(claim, 10_000) }),
})
