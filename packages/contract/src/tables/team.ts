import { standardColumns } from '../standardColumns.ts'
import { boolean, choice, defineTable, lookup, memo, string, uniqueidentifier } from '../table.ts'

const { ownerid: _owner, owningbusinessunit: _unit, owningteam: _team, owninguser: _user, ...columns } = standardColumns

/** Teams: groups of users that can own rows and hold roles. Source: reference, section 1.14. */
export const team = defineTable('team', {
  schemaName: 'Team',
  set: 'teams',
  key: 'teamid',
  name: 'name',
  ownership: 'business',
  objectTypeCode: 9,
  label: 'Team',
  description: 'Users who own rows and hold roles together.',
  columns: {
    teamid: uniqueidentifier({ schemaName: 'TeamId' }),
    name: string(160, { schemaName: 'Name', required: true }),
    description: memo(2000, { schemaName: 'Description' }),
    teamtype: choice(
      { 0: 'Owner', 1: 'Access', 2: 'Security Group', 3: 'Office Group' },
      { schemaName: 'TeamType', default: 0 },
    ),
    membershiptype: choice(
      { 0: 'Members and guests', 1: 'Members', 2: 'Owners', 3: 'Guests' },
      { schemaName: 'MembershipType', default: 0 },
    ),
    azureactivedirectoryobjectid: uniqueidentifier({ schemaName: 'AzureActiveDirectoryObjectId' }),
    businessunitid: lookup(
      { businessunit: 'businessunitid' },
      { schemaName: 'BusinessUnitId', collection: 'business_unit_teams' },
    ),
    isdefault: boolean({ schemaName: 'IsDefault', readOnly: true, default: false }),
    administratorid: lookup(
      { systemuser: 'administratorid' },
      { schemaName: 'AdministratorId', collection: 'lk_teambase_administratorid' },
    ),
    organizationid: uniqueidentifier({ schemaName: 'OrganizationId', readOnly: true }),
    ownerid: uniqueidentifier({
      schemaName: 'OwnerId',
      readOnly: true,
      description: 'The same as teamid: its key as an owner of rows.',
    }),
    ...columns,
  },
})
