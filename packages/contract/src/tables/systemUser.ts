import { standardColumns } from '../standardColumns.ts'
import { boolean, choice, defineTable, integer, lookup, string, uniqueidentifier } from '../table.ts'

const { ownerid: _owner, owningbusinessunit: _unit, owningteam: _team, owninguser: _user, ...columns } = standardColumns

/** Users and application users. Source: reference, section 1.14. */
export const systemUser = defineTable('systemuser', {
  schemaName: 'SystemUser',
  set: 'systemusers',
  key: 'systemuserid',
  name: 'fullname',
  ownership: 'business',
  objectTypeCode: 8,
  label: 'User',
  description: 'A person or an application that may sign in.',
  changes: ['create', 'update'],
  columns: {
    systemuserid: uniqueidentifier({ schemaName: 'SystemUserId' }),
    fullname: string(200, { schemaName: 'FullName', label: 'Full Name', readOnly: true }),
    domainname: string(1024, { schemaName: 'DomainName', label: 'User Name' }),
    internalemailaddress: string(100, { schemaName: 'InternalEMailAddress', label: 'Primary Email', format: 'Email' }),
    firstname: string(256, { schemaName: 'FirstName' }),
    lastname: string(256, { schemaName: 'LastName' }),
    azureactivedirectoryobjectid: uniqueidentifier({
      schemaName: 'AzureActiveDirectoryObjectId',
      label: 'Azure AD Object ID',
      indexed: true,
    }),
    applicationid: uniqueidentifier({ schemaName: 'ApplicationId', label: 'Application ID', indexed: true }),
    isdisabled: boolean({
      schemaName: 'IsDisabled',
      label: 'Status',
      default: false,
      labels: { yes: 'Disabled', no: 'Enabled' },
    }),
    businessunitid: lookup(
      { businessunit: 'businessunitid' },
      { schemaName: 'BusinessUnitId', collection: 'business_unit_system_users', required: true },
    ),
    accessmode: choice(
      {
        0: 'Read-Write',
        1: 'Administrative',
        2: 'Read',
        3: 'Support User',
        4: 'Non-interactive',
        5: 'Delegated Admin',
      },
      { schemaName: 'AccessMode', default: 0 },
    ),
    azurestate: choice(
      { 0: 'Exists', 1: 'Soft deleted', 2: 'Not found or hard deleted' },
      { schemaName: 'AzureState', default: 0 },
    ),
    caltype: choice(
      {
        0: 'Professional',
        1: 'Administrative',
        2: 'Basic',
        3: 'Device Professional',
        4: 'Device Basic',
        5: 'Essential',
        6: 'Device Essential',
        7: 'Enterprise',
        8: 'Device Enterprise',
        9: 'Sales',
        10: 'Service',
        11: 'Field Service',
        12: 'Project Service',
      },
      { schemaName: 'CALType', label: 'License Type', default: 0 },
    ),
    islicensed: boolean({ schemaName: 'IsLicensed', default: true }),
    issyncwithdirectory: boolean({ schemaName: 'IsSyncWithDirectory', default: false }),
    isintegrationuser: boolean({ schemaName: 'IsIntegrationUser', default: false }),
    organizationid: uniqueidentifier({ schemaName: 'OrganizationId', readOnly: true }),
    ownerid: uniqueidentifier({
      schemaName: 'OwnerId',
      readOnly: true,
      description: 'The same as systemuserid: its key as an owner of rows.',
    }),
    userlicensetype: integer({ schemaName: 'UserLicenseType', default: -1, min: -1 }),
    ...columns,
  },
})
