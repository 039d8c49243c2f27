import { standardColumns } from '../standardColumns.ts'
import { choice, defineTable, lookup, string, uniqueidentifier } from '../table.ts'

const { ownerid: _owner, owningbusinessunit: _unit, owningteam: _team, owninguser: _user, ...columns } = standardColumns

/** Security roles. What a role may do stands in `roles/`. Source: reference, section 1.14. */
export const role = defineTable('role', {
  schemaName: 'Role',
  set: 'roles',
  key: 'roleid',
  name: 'name',
  ownership: 'business',
  objectTypeCode: 1036,
  label: 'Security Role',
  description: 'What a user or a team may do.',
  columns: {
    roleid: uniqueidentifier({ schemaName: 'RoleId' }),
    name: string(100, { schemaName: 'Name', required: true }),
    businessunitid: lookup(
      { businessunit: 'businessunitid' },
      { schemaName: 'BusinessUnitId', collection: 'business_unit_roles' },
    ),
    parentroleid: lookup(
      { role: 'parentroleid' },
      { schemaName: 'ParentRoleId', collection: 'role_parent_role', readOnly: true },
    ),
    parentrootroleid: lookup(
      { role: 'parentrootroleid' },
      { schemaName: 'ParentRootRoleId', collection: 'role_parent_root_role', readOnly: true },
    ),
    roletemplateid: uniqueidentifier({ schemaName: 'RoleTemplateId' }),
    isinherited: choice(
      { 0: 'Team privileges only', 1: 'Direct User (Basic) + Team' },
      { schemaName: 'IsInherited', default: 1 },
    ),
    ...columns,
  },
})
