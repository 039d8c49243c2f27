import { DataverseError, dataverseError } from '@deskhand/contract/errors'
import { prefer, wants } from '../odata/prefer.ts'
import type { Answer } from './answer.ts'

/**
 * The one place where an error becomes an answer. What is not an error of the catalogue is answered as an
 * unexpected one; its text and stack stay inside.
 *
 * @param preferences the `Prefer` header of the request: who asks for annotations is told more
 *
 * @example
 * errorReply(dataverseError('ObjectDoesNotExist', 'workflow', id))
 * // 404 {"error":{"code":"0x80040217","message":"Entity 'workflow' With Id = … Does Not Exist"}}
 *
 * Source: Dataverse wire, sections 4.1 and 4.2.
 */
export function errorReply(error: unknown, preferences?: string | readonly string[]): Answer {
  const known = asDataverseError(error)
  const body = JSON.stringify({
    error: { code: known.code, message: known.message, ...annotationsOf(known, preferences) },
  })
  if (known.retryAfterSeconds === undefined) return { status: known.status, body }
  return { status: known.status, headers: { 'retry-after': String(known.retryAfterSeconds) }, body }
}

/** Whether the log should tell of it: nobody else will. */
export const isUnexpected = (error: unknown): boolean => asDataverseError(error).status === 500

/** In the order in which Dataverse gives them. */
const annotations: readonly (readonly [name: string, value: (error: DataverseError) => string])[] = [
  ['Microsoft.PowerApps.CDS.ErrorDetails.OperationStatus', () => '0'],
  // The number .NET gives an exception nobody has given one.
  ['Microsoft.PowerApps.CDS.ErrorDetails.SubErrorCode', () => '-2146233088'],
  [
    'Microsoft.PowerApps.CDS.HelpLink',
    ({ code }) =>
      `http://go.microsoft.com/fwlink/?LinkID=398563&error=Microsoft.Crm.CrmException%3a${code.slice(2)}&client=platform`,
  ],
  ['Microsoft.PowerApps.CDS.TraceText', () => ''],
  ['Microsoft.PowerApps.CDS.InnerError.Message', ({ message }) => message],
]

function annotationsOf(
  error: DataverseError,
  preferences: string | readonly string[] | undefined,
): Readonly<Record<string, string>> {
  if (preferences === undefined) return {}
  const patterns = prefer(preferences.toString()).annotations
  const wanted = annotations.filter(([name]) => wants(patterns, name))
  return Object.fromEntries(wanted.map(([name, value]) => [`@${name}`, value(error)]))
}

function asDataverseError(error: unknown): DataverseError {
  if (error instanceof DataverseError) return error
  switch (statusOf(error)) {
    case 413:
      return dataverseError('PayloadTooLarge', 'The request body is too large.')
    case 415:
    case 400:
      return dataverseError('BadQuery', 'The request could not be read: body, length or encoding is malformed.')
    default:
      return dataverseError('Unexpected')
  }
}

/** The framework's own errors carry a status. */
const statusOf = (error: unknown): number | undefined =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : undefined
