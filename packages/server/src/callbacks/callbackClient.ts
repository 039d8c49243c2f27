import type { Callback, Outcome } from './sendCallback.ts'

export interface CallbackClientOptions {
  /** Hosts that callbacks may go to although the rules forbid them; for development. */
  readonly allowedHosts: readonly string[]
  /** ms a receiver has to answer; 30 seconds unless given. */
  readonly timeLimit?: number
}

/** Sends callbacks over guarded connections, from the first one to `close`. */
export interface CallbackClient {
  send(callback: Callback, signal?: AbortSignal): Promise<Outcome>
  close(): Promise<void>
}

/**
 * Makes the client. The HTTP library behind it is loaded with the first callback, so that starting does not wait
 * for it.
 *
 * @example
 * const client = callbackClient({ allowedHosts: config.callbackAllowHosts })
 * const sender = createCallbackSender({ store, clock, onError, send: client.send })
 */
export function callbackClient({ allowedHosts, timeLimit = 30_000 }: CallbackClientOptions): CallbackClient {
  let loading: ReturnType<typeof load> | undefined
  return {
    async send(callback, signal) {
      loading ??= load(allowedHosts)
      const { sendCallback, dispatcher } = await loading
      return sendCallback(callback, { dispatcher, timeLimit, ...(signal && { signal }) })
    },
    async close() {
      await (await loading)?.dispatcher.destroy()
    },
  }
}

async function load(allowedHosts: readonly string[]) {
  const { guardedAgent } = await import('./guardedAgent.ts')
  const { sendCallback } = await import('./sendCallback.ts')
  return { sendCallback, dispatcher: guardedAgent({ allowedHosts }) }
}
