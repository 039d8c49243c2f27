/** Errors a client meets, by family; `code` is the server's (contract, errors), `status` the HTTP status. */
export class DeskhandError extends Error {
  override readonly name: string = 'DeskhandError'
  /** HTTP status; 0 when there was no answer. */
  readonly status: number
  /** The service's code, for example `0x80040217`; empty when it gave none. */
  readonly code: string
  /** Seconds after which the service asks to be called again. */
  readonly retryAfterSeconds: number | undefined

  constructor(
    message: string,
    details: { status?: number; code?: string; retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.status = details.status ?? 0
    this.code = details.code ?? ''
    this.retryAfterSeconds = details.retryAfterSeconds
  }
}

/** 401: no token, or one the service does not accept. */
export class AuthenticationError extends DeskhandError {
  override readonly name = 'AuthenticationError'
}
/** 403: a privilege is missing, or the row is not shared with the caller. */
export class PermissionError extends DeskhandError {
  override readonly name = 'PermissionError'
}
/** 404 */
export class NotFoundError extends DeskhandError {
  override readonly name = 'NotFoundError'
}
/** 409 and 412 */
export class ConflictError extends DeskhandError {
  override readonly name = 'ConflictError'
}
/** 429 */
export class ThrottledError extends DeskhandError {
  override readonly name = 'ThrottledError'
}
/** Any other answer of 400 to 499. */
export class RequestError extends DeskhandError {
  override readonly name = 'RequestError'
}
/** 500 and above */
export class ServerError extends DeskhandError {
  override readonly name = 'ServerError'
}
/** No answer at all. */
export class ConnectionError extends DeskhandError {
  override readonly name = 'ConnectionError'
}

/** The error for an answer that is no success. */
export async function errorOf(response: Response): Promise<DeskhandError> {
  const text = await response.text().catch(() => '')
  const { code, message } = parse(text)
  const retryAfter = response.headers.get('retry-after') ?? ''
  const details = {
    status: response.status,
    code,
    ...(/^\d+$/.test(retryAfter) ? { retryAfterSeconds: Number(retryAfter) } : {}),
  }
  return new (familyOf(response.status))(message || `${response.status} ${response.statusText}`, details)
}

/** The error for a request that got no answer: the address cannot be reached, or the connection was lost. */
export function noAnswer(url: string, cause: unknown): ConnectionError {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause
  return new ConnectionError(`No answer from ${url}: ${inner instanceof Error ? inner.message : String(inner)}`, {
    cause,
  })
}

function familyOf(status: number): typeof DeskhandError {
  if (status === 401) return AuthenticationError
  if (status === 403) return PermissionError
  if (status === 404) return NotFoundError
  if (status === 409 || status === 412) return ConflictError
  if (status === 429) return ThrottledError
  return status >= 500 ? ServerError : RequestError
}

/**
 * Four shapes: the Web API's, the authorization server's, and two of gateways in front of Dataverse.
 * Source: Dataverse wire, section 4.1.
 */
function parse(text: string): { code: string; message: string } {
  try {
    const body = JSON.parse(text) as Record<string, unknown>
    const { error } = body
    const inner = typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : {}
    return {
      code: firstText(inner.code, error, body.ErrorCode),
      message: firstText(inner.message, body.error_description, body.Message, body.ExceptionMessage),
    }
  } catch {
    return { code: '', message: text.slice(0, 500) }
  }
}

const firstText = (...values: readonly unknown[]): string =>
  values.find((value): value is string => typeof value === 'string') ?? ''
