import { createdOn, flowId, runId, type Sizes, step } from '../scale/rows.ts'

/** A query, and the SQL that somebody who knows the tables would write for it. */
export interface ScaleCase {
  readonly name: string
  /** Set and query string, as a caller sends them. */
  readonly request: string
  readonly maxPageSize?: number
  /** `?` stands for a value, on both databases; points in time are given as `Date`. */
  readonly sql: string | Readonly<Record<'sqlite' | 'postgres', string>>
  readonly values: readonly (string | number | Date)[]
  /** What is asked in each round, where it is not the same each time. */
  vary?(round: number): Pick<ScaleCase, 'request' | 'values'>
  /** Makes the rows what the answer holds under `value`. */
  shape(rows: readonly Row[]): unknown
  /** A further statement whose number is the answer's count. */
  readonly count?: { readonly sql: string; readonly values: readonly (string | number | Date)[] }
}

export type Row = Record<string, string | number | null>

const columns = 'flowsessionid, name, statuscode, createdon, startedon, completedon, regardingobjectid, versionnumber'
const select = '$select=name,statuscode,createdon,startedon,completedon,_regardingobjectid_value'
const newest = '$orderby=createdon desc'

const time = (ms: unknown): string | null =>
  ms === null ? null : `${new Date(ms as number).toISOString().slice(0, 19)}Z`

const run = (row: Row) => ({
  '@odata.etag': `W/"${row.versionnumber}"`,
  name: row.name,
  statuscode: row.statuscode,
  createdon: time(row.createdon),
  startedon: time(row.startedon),
  completedon: time(row.completedon),
  _regardingobjectid_value: row.regardingobjectid,
  flowsessionid: row.flowsessionid,
})
const runs = (rows: readonly Row[]) => rows.map(run)

const log = (row: Row) => ({
  '@odata.etag': `W/"${row.versionnumber}"`,
  name: row.name,
  createdon: time(row.createdon),
  flowlogid: row.flowlogid,
})

