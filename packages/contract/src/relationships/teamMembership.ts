import { defineRelationship } from '../relationship.ts'

/** The members of a team. */
export const teamMembership = defineRelationship('teammembership_association', 'teammembership', [
  { table: 'team', column: 'teamid' },
  { table: 'systemuser', column: 'systemuserid' },
])
