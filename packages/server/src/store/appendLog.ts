import type { LogEntry } from '@deskhand/contract/agentMessages'
import { flowLog } from '@deskhand/contract/tables/flowLog'
import { guidFrom } from './guidFrom.ts'
import { lockRun } from './lockRun.ts'
import { nextNumber } from './nextNumber.ts'
import { all, byDialect, type Statement, type Steps, sql } from './steps.ts'

/**
 * Keeps lines of a run's log. The row of an entry has an id made from run and place, so that an entry that comes
 * twice is kept once. Refused with an older fencing number, and for a run that has ended.
 */
export function* appendLog({
  runId,
  fence,
  entries,
  now,
}: {
  readonly runId: string
  readonly fence: number
  readonly entries: readonly LogEntry[]
  readonly now: number
}): Steps<boolean> {
  const run = yield* lockRun(runId)
  if (run?.claim?.fence !== fence || run.startedOn === null) return false
  if (entries.length === 0) return true
  const versionnumber = yield* nextNumber('versionnumber')
  const shared = {
    type: actionLog,
    flowsessionid: runId,
    parentobjectid: runId,
    parentobjectid_table: 'flowsession',
    desktopflowid: run.workflowId,
    flowmachineid: run.claim.machineId,
    flowmachinegroupid: run.machineGroupId,
    partitionid: runId,
    modifiedon: now,
    versionnumber,
  }
  yield* all(insertAll(entries.map(entry => ({ ...rowOf(runId, entry), ...shared }))))
  return true
}

/** `type`: DesktopFlowRunAction. */
const actionLog = 100_000_001
const levels = { verbose: 100_000_000, debug: 100_000_001, info: 100_000_002, warning: 100_000_003, error: 100_000_004 }

function rowOf(runId: string, entry: LogEntry) {
  const { index, time, duration, action, level, ...data } = entry
  return {
    flowlogid: guidFrom(`log of ${runId} ${index}`),
    name: action.slice(0, flowLog.columns.name.max),
    logindex: index,
    duration: Math.round(duration),
    level: levels[level],
    createdon: time,
    data: dataOf({ actionName: action, startTime: isoTime(time), endTime: isoTime(time + duration), ...data }),
  }
}

/** With milliseconds, which the columns of a row leave out on the wire. */
const isoTime = (time: number): string => new Date(time).toISOString()

/** JSON that fits the column: a message that is too long is cut, never the JSON. */
function dataOf(data: Pick<LogEntry, 'message' | 'error'> & { readonly [member: string]: unknown }): string {
  const text = JSON.stringify(data)
  const most = flowLog.columns.data.max!
  if (text.length <= most) return text
  const short = (message: string): string => message.slice(0, 5000)
  return JSON.stringify({
    ...data,
    ...(data.message !== undefined && { message: short(data.message) }),
    ...(data.error && { error: { code: data.error.code.slice(0, 1000), message: short(data.error.message) } }),
    truncated: true,
  })
}

type LogRow = ReturnType<typeof rowOf> & Record<string, string | number | null>

/** One statement for any number of entries: they travel as one JSON text. */
function insertAll(rows: readonly LogRow[]): Statement {
  const json = JSON.stringify(rows).replaceAll('\\u0000', '\\ufffd')
  return byDialect({
    sqlite: sql`
      insert into flowlog (flowlogid, name, logindex, duration, level, createdon, modifiedon, data, type,
        flowsessionid, parentobjectid, parentobjectid_table, desktopflowid, flowmachineid, flowmachinegroupid,
        partitionid, versionnumber)
      select value ->> 'flowlogid', value ->> 'name', value ->> 'logindex', value ->> 'duration', value ->> 'level',
        value ->> 'createdon', value ->> 'modifiedon', value ->> 'data', value ->> 'type',
        value ->> 'flowsessionid', value ->> 'parentobjectid', value ->> 'parentobjectid_table',
        value ->> 'desktopflowid', value ->> 'flowmachineid', value ->> 'flowmachinegroupid',
        value ->> 'partitionid', value ->> 'versionnumber'
      from json_each(${json}) where true
      on conflict (flowlogid) do nothing`,
    postgres: sql`
      insert into flowlog (flowlogid, name, logindex, duration, level, createdon, modifiedon, data, type,
        flowsessionid, parentobjectid, parentobjectid_table, desktopflowid, flowmachineid, flowmachinegroupid,
        partitionid, versionnumber)
      select flowlogid, name, logindex, duration, level,
        to_timestamp(createdon / 1000.0), to_timestamp(modifiedon / 1000.0), data, type,
        flowsessionid, parentobjectid, parentobjectid_table, desktopflowid, flowmachineid, flowmachinegroupid,
        partitionid, versionnumber
      from json_to_recordset(${json}) as entry (flowlogid uuid, name text, logindex integer, duration bigint,
        level integer, createdon double precision, modifiedon double precision, data text, type integer,
        flowsessionid uuid, parentobjectid uuid, parentobjectid_table text, desktopflowid uuid, flowmachineid uuid,
        flowmachinegroupid uuid, partitionid text, versionnumber bigint)
      on conflict (flowlogid) do nothing`,
  })
}
