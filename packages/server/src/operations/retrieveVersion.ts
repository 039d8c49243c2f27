import { dataverseVersion } from '@deskhand/contract/dataverseVersion'
import { retrieveVersion as declaration } from '@deskhand/contract/operations/retrieveVersion'
import { handleOperation } from './operationHandler.ts'

export const retrieveVersion = handleOperation(declaration, {
  authorize: async () => undefined,
  run: async () => ({ Version: dataverseVersion }),
})
