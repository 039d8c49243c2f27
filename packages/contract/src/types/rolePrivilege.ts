import { defineComplexType } from '../operation.ts'
import { privilegeDepth } from './privilegeDepth.ts'

/** A privilege that somebody holds. Source: Dataverse wire, section 2.6. */
export const rolePrivilege = defineComplexType('RolePrivilege', {
  Depth: { type: 'enum', enum: privilegeDepth, required: true },
  PrivilegeId: { type: 'guid', required: true },
  BusinessUnitId: { type: 'guid', required: true },
  PrivilegeName: 'string',
  RecordFilterId: { type: 'guid', required: true },
  RecordFilterUniqueName: 'string',
})
