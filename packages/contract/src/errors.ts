/**
 * The error catalogue of the Web API: code, HTTP status, sentence. One row an error.
 * Source: reference, sections 4.1 to 4.4, and 2.7 for codes written on a run.
 */

interface ErrorDefinition {
  readonly code: string
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: each row has parameters of its own; dataverseError() checks them
  readonly message: (...args: any[]) => string
}

const catalogue = {
  ObjectDoesNotExist: {
    code: '0x80040217',
    status: 404,
    message: (table: string, id: string) => `Entity '${table}' With Id = ${id} Does Not Exist`,
  },
  RecordNotFoundByEntityKey: {
    code: '0x80060891',
    status: 404,
    message: (table: string) => `A record with the specified key values does not exist in ${table} entity`,
  },
  DefinitionNotFound: {
    code: '0x80040217',
    status: 404,
    message: (what: string, name: string) =>
      `Could not find ${/^[aeiou]/.test(what) ? 'an' : 'a'} ${what} with specified ${what} name: ${name}`,
  },
  ResourceNotFound: {
    code: '0x8006088a',
    status: 404,
    message: (segment: string) => `Resource not found for the segment '${segment}'.`,
  },
  BadQuery: { code: '0x80060888', status: 400, message: (text: string) => text },
  PropertyNotFound: {
    code: '0x80060888',
    status: 400,
    message: (property: string, table: string) =>
      `Could not find a property named '${property}' on type 'Microsoft.Dynamics.CRM.${table}'.`,
  },
  InvalidArgument: { code: '0x80040203', status: 400, message: (text: string) => text },
  PayloadError: {
    code: '0x80048d19',
    status: 400,
    message: (set: string, inner: string) =>
      `Error identified in Payload provided by the user for Entity :'${set}', For more information on this error please follow this help link https://go.microsoft.com/fwlink/?linkid=2195293  ---->  InnerException : ${inner}`,
  },
  PrivilegeDenied: { code: '0x80040220', status: 403, message: (text: string) => text },
  UnManagedIdsAccessDenied: {
    code: '0x80048306',
    status: 403,
    message: (user: string, right: string, table: string, id: string, level: string) =>
      `Principal with id ${user} does not have ${right} right(s) for record with id ${id} of entity ${table}. Consider assigning a role with the level ${level} to the user or team.`,
  },
  PrincipalPrivilegeDenied: {
    code: '0x80040231',
    status: 403,
    message: (what: string) => `Target user or team does not hold required privileges. ${what}`,
  },
  AccessDenied: { code: '0x80048405', status: 403, message: (text: string) => text },
  UserDisabled: {
    code: '0x80040225',
    status: 403,
    message: (id: string) => `The specified user(Id = ${id}) is disabled. Consider enabling this user.`,
  },
  AccessTokenExpired: {
    code: '0x8005f101',
    status: 401,
    message: (at: string) => `The requested resource requires authentication. The token expired at ${at}.`,
  },
  UserNotMember: {
    code: '0x80072560',
    status: 403,
    message: () => 'The user is not a member of the organization.',
  },
  CannotActOnBehalfOfAnotherUser: {
    code: '0x8004a110',
    status: 403,
    message: () => 'User does not have the privilege to act on behalf another user.',
  },
  InvalidCallerId: {
    code: '0x80048d1a',
    status: 400,
    message: (header: string, id: string) =>
      `The header '${header}' names the user '${id}', who does not exist in this environment. Give the guid of a user, or leave the header out.`,
  },
  ImpersonationNotSupported: {
    code: '0x80040203',
    status: 400,
    message: (header: string) =>
      `Impersonation is not supported for desktop flow operations. Remove the header '${header}' and call as the user who should own the request.`,
  },
  StringLengthTooLong: {
    code: '0x80044331',
    status: 400,
    message: (column: string, table: string, max: number) =>
      `A validation error occurred.  The length of the '${column}' attribute of the '${table}' entity exceeded the maximum allowed length of '${max}'.`,
  },
  ValueOutOfRange: {
    code: '0x8004432f',
    status: 400,
    message: (column: string, table: string) =>
      `A validation error occurred.  The value of '${column}' on record of type '${table}' is outside the valid range.`,
  },
  PicklistValueOutOfRange: {
    code: '0x8004431a',
    status: 400,
    message: (value: number, column: string, table: string, accepted: readonly string[]) =>
      `A validation error occurred.  The value ${value} of '${column}' on record of type '${table}' is outside the valid range. Accepted Values: ${accepted.join(',')}`,
  },
  InvalidDateTime: { code: '0x80040239', status: 400, message: (text: string) => text },
  InvalidCharactersInField: {
    code: '0x80040278',
    status: 400,
    message: (column: string) => `The field '${column}' contains one or more invalid characters.`,
  },
  InvalidStateCodeStatusCode: {
    code: '0x80048408',
    status: 400,
    message: (status: number, state: number, table: string, id: string) =>
      `${status} is not a valid status code for state code ${state} on ${table} with Id ${id}.`,
  },
  IncorrectAttributeValueType: { code: '0x80044354', status: 400, message: (text: string) => text },
  ConcurrencyVersionMismatch: {
    code: '0x80060882',
    status: 412,
    message: () => "The version of the existing record doesn't match the RowVersion property provided.",
  },
  ConcurrencyVersionNotProvided: {
    code: '0x80060883',
    status: 400,
    message: (header: string) =>
      `The RowVersion property must be provided: the header '${header}' names no version. Send * or an etag such as W/"1069462".`,
  },
  CannotDeleteDueToAssociation: {
    code: '0x80040227',
    status: 405,
    message: (what: string) =>
      `The object you tried to delete is associated with another object and cannot be deleted. ${what}`,
  },
  ContentIdUnknown: {
    code: '0x80060888',
    status: 400,
    message: (id: string) => `Content-ID Reference: '$${id}' does not exist in the batch context.`,
  },
  DuplicateRecord: {
    code: '0x80040237',
    status: 412,
    message: () => 'A record with matching key values already exists.',
  },
  MethodNotAllowed: {
    code: '0x80060888',
    status: 405,
    message: (method: string, resource: string) =>
      `The requested resource '${resource}' does not support http method '${method}'.`,
  },
  MetadataIsReadOnly: {
    code: '0x80060888',
    status: 405,
    message: (type: string) => `Operation not supported on ${type}`,
  },
  FileTooLarge: { code: '0x80044a02', status: 400, message: () => 'Attachment file size is too big.' },
  PayloadTooLarge: { code: '0x80060888', status: 413, message: (text: string) => text },
  UriTooLong: {
    code: '0x80060888',
    status: 414,
    message: (max: number) => `The request URI is longer than ${max} characters.`,
  },
  DesktopFlowsActionThrottled: {
    code: '0x80072322',
    status: 429,
    message: (connection: string, limit: number, seconds: number) =>
      `DesktopFlowsActionThrottled: the connection '${connection}' has started ${limit} desktop flow runs in the last minute, the most it may. Try again in ${seconds} seconds.`,
  },
  TooManyRequests: {
    code: '0x80072322',
    status: 429,
    message: (limit: number) => `Number of requests exceeded the limit of ${limit} over time window of 300 seconds.`,
  },
  TooMuchExecutionTime: {
    code: '0x80072321',
    status: 429,
    message: (limit: number) =>
      `Combined execution time of incoming requests exceeded limit of ${limit.toLocaleString('en-US')} milliseconds over time window of 300 seconds. Decrease number of concurrent requests or reduce the duration of requests and try again later.`,
  },
  TooManyConcurrentRequests: {
    code: '0x80072326',
    status: 429,
    message: (limit: number) => `Number of concurrent requests exceeded the limit of ${limit}.`,
  },
  SqlTimeout: {
    code: '0x80044151',
    status: 400,
    message: (seconds: number) =>
      `SQL timeout expired. The query took longer than ${seconds} seconds. Let it look at fewer rows, or ask for less of each.`,
  },
  QueryBuilderNoEntity: {
    code: '0x80041102',
    status: 400,
    message: (table: string) =>
      `The entity with a name = '${table}' with namemapping = 'Logical' was not found in the MetadataCache.`,
  },
  QueryBuilderNoAttribute: {
    code: '0x80041103',
    status: 400,
    message: (column: string, table: string) =>
      `'${table}' entity doesn't contain attribute with Name = '${column}' and NameMapping = 'Logical'.`,
  },
  TooManyConditionsInQuery: {
    code: '0x8004430c',
    status: 400,
    message: () => 'Number of conditions in query exceeded maximum limit.',
  },
  TooManyLinkEntitiesInQuery: {
    code: '0x8004430d',
    status: 400,
    message: () => 'Number of link entities in query exceeded maximum limit.',
  },
  AggregateQueryRecordLimitExceeded: {
    code: '0x8004e023',
    status: 400,
    message: () => 'The maximum record limit is exceeded. Reduce the number of records.',
  },
  NotImplemented: { code: '0x8006088a', status: 501, message: (text: string) => text },
  Unexpected: { code: '0x80040216', status: 500, message: () => 'An unexpected error occurred.' },
  Unavailable: { code: '0x80040216', status: 503, message: (text: string) => text },
} as const satisfies Record<string, ErrorDefinition>

