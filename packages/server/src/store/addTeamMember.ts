import { rightsChanged } from './rightsChanged.ts'
import { all, type Steps, sql } from './steps.ts'

/** Makes a user a member of a team. */
export function* addTeamMember({ teamId, userId }: { readonly teamId: string; readonly userId: string }): Steps<void> {
  yield* all(sql`
    insert into teammembership (teamid, systemuserid) values (${teamId}, ${userId})
    on conflict (systemuserid, teamid) do nothing`)
  yield* rightsChanged()
}
