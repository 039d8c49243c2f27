import { bigint, defineTable, integer, uniqueidentifier } from '../table.ts'

/** Which role allows what, and how far. Source: Dataverse wire, section 1.14. */
export const rolePrivileges = defineTable('roleprivileges', {
  schemaName: 'RolePrivileges',
  set: 'roleprivilegescollection',
  key: 'roleprivilegeid',
  name: 'roleprivilegeid',
  ownership: 'none',
  objectTypeCode: 12,
  label: 'Role Privileges',
  description: 'How far a privilege of a role reaches.',
  labelPlural: 'Role Privileges',
  changes: [],
  instead: 'Give a role privileges with AddPrivilegesRole, and take them away with RemovePrivilegeRole.',
  columns: {
    roleprivilegeid: uniqueidentifier({ schemaName: 'RolePrivilegeId' }),
    privilegeid: uniqueidentifier({ schemaName: 'PrivilegeId', indexed: true }),
    privilegedepthmask: integer({
      schemaName: 'PrivilegeDepthMask',
      description: '1 user, 2 business unit, 4 business unit and those below, 8 everything.',
    }),
    roleid: uniqueidentifier({ schemaName: 'RoleId' }),
    versionnumber: bigint({ readOnly: true }),
  },
  indexes: [['roleid', 'privilegeid']],
})
