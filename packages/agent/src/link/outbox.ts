import type { AgentMessage, RunClaim, ServerMessage } from '@deskhand/contract/agentMessages'

export type Ack = Extract<ServerMessage, { type: 'ack' }>
/** Messages that are repeated until the server has answered them. */
export type Lasting = Extract<AgentMessage, { type: 'start' | 'release' | 'log' | 'end' }>
export type Unnumbered<Message> = Message extends unknown ? Omit<Message, 'id'> : never

/** The answer to everything that still waits when the agent stops; it is no word of the server. */
export const stoppingReason = 'The agent is stopping.'

/** What was said and not yet acknowledged, in the order it was said. */
export interface Outbox {
  /** Numbers a message and keeps it until it is acknowledged or its run forgotten. */
  add(message: Unnumbered<Lasting>): { readonly message: Lasting; readonly answer: Promise<Ack> }
  settle(ack: Ack): void
  /** The run is not ours (any more): what was said of it is answered with a refusal. */
  forget(claim: RunClaim, reason: string): void
  forgetAll(): void
  /** All that still waits, in order. */
  waiting(): Lasting[]
  /** A number for a message that is not kept. */
  nextId(): number
}

/** Makes an empty outbox. */
export function createOutbox(): Outbox {
  const waiting = new Map<number, { readonly message: Lasting; readonly settle: (ack: Ack) => void }>()
  let last = 0

  const refuse = (which: (message: Lasting) => boolean, reason: string) => {
    for (const [id, { message, settle }] of [...waiting]) {
      if (!which(message)) continue
      waiting.delete(id)
      settle({ type: 'ack', id, accepted: false, reason })
    }
  }

  return {
    add(unnumbered) {
      last += 1
      const message = { ...unnumbered, id: last } as Lasting
      const { promise, resolve } = Promise.withResolvers<Ack>()
      waiting.set(message.id, { message, settle: resolve })
      return { message, answer: promise }
    },
    settle(ack) {
      const entry = waiting.get(ack.id)
      waiting.delete(ack.id)
      entry?.settle(ack)
    },
    forget({ runId, fence }, reason) {
      refuse(({ claim }) => claim.runId === runId && claim.fence === fence, reason)
    },
    forgetAll: () => refuse(() => true, stoppingReason),
    waiting: () => [...waiting.values()].map(({ message }) => message),
    nextId: () => ++last,
  }
}
