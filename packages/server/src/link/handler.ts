import type { AgentMessage, ServerMessage } from '@deskhand/contract/agentMessages'
import type { Clock } from '../dispatch/clock.ts'
import type { Dispatcher } from '../dispatch/dispatcher.ts'
import type { MachineSession } from '../dispatch/machineSessions.ts'
import type { DispatchSettings } from '../dispatch/settings.ts'
import type { Store } from '../store/steps.ts'

export type MessageOf<Type extends AgentMessage['type']> = Extract<AgentMessage, { type: Type }>
export type Ack = Extract<ServerMessage, { type: 'ack' }>

/** What handlers of messages work with. */
export interface LinkContext {
  readonly store: Store
  readonly clock: Clock
  readonly settings: DispatchSettings
  readonly dispatcher: Dispatcher
}

/** Does what a message says and answers it, if it wants an answer; rejects when the store could not keep it. */
export type Handler<Type extends AgentMessage['type']> = (
  message: MessageOf<Type>,
  session: MachineSession,
  context: LinkContext,
) => Promise<Ack | undefined>

export const accepted = (id: number): Ack => ({ type: 'ack', id, accepted: true })
export const refused = (id: number, reason: string): Ack => ({ type: 'ack', id, accepted: false, reason })

export const notHeld = 'This machine does not hold the run (any more).'
