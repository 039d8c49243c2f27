import { dataverseVersion } from '@deskhand/contract/dataverseVersion'
import { retrieveCurrentOrganization as declaration } from '@deskhand/contract/operations/retrieveCurrentOrganization'
import { organization } from '@deskhand/contract/tables/organization'
import { retrieveRow } from '../store/retrieveRow.ts'
import { handleOperation } from './operationHandler.ts'

/** Source: Dataverse wire, section 2.6. */
export const retrieveCurrentOrganization = handleOperation(declaration, {
  authorize: async () => undefined,
  async run({ user, baseUrl }, _parameters, _target, { store, tenantId }) {
    const { organizationId } = user
    const row = await store.read(() => retrieveRow(organization, organizationId, ['name']))
    const { origin, hostname } = new URL(baseUrl)
    const name = String(row?.name ?? '')
    return {
      Detail: {
        OrganizationId: organizationId,
        FriendlyName: name,
        OrganizationVersion: dataverseVersion,
        EnvironmentId: organizationId,
        DatacenterId: '00000000-0000-0000-0000-000000000000',
        Geo: null,
        TenantId: tenantId,
        UrlName: hostname.split('.')[0],
        UniqueName: name,
        Endpoints: {
          Count: 3,
          IsReadOnly: false,
          Keys: ['WebApplication', 'OrganizationService', 'OrganizationDataService'],
          Values: [
            `${origin}/`,
            `${origin}/XRMServices/2011/Organization.svc`,
            `${origin}/XRMServices/2011/OrganizationData.svc`,
          ],
        },
        State: 'Enabled',
      },
    }
  },
})
