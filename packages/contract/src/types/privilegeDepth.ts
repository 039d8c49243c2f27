import { defineEnumType } from '../operation.ts'

/** How far a privilege reaches. */
export const privilegeDepth = defineEnumType('PrivilegeDepth', ['Basic', 'Local', 'Deep', 'Global', 'RecordFilter'])
