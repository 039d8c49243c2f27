import { standardColumns } from '../standardColumns.ts'
import { choice, defineTable, lookup, string, uniqueidentifier } from '../table.ts'

const { ownerid: _owner, owningbusinessunit: _unit, owningteam: _team, owninguser: _user, ...columns } = standardColumns

/** Security roles. What a role may do stands in `roles/`. Source: reference, section 1.14. */
export const role = defineTable('role', {
  schemaName: 'Role',
  set: 'roles',
  key: 'roleid',
  name: 'name',
  ownership: 'organization',
  objectTypeCode: 1036,
  label: 'Security Role',
  changes: [],
  columns: {
    roleid: uniqueidentifier(),
    name: string(100, { required: true }),
    businessunitid: lookup({ businessunit: 'businessunitid' }, { collection: 'business_unit_roles' }),
    parentroleid: lookup({ role: 'parentroleid' }, { collection: 'role_parent_role', readOnly: true }),
    parentrootroleid: lookup({ role: 'parentrootroleid' }, { collection: 'role_parent_root_role', readOnly: true }),
    roletemplateid: uniqueidentifier(),
    isinherited: choice({ 0: 'Team privileges only', 1: 'Direct User (Basic) + Team' }, { default: 1 }),
    ...columns,
  },
})
