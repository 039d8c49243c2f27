import { defineRelationship } from '../relationship.ts'

/** The roles a team holds, and its members by it. */
export const teamRoles = defineRelationship('teamroles_association', 'teamroles', [
  { table: 'team', column: 'teamid' },
  { table: 'role', column: 'roleid' },
])
