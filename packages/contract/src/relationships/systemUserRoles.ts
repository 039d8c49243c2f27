import { defineRelationship } from '../relationship.ts'

/** The roles a user holds. */
export const systemUserRoles = defineRelationship('systemuserroles_association', 'systemuserroles', [
  { table: 'systemuser', column: 'systemuserid' },
  { table: 'role', column: 'roleid' },
])
