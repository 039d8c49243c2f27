import type { Writer } from '../store/insertRow.ts'
import type { UserContext } from './userContext.ts'

/** Whose names a write leaves on a row: the user's, and that of who acts on the user's behalf. Source: Dataverse wire, section 5.7. */
export const writerOf = ({ userId, realUserId }: UserContext, now: number): Writer => ({ userId, realUserId, now })