/** The queries of people and clients on a large database, for one with so many rows. */
export function scaleCases({ runs: all }: Sizes): readonly ScaleCase[] {
  const from = new Date(createdOn(Math.floor(all / 2)))
  const to = new Date(from.getTime() + 40_000 * step)
  const between = `createdon ge ${from.toISOString()} and createdon lt ${to.toISOString()}`
  const flow = flowId(7)
  const page = (number: number): ScaleCase => {
    const last = all - (number - 1) * 100
    const behind = { createdon: new Date(createdOn(last)), id: runId(last) }
    return {
      name: `page ${number} of 100 rows`,
      request: `flowsessions?${select}&${newest}${number === 1 ? '' : `&$skiptoken=${token(number, behind)}`}`,
      maxPageSize: 100,
      sql: `select ${columns} from flowsession ${number === 1 ? '' : 'where (createdon, flowsessionid) < (?, ?)'}
        order by createdon desc ${'nulls last'}, flowsessionid desc nulls last limit 101`,
      values: number === 1 ? [] : [behind.createdon, behind.id],
      shape: rows => runs(rows.slice(0, 100)),
    }
  }
  const list = (name: string, filter: string, where: string, values: ScaleCase['values'], top = 50): ScaleCase => ({
    name,
    request: `flowsessions?${select}${filter && `&$filter=${filter}`}&${newest}&$top=${top}`,
    sql: `select ${columns} from flowsession ${where && `where ${where}`}
      order by createdon desc nulls last, flowsessionid desc nulls last limit ${top}`,
    values,
    shape: runs,
  })
  const ofFlow = (number: number) =>
    list(
      'runs of another flow each time, 50',
      `_regardingobjectid_value eq ${flowId(number)}`,
      'regardingobjectid = ?',
      [flowId(number)],
    )
  const failed = 'statuscode = ? and createdon >= ? and createdon < ?'
  const counted = list('count, failed runs, first 50', 'statuscode eq 8', 'statuscode = ?', [8])
  return [
    list('newest 50 runs', '', '', []),
    list('newest 5,000 runs', '', '', [], 5000),
    list('failed runs of a time, 50', `statuscode eq 8 and ${between}`, failed, [8, from, to]),
    list('runs of a flow, 50', `_regardingobjectid_value eq ${flow}`, 'regardingobjectid = ?', [flow]),
    { ...ofFlow(0), vary: round => ofFlow(round % 100) },
    page(1),
    page(2),
    page(1000),
    {
      name: 'expand machine, 50 runs',
      request: `flowsessions?${select}&${newest}&$top=50&$expand=MachineId($select=name)`,
      sql: `select ${columns
        .split(', ')
        .map(one => `run.${one}`)
        .join(', ')}, machine.flowmachineid as m_id, machine.name as m_name, machine.versionnumber as m_version
        from flowsession run left join flowmachine machine on machine.flowmachineid = run.machineid
        order by run.createdon desc nulls last, run.flowsessionid desc nulls last limit 50`,
      values: [],
      shape: rows =>
        rows.map(row => ({
          ...run(row),
          MachineId: { '@odata.etag': `W/"${row.m_version}"`, name: row.m_name, flowmachineid: row.m_id },
        })),
    },
    {
      name: 'expand flow, 50 runs',
      request: `flowsessions?${select}&${newest}&$top=50&$expand=regardingobjectid_process($select=name)`,
      sql: `select ${columns
        .split(', ')
        .map(one => `run.${one}`)
        .join(', ')}, flow.workflowid as f_id, flow.name as f_name, flow.versionnumber as f_version
        from flowsession run left join workflow flow on flow.workflowid = run.regardingobjectid
        order by run.createdon desc nulls last, run.flowsessionid desc nulls last limit 50`,
      values: [],
      shape: rows =>
        rows.map(row => ({
          ...run(row),
          regardingobjectid_process: { '@odata.etag': `W/"${row.f_version}"`, name: row.f_name, workflowid: row.f_id },
        })),
    },
    {
      name: 'expand the last 5 of the log, 50 runs',
      request: `flowsessions?$select=name&${newest}&$top=50&$expand=flowsession_flowlog_parentobjectid($select=name,createdon;$orderby=createdon desc;$top=5)`,
      sql: {
        sqlite: `with run as (select flowsessionid, name, versionnumber, createdon from flowsession
            order by createdon desc, flowsessionid desc limit 50)
          select run.flowsessionid as r_id, run.name as r_name, run.versionnumber as r_version,
            log.flowlogid, log.name, log.createdon, log.versionnumber
          from run left join flowlog log on log.rowid in (select rowid from flowlog where parentobjectid = run.flowsessionid
            order by createdon desc, flowlogid desc limit 5)
          order by run.createdon desc, run.flowsessionid desc, log.createdon desc, log.flowlogid desc`,
        postgres: `with run as (select flowsessionid, name, versionnumber, createdon from flowsession
            order by createdon desc nulls last, flowsessionid desc nulls last limit 50)
          select run.flowsessionid as r_id, run.name as r_name, run.versionnumber as r_version,
            log.flowlogid, log.name, log.createdon, log.versionnumber
          from run left join lateral (select * from flowlog where parentobjectid = run.flowsessionid
            order by createdon desc nulls last, flowlogid desc nulls last limit 5) log on true
          order by run.createdon desc, run.flowsessionid desc, log.createdon desc, log.flowlogid desc`,
      },
      values: [],
      shape(rows) {
        const found = new Map<unknown, { flowsession_flowlog_parentobjectid: unknown[] }>()
        for (const row of rows) {
          const one = found.get(row.r_id) ?? {
            '@odata.etag': `W/"${row.r_version}"`,
            name: row.r_name,
            flowsessionid: row.r_id,
            flowsession_flowlog_parentobjectid: [] as unknown[],
          }
          found.set(row.r_id, one)
          one.flowsession_flowlog_parentobjectid.push({ ...log(row), _parentobjectid_value: row.r_id })
        }
        return [...found.values()]
      },
    },
    {
      name: 'log of a run',
      request: `flowlogs?$select=name,createdon&$filter=_flowsessionid_value eq ${runId(all - 10)}&$orderby=logindex`,
      sql: `select flowlogid, name, createdon, versionnumber from flowlog where flowsessionid = ?
        order by logindex nulls first, flowlogid nulls first limit 5001`,
      values: [runId(all - 10)],
      shape: rows => rows.map(log),
    },
    {
      ...counted,
      request: `${counted.request}&$count=true`,
      count: {
        sql: 'select count(*) as n from (select 1 from flowsession where statuscode = ? limit 5001) as matching',
        values: [8],
      },
    },
    {
      name: 'aggregate: runs of a time by status',
      request: `flowsessions?$apply=filter(${between})/groupby((statuscode),aggregate($count as n))`,
      sql: 'select statuscode, count(*) as n from flowsession where createdon >= ? and createdon < ? group by statuscode order by statuscode',
      values: [from, to],
      shape: rows => rows,
    },
    {
      name: 'aggregate: last failed run of a time',
      request: `flowsessions?$apply=filter(statuscode eq 8 and ${between})/aggregate(createdon with max as last)`,
      // No answer where more than 50,000 rows would be put together, as the platform documents it.
      sql: `select max(createdon) as last from flowsession where ${failed}
        and not exists (select 1 from flowsession where ${failed} limit 1 offset 50000)`,
      values: [8, from, to, 8, from, to],
      shape: rows => rows.map(row => ({ last: time(row.last) })),
    },
    {
      ...list('fetchXml: failed runs, 50', '', 'statuscode = ?', [8]),
      request: `flowsessions?fetchXml=${encodeURIComponent(
        `<fetch top="50"><entity name="flowsession"><attribute name="name"/><attribute name="statuscode"/><attribute name="createdon"/><attribute name="startedon"/><attribute name="completedon"/><attribute name="regardingobjectid"/><filter><condition attribute="statuscode" operator="eq" value="8"/></filter><order attribute="createdon" descending="true"/></entity></fetch>`,
      )}`,
    },
  ]
}

function token(page: number, { createdon, id }: { createdon: Date; id: string }): string {
  const guid = `{${id.toUpperCase()}}`
  const cookie = `<cookie page="${page - 1}"><createdon last="${createdon.getTime()}" /><flowsessionid last="${guid}" first="${guid}" /></cookie>`
  return encodeURIComponent(
    `<cookie pagenumber="${page}" pagingcookie="${encodeURIComponent(encodeURIComponent(cookie))}" istracking="False" />`,
  )
}
