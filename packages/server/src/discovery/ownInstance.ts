import { dataverseVersion } from '@deskhand/contract/dataverseVersion'
import { systemAdministrator } from '@deskhand/contract/roles/systemAdministrator'
import { organization } from '@deskhand/contract/tables/organization'
import type { UserContext } from '../authorization/userContext.ts'
import { formatTime } from '../odata/formatValue.ts'
import { retrieveRow } from '../store/retrieveRow.ts'
import type { Steps } from '../store/steps.ts'
import type { Instance } from './instance.ts'

/** The environment of this server, as the discovery service says it. Source: Dataverse wire, section 5.4. */
export function* ownInstance({
  user,
  origin,
  tenantId,
}: {
  readonly user: UserContext
  /** `https://host` */
  readonly origin: string
  readonly tenantId: string
}): Steps<Instance> {
  const row = yield* retrieveRow(organization, user.organizationId, ['name', 'modifiedon'])
  const name = String(row?.name ?? '')
  return {
    Id: user.organizationId,
    UniqueName: name,
    UrlName: new URL(origin).hostname.split('.')[0] ?? '',
    FriendlyName: name,
    State: 0,
    Version: dataverseVersion,
    Url: origin,
    ApiUrl: origin,
    LastUpdated: typeof row?.modifiedon === 'number' ? formatTime(row.modifiedon) : null,
    Region: null,
    OrganizationType: 0,
    TenantId: tenantId,
    EnvironmentId: user.organizationId,
    StatusMessage: ready,
    TrialExpirationDate: null,
    Purpose: null,
    SchemaType: 'Full',
    DatacenterId: '00000000-0000-0000-0000-000000000000',
    DatacenterName: null,
    IsUserSysAdmin: user.roleNames.includes(systemAdministrator.name),
  }
}

/** `InstancePickerReady` */
const ready = 6
