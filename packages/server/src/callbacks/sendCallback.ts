import { type Dispatcher, request } from 'undici'
import { RefusedAddress } from './guardedAgent.ts'

/** What is sent, where, and for which run. */
export interface Callback {
  readonly url: string
  /** Sent as it is. */
  readonly body: string
  readonly workflowId: string
  readonly runId: string
}

/** What became of one attempt: the receiver's status, or why there was none. */
export type Outcome =
  | { readonly status: number }
  | { readonly error: string; readonly refused?: true; readonly aborted?: true }

export interface SendOptions {
  /** See `guardedAgent`. */
  readonly dispatcher: Dispatcher
  /** ms the receiver has until its status must be here. */
  readonly timeLimit: number
  /** Ends the attempt early. */
  readonly signal?: AbortSignal
}

/**
 * One attempt to deliver a callback. Redirects are not followed; the receiver's body is not looked at.
 *
 * Source: Dataverse wire, section 6; seed pages, "Request received by the callback endpoint".
 */
export async function sendCallback(callback: Callback, options: SendOptions): Promise<Outcome> {
  const limit = AbortSignal.timeout(options.timeLimit)
  const signal = options.signal === undefined ? limit : AbortSignal.any([limit, options.signal])
  try {
    const { statusCode, body } = await request(callback.url, {
      method: 'POST',
      dispatcher: options.dispatcher,
      signal,
      headers: {
        'User-Agent': 'EnterpriseConnectors/1.0',
        'Content-Type': 'application/json; charset=utf-8',
        'x-ms-workflow-id': callback.workflowId,
        'x-ms-run-id': callback.runId,
      },
      body: callback.body,
    })
    // What is not read would hold the connection; a longer answer than this costs it.
    await body.dump({ limit: 65_536, signal }).catch(() => {})
    return { status: statusCode }
  } catch (error) {
    if (options.signal?.aborted === true) return { error: 'The server was stopped.', aborted: true }
    if (limit.aborted) return { error: `The receiver did not answer within ${options.timeLimit} ms.` }
    if (error instanceof RefusedAddress) return { error: error.message, refused: true }
    return { error: reasonOf(error) }
  }
}

/** Several addresses tried in vain come as one error with an empty text. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(reasonOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}
