import { one, type Steps, sql } from './steps.ts'

/** The machine of a name, where the user owns it: an agent that has lost its memory finds its machine again. */
export function* ownMachineNamed(name: string, ownerId: string): Steps<string | undefined> {
  const row = yield* one(sql`
    select flowmachineid from flowmachine where dh_fold(name) = dh_fold(${name}) and ownerid = ${ownerId}`)
  return row?.flowmachineid as string | undefined
}
