import { randomUUID } from 'node:crypto'
import { dataverseError } from '@deskhand/contract/errors'
import { systemUser } from '@deskhand/contract/tables/systemUser'
import { addSecretHash } from '../store/addSecretHash.ts'
import { assignRole } from '../store/assignRole.ts'
import { insertRow } from '../store/insertRow.ts'
import { listRoles } from '../store/listRoles.ts'
import type { Steps } from '../store/steps.ts'
import { hashSecret } from './secretHash.ts'

export interface NewApplication {
  readonly name: string
  /** Names of roles; case does not count. */
  readonly roles: readonly string[]
  readonly secret: string
  readonly organizationId: string
  readonly businessUnitId: string
  /** Who adds it; null: the server itself. */
  readonly userId: string | null
  readonly now: number
}

/** An application user: its client id, and its row. */
export interface AddedApplication {
  readonly applicationId: string
  readonly userId: string
}

/**
 * Adds an application user that may ask for tokens with a secret, and gives it roles.
 *
 * @throws DataverseError `InvalidArgument` for a role that does not exist
 */
export function* addApplication(application: NewApplication): Steps<AddedApplication> {
  const { name, businessUnitId, organizationId, now } = application
  const roleIds = idsOf(application.roles, yield* listRoles())
  const applicationId = randomUUID()
  const values = {
    fullname: name,
    applicationid: applicationId,
    azureactivedirectoryobjectid: randomUUID(),
    businessunitid: businessUnitId,
    organizationid: organizationId,
    accessmode: nonInteractive,
    islicensed: false,
  }
  const userId = yield* insertRow(systemUser, values, { userId: application.userId, now })
  for (const roleId of roleIds) yield* assignRole({ userId, roleId })
  yield* addSecretHash(applicationId, hashSecret(application.secret))
  return { applicationId, userId }
}

/** `systemuser.accessmode` of an application user. */
const nonInteractive = 4

function idsOf(names: readonly string[], roles: readonly { readonly id: string; readonly name: string }[]): string[] {
  return names.map(name => {
    const role = roles.find(one => one.name.toLowerCase() === name.toLowerCase())
    if (role !== undefined) return role.id
    const known = roles.map(one => `'${one.name}'`).join(', ')
    throw dataverseError('InvalidArgument', `There is no role '${name}'. The roles are ${known}.`)
  })
}
