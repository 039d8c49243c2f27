import { defineRelationship } from '../relationship.ts'

/** The privileges of a role; each pair is a row of `roleprivileges` too, which says how far the privilege reaches. */
export const roleHasPrivileges = defineRelationship(
  'roleprivileges_association',
  'roleprivileges',
  [
    { table: 'role', column: 'roleid' },
    { table: 'privilege', column: 'privilegeid' },
  ],
  { instead: 'Give a role privileges with AddPrivilegesRole, and take them away with RemovePrivilegeRole.' },
)
