import { standardColumns } from '../standardColumns.ts'
import { boolean, choice, defineTable, lookup, string, uniqueidentifier } from '../table.ts'

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
    internalemailaddress: string(100),
    firstname: string(256),
    lastname: string(256),
    azureactivedirectoryobjectid: uniqueidentifier({ indexed: true }),
    applicationid: uniqueidentifier({ indexed: true }),
    isdisabled: boolean({ default: false }),
    businessunitid: lookup({ businessunit: 'businessunitid' }, { required: true }),
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
    islicensed: boolean({ default: true }),
    issyncwithdirectory: boolean({ default: false }),
    isintegrationuser: boolean({ default: false }),
    organizationid: uniqueidentifier({ readOnly: true }),
    ...columns,
  },
})
