import { standardColumns } from '../standardColumns.ts'
import { boolean, choice, defineTable, lookup, memo, string, uniqueidentifier } from '../table.ts'

const { ownerid: _owner, owningbusinessunit: _unit, owningteam: _team, owninguser: _user, ...columns } = standardColumns

/** Teams: groups of users that can own rows and hold roles. Source: reference, section 1.14. */
export const team = defineTable('team', {
  schemaName: 'Team',
  set: 'teams',
  key: 'teamid',
  name: 'name',
  ownership: 'organization',
  objectTypeCode: 9,
  label: 'Team',
  changes: [],
  columns: {
    teamid: uniqueidentifier(),
    name: string(160, { required: true }),
    description: memo(2000),
    teamtype: choice({ 0: 'Owner', 1: 'Access', 2: 'Security Group', 3: 'Office Group' }, { default: 0 }),
    membershiptype: choice({ 0: 'Members and guests', 1: 'Members', 2: 'Owners', 3: 'Guests' }, { default: 0 }),
    azureactivedirectoryobjectid: uniqueidentifier(),
    businessunitid: lookup({ businessunit: 'businessunitid' }, { collection: 'business_unit_teams' }),
    isdefault: boolean({ readOnly: true, default: false }),
    administratorid: lookup({ systemuser: 'administratorid' }, { collection: 'lk_teambase_administratorid' }),
    organizationid: uniqueidentifier({ readOnly: true }),
    ownerid: uniqueidentifier({ readOnly: true, description: 'The same as teamid: its key as an owner of rows.' }),
    ...columns,
  },
})
