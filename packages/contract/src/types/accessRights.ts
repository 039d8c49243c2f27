import { defineEnumType } from '../operation.ts'
import { accessRights as masks } from '../privilege.ts'

/** What a row may be used for: `ReadAccess, WriteAccess`. */
export const accessRights = defineEnumType('AccessRights', { None: 0, ...masks }, { flags: true })
