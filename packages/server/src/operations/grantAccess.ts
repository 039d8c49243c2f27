import { type DataverseError, dataverseError } from '@deskhand/contract/errors'
import { grantAccess as declaration } from '@deskhand/contract/operations/grantAccess'
import { type AccessRight, accessRights } from '@deskhand/contract/privilege'
import { requireRow } from '../authorization/requireRow.ts'
import { retrieveRow } from '../store/retrieveRow.ts'
import { shareRow } from '../store/shareRow.ts'
import { handleOperation } from './operationHandler.ts'
import { type RowReference, referenceOf } from './referenceOf.ts'

/**
 * Shares a row. Who shares must be allowed to share it; the rights given are added to those the principal holds.
 * Source: Dataverse wire, section 2.4.
 */
export const grantAccess = handleOperation(declaration, {
  authorize: async () => undefined,
  async run({ user }, parameters, _target, { store }) {
    const target = referenceOf('Target', parameters.Target)
    if (target.table.ownership !== 'user')
      throw dataverseError(
        'InvalidArgument',
        `Rows of '${target.table.logicalName}' have no owner and cannot be shared.`,
      )
    const access = parameters.PrincipalAccess as Readonly<Record<string, unknown>>
    const principal = principalOf('PrincipalAccess.Principal', access.Principal)
    const rights = readMask(access.AccessMask)
    await requireRow(store, user, 'Share', target.table, target.id, [])
    const found = await store.read(() => retrieveRow(principal.table, principal.id, [principal.table.key]))
    if (found === undefined) throw dataverseError('ObjectDoesNotExist', principal.table.logicalName, principal.id)
    await store.write(() =>
      shareRow({ table: target.table.logicalName, rowId: target.id, principalId: principal.id, rights }),
    )
    return undefined
  },
})

/** A row of users or teams. */
export function principalOf(parameter: string, value: unknown): RowReference {
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
  for (const name of value.split(',')) {
    const right = accessRights[name.trim() as AccessRight]
    if (right === undefined) throw maskError(value)
    mask |= right
  }
  return mask
}

const maskError = (value: unknown): DataverseError =>
  dataverseError(
    'InvalidArgument',
    `The access mask '${String(value)}' is not understood. It is a list of ${Object.keys(accessRights).join(', ')}, for example "ReadAccess, WriteAccess".`,
  )