/** The names of all errors the Web API answers with. */
export type ErrorName = keyof typeof catalogue

/** The catalogue itself, for docs and clients that want to look a code up. */
export const errorCatalogue: Readonly<Record<ErrorName, ErrorDefinition>> = catalogue

/**
 * An error a caller is answered with. Thrown where it is known, translated once at the edge of the server.
 * `cause` and everything but `code` and `message` stay inside.
 */
export class DataverseError extends Error {
  override readonly name = 'DataverseError'
  readonly errorName: ErrorName
  /** Hex text, for example `0x80040217`. */
  readonly code: string
  /** HTTP status. */
  readonly status: number
  /** For 429 and 503: whole seconds for `Retry-After`. */
  readonly retryAfterSeconds?: number

  constructor(errorName: ErrorName, message: string, options: { cause?: unknown; retryAfterSeconds?: number } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.errorName = errorName
    this.code = catalogue[errorName].code
    this.status = catalogue[errorName].status
    if (options.retryAfterSeconds !== undefined) this.retryAfterSeconds = options.retryAfterSeconds
  }
}

/**
 * Makes an error of the catalogue.
 *
 * @example
 * throw dataverseError('ObjectDoesNotExist', 'workflow', id)
 */
export function dataverseError<Name extends ErrorName>(
  name: Name,
  ...args: Parameters<(typeof catalogue)[Name]['message']>
): DataverseError {
  const message = catalogue[name].message as (...args: unknown[]) => string
  return new DataverseError(name, message(...args))
}
