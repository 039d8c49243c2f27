/**
 * The caller did not show who it is: answered with 401 and a challenge, and with an empty body unless its cause is an
 * error of the catalogue. Thrown by `authenticate`, translated at the edge, where the request's own URL is known.
 *
 * @example
 * reply.code(401).header('www-authenticate', challenge(error, { authorizationUri, resourceId })).send()
 */
export class Unauthorized extends Error {
  override readonly name = 'Unauthorized'

  /** Without a message: no token was shown. */
  constructor(message = '', options?: ErrorOptions) {
    super(message, options)
  }
}

/**
 * The `WWW-Authenticate` header. Clients read both keys to find out where to get a token, and for what.
 * Source: Dataverse wire, section 5.3.
 */
export function challenge(
  error: Unauthorized,
  { authorizationUri, resourceId }: { authorizationUri: string; resourceId: string },
): string {
  const where = `authorization_uri=${authorizationUri}, resource_id=${resourceId}`
  if (error.message === '') return `Bearer ${where}`
  return `Bearer error="invalid_token", error_description="${quotable(error.message)}", ${where}`
}

const quotable = (text: string): string => text.replaceAll(/["\\]/g, "'").replaceAll(/[^\x20-\x7e]/g, '?')
