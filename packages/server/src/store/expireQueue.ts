import { lockRun } from './lockRun.ts'
import { moveRun } from './moveRun.ts'
import { all, type Steps, sql, time } from './steps.ts'

/** Ends the runs that no machine took in time. @returns their ids */
export function* expireQueue({ now }: { readonly now: number }): Steps<string[]> {
  const ended: string[] = []
  const due = yield* all(sql`select runid, groupid from dh_queue where timeouton <= ${time(now)} order by runid`)
  for (const { runid, groupid } of due) {
    const run = yield* lockRun(runid as string)
    if (run?.state !== 'waiting') continue
    const message = `No machine able to run the desktop flow has been found. ${yield* reason(groupid as string)}`
    const failure = { code: 'NoCandidateMachine', message }
    if ((yield* moveRun(run, 'queueTimeOut', { failure, now })) !== undefined) ended.push(run.runId)
  }
  return ended
}

/** Why nobody took it: what each machine of the group was doing. */
function* reason(groupId: string): Steps<string> {
  const machines = yield* all(sql`
    select name, lastheartbeatdate, sessioncapacity,
      (select count(*) from dh_claim where machineid = flowmachineid) as runs
    from flowmachine where flowmachinegroupid = ${groupId} order by name limit 20`)
  if (machines.length === 0) return 'The machine group has no machine.'
  const states = machines.map(({ name, lastheartbeatdate, sessioncapacity, runs }) => {
    const heard = lastheartbeatdate === null ? 'never' : new Date(lastheartbeatdate as number).toISOString()
    return `'${name}' has ${runs} of ${sessioncapacity} sessions in use and was last heard from: ${heard}`
  })
  return `Machines of the group: ${states.join('; ')}.`
}
