import { all, type Steps, sql, time } from './steps.ts'

/** Keeps that a machine was heard from. The row counts as unchanged: its version stays. */
export function* touchMachine({ machineId, now }: { readonly machineId: string; readonly now: number }): Steps<void> {
  yield* all(sql`update flowmachine set lastheartbeatdate = ${time(now)} where flowmachineid = ${machineId}`)
}
