import { whoAmI as declaration } from '@deskhand/contract/operations/whoAmI'
import { handleOperation } from './operationHandler.ts'

export const whoAmI = handleOperation(declaration, {
  authorize: async () => undefined,
  run: async ({ user }) => ({
    BusinessUnitId: user.businessUnitId,
    UserId: user.userId,
    OrganizationId: user.organizationId,
  }),
})
