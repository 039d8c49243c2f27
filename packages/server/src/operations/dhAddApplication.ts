import { dataverseError } from '@deskhand/contract/errors'
import { dhAddApplication as declaration } from '@deskhand/contract/operations/dhAddApplication'
import { systemUser } from '@deskhand/contract/tables/systemUser'
import { levelOf } from '../authorization/userContext.ts'
import { addApplication } from '../environment/addApplication.ts'
import { newSecret } from '../environment/secretFile.ts'
import { handleOperation } from './operationHandler.ts'

/** Who gives away roles could give itself any: only who may make users anywhere may. */
export const dhAddApplication = handleOperation(declaration, {
  async authorize({ user }) {
    if (levelOf(user, 'Create', 'systemuser') !== 'Global')
      throw dataverseError(
        'PrivilegeDenied',
        `Principal user (Id=${user.userId}, type=8) is missing prvCreatesystemuser privilege at organization level.`,
      )
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
