import { dataverseError } from '@deskhand/contract/errors'
import { dhAddApplication as declaration } from '@deskhand/contract/operations/dhAddApplication'
import { role } from '@deskhand/contract/tables/role'
import { systemUser } from '@deskhand/contract/tables/systemUser'
import { requirePrivilege } from '../authorization/requirePrivilege.ts'
import { addApplication } from '../environment/addApplication.ts'
import { newSecret } from '../environment/secretFile.ts'
import { handleOperation } from './operationHandler.ts'

export const dhAddApplication = handleOperation(declaration, {
  async authorize({ user }) {
    requirePrivilege(user, 'Create', systemUser)
    requirePrivilege(user, 'Assign', role)
  },
  async run({ user, now }, { name, roles }, _target, { store }) {
    const fullName = (name as string).trim()
    const most = systemUser.columns.fullname.max ?? 0
    if (fullName === '') throw dataverseError('InvalidArgument', "The parameter 'name' is empty; give the user a name.")
    if (fullName.length > most) throw dataverseError('StringLengthTooLong', 'fullname', 'systemuser', most)
    const secret = newSecret()
    const { organizationId, businessUnitId, userId } = user
    const names = listed(roles as string | undefined)
    const application = { name: fullName, roles: names, secret, organizationId, businessUnitId, userId, now }
    const added = await store.write(() => addApplication(application))
    return { applicationId: added.applicationId, userId: added.userId, clientSecret: secret }
  },
})

const listed = (text = 'Basic User'): string[] =>
  text
    .split(',')
    .map(one => one.trim())
    .filter(one => one !== '')
