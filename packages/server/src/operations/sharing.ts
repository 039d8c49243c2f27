import { type DataverseError, dataverseError } from '@deskhand/contract/errors'
import { type AccessRight, accessRights, verbs } from '@deskhand/contract/privilege'
import { rowWithin } from '../authorization/requireRow.ts'
import type { UserContext } from '../authorization/userContext.ts'
import { retrieveRow } from '../store/retrieveRow.ts'
import type { Steps } from '../store/steps.ts'
import type { RowKey } from '../writing/rowKey.ts'
import type { Parameters } from './readParameters.ts'
import { locate, referenceOf } from './referenceOf.ts'

/** A row, with whom it is to be shared, and for what. */
export interface Sharing {
  readonly target: RowKey
  readonly principal: RowKey
  /** Numbers of `accessRights` added up. */
  readonly rights: number
}

/** The same with both found, as the store wants it. */
export interface Share {
  readonly table: string
  readonly rowId: string
  readonly principalId: string
}

/** Reads what GrantAccess and ModifyAccess are given. Source: Dataverse wire, section 2.4. */
export function readSharing(parameters: Parameters): Sharing {
  const target = sharedRow(parameters.Target)
  const access = parameters.PrincipalAccess as Readonly<Record<string, unknown>>
  const principal = principalOf('PrincipalAccess.Principal', access.Principal)
  return { target, principal, rights: readMask(access.AccessMask) }
}

/**
 * Finds the row and the principal. Refuses who may not share the row, or gives rights that they do not have on it
 * themselves.
 */
export function* requireSharing(user: UserContext, { rights, ...sharing }: Sharing): Steps<Share> {
  const target = yield* locate(user, sharing.target)
  const principal = yield* locate(user, sharing.principal)
  yield* rowWithin(user, 'Share', target.table, target.id, [])
  for (const verb of verbs)
    if ((rights & accessRights[`${verb}Access`]) !== 0) yield* rowWithin(user, verb, target.table, target.id, [])
  const found = yield* retrieveRow(principal.table, principal.id, [principal.table.key])
  if (found === undefined) throw dataverseError('ObjectDoesNotExist', principal.table.logicalName, principal.id)
  return { table: target.table.logicalName, rowId: target.id, principalId: principal.id }
}

/** The row a parameter names, one that has an owner. */
export function sharedRow(value: unknown): RowKey {
  const target = referenceOf('Target', value)
  if (target.table.ownership === 'user') return target
  throw dataverseError('InvalidArgument', `Rows of '${target.table.logicalName}' have no owner and cannot be shared.`)
}

/** A row of users or teams. */
export function principalOf(parameter: string, value: unknown): RowKey {
  const principal = referenceOf(parameter, value)
  const { logicalName } = principal.table
  if (logicalName === 'systemuser' || logicalName === 'team') return principal
  throw dataverseError(
    'InvalidArgument',
    `The parameter '${parameter}' names a '${logicalName}'; it must be a user or a team.`,
  )
}

function readMask(value: unknown): number {
  if (typeof value !== 'string') throw maskError(value)
  let mask = 0
  for (const part of value.split(',')) {
    const name = part.trim()
    if (name === 'None') continue
    if (!Object.hasOwn(accessRights, name)) throw maskError(value)
    mask |= accessRights[name as AccessRight]
  }
  return mask
}

const maskError = (value: unknown): DataverseError =>
  dataverseError(
    'InvalidArgument',
    `The access mask '${String(value).slice(0, 200)}' is not understood. It is a list of ${Object.keys(accessRights).join(', ')}, for example "ReadAccess, WriteAccess".`,
  )
