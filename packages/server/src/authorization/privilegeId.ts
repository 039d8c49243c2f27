import { nameGuid } from './nameGuid.ts'

/** The id of a privilege: made of its name, which does not heed case. */
export const privilegeId = (name: string): string => nameGuid(name.toLowerCase())
