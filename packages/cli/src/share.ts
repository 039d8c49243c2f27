import type { Client } from '@deskhand/sdk/client'
import { invoke } from '@deskhand/sdk/requests/invoke'
import { retrieveMultiple } from '@deskhand/sdk/requests/retrieveMultiple'
import { type Option, text } from './command.ts'

/** What each way of sharing lets the other do. */
const masks: Readonly<Record<string, string>> = {
  user: 'ReadAccess',
  'co-owner': 'ReadAccess, WriteAccess, AppendAccess, AppendToAccess, DeleteAccess, ShareAccess, AssignAccess',
}

/** The options of every command that shares a row. */
export const shareOptions: readonly Option[] = [
  { flag: '--with', value: '<user>', description: 'full name of the user or application' },
  { flag: '--as', value: '<role>', description: 'user or co-owner', default: 'user' },
  { flag: '--revoke', description: 'take the share back' },
]

/** Shares a row, named as `workflows(<id>)`, or takes the share back; gives what the other may do now. */
export async function share(
  { http }: Client,
  row: string,
  options: Readonly<Record<string, string | readonly string[] | boolean | undefined>>,
): Promise<{ readonly user: string; readonly access: string }> {
  if (options.with === undefined) throw new Error('--with names the user to share with. See: deskhand apps list')
  const user = text(options.with)
  const as = text(options.as)
  const AccessMask = masks[as]
  if (AccessMask === undefined) throw new Error(`--as takes user or co-owner, not '${as}'`)
  const filter = `fullname eq '${user.replaceAll("'", "''")}'`
  const [found] = await Array.fromAsync(
    retrieveMultiple<{ systemuserid: string }>(http, 'systemusers', { select: ['systemuserid'], filter }),
  )
  if (found === undefined) throw new Error(`there is no user '${user}'. See: deskhand apps list`)
  const Target = { '@odata.id': row }
  const Principal = { '@odata.id': `systemusers(${found.systemuserid})` }
  if (options.revoke === true) await invoke(http, 'POST', 'RevokeAccess', { Target, Revokee: Principal })
  else await invoke(http, 'POST', 'GrantAccess', { Target, PrincipalAccess: { Principal, AccessMask } })
  return { user, access: options.revoke === true ? 'none' : as }
}
