import { standardColumns } from '../standardColumns.ts'
import { boolean, choice, defineTable, integer, lookup, string, uniqueidentifier } from '../table.ts'

const { ownerid: _owner, owningbusinessunit: _unit, owningteam: _team, owninguser: _user, ...columns } = standardColumns

/** Users and application users. Source: reference, section 1.14. */
export const systemUser = defineTable('systemuser', {
  schemaName: 'SystemUser',
  set: 'systemusers',
  key: 'systemuserid',
  name: 'fullname',
  ownership: 'organization',
  objectTypeCode: 8,
  label: 'User',
  changes: ['create', 'update'],
  columns: {
    systemuserid: uniqueidentifier(),
    fullname: string(200, { readOnly: true }),
    domainname: string(1024),
    internalemailaddress: string(100, { format: 'Email' }),
    firstname: string(256),
    lastname: string(256),
    azureactivedirectoryobjectid: uniqueidentifier({ indexed: true }),
    applicationid: uniqueidentifier({ indexed: true }),
    isdisabled: boolean({ default: false }),
    businessunitid: lookup(
      { businessunit: 'businessunitid' },
      { collection: 'business_unit_system_users', required: true },
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
      { default: 0 },
    ),
    azurestate: choice({ 0: 'Exists', 1: 'Soft deleted', 2: 'Not found or hard deleted' }, { default: 0 }),
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
      { default: 0 },
    ),
    islicensed: boolean({ default: true }),
    issyncwithdirectory: boolean({ default: false }),
    isintegrationuser: boolean({ default: false }),
    organizationid: uniqueidentifier({ readOnly: true }),
    ownerid: uniqueidentifier({
      readOnly: true,
      description: 'The same as systemuserid: its key as an owner of rows.',
    }),
    userlicensetype: integer({ default: -1, min: -1 }),
    ...columns,
  },
})
