/** Runs and their log, made by SQL inside the database: indexes are dropped before and made again behind. */
import { DatabaseSync } from 'node:sqlite'
import { fold } from '../../packages/server/src/store/fold.ts'
import type { PgClient } from './pgClient.ts'
import { flowTime, machineTime, type Sizes, start, step, writers } from './rows.ts'

/** Fills the database of a data folder. */
export function fillSqlite(path: string, sizes: Sizes): void {
  const database = new DatabaseSync(path)
  try {
    database.function('dh_fold', { deterministic: true }, text => (text === null ? null : fold(String(text))))
    database.exec('pragma journal_mode = memory; pragma synchronous = off; pragma cache_size = -1000000')
    database.exec('pragma temp_store = file; pragma threads = 2')
    const indexes = database
      .prepare(
        "select name, sql from sqlite_master where tbl_name in ('flowsession', 'flowlog') and type = 'index' and sql is not null",
      )
      .all() as { name: string; sql: string }[]
    for (const { name } of indexes) database.exec(`drop index ${name}`)
    for (const text of insertions('sqlite', sizes)) database.exec(text)
    for (const { sql } of indexes) database.exec(sql)
    database.exec('pragma journal_mode = wal')
  } finally {
    database.close()
  }
}

/** Fills a PostgreSQL database, and leaves it as its own housekeeping would: with statistics. */
export async function fillPostgres(client: PgClient, sizes: Sizes): Promise<void> {
  const { rows: indexes } = await client.query(
    "select indexname, indexdef from pg_indexes where tablename in ('flowsession', 'flowlog') and indexname not like '%_pkey'",
  )
  await client.query("set synchronous_commit = off; set maintenance_work_mem = '1GB'")
  for (const { indexname } of indexes) await client.query(`drop index ${indexname}`)
  for (const text of insertions('postgres', sizes)) await client.query(text)
  for (const { indexdef } of indexes) await client.query(String(indexdef))
  for (const table of ['workflow', 'flowmachine', 'flowsession', 'flowlog'])
    await client.query(`vacuum analyze ${table}`)
}

function insertions(dialect: 'sqlite' | 'postgres', { runs, logs }: Sizes): readonly string[] {
  const { id, time, series } = writers[dialect]
  const perRun = Math.floor(logs / runs)
  const created = `${start} + i * ${step}`
  const owner = 'u.systemuserid, u.systemuserid, u.businessunitid'
  const user = '(select systemuserid, businessunitid from systemuser order by systemuserid limit 1) u'
  const status = `case when (i * 37 + i / 100) % 100 < 80 then 4 when (i * 37 + i / 100) % 100 < 90 then 8 else 10 end`
  return [
    `insert into workflow (workflowid, name, category, type, componentstate, statecode, statuscode, createdon, modifiedon, ownerid, owninguser, owningbusinessunit, ownerid_table, versionnumber)
     select ${id(String(flowTime), 'i')}, 'Flow ' || i, 6, 1, 0, 1, 2, ${time(String(start))}, ${time(String(start))}, ${owner}, 'systemuser', 2000000 + i
     from ${series(100)}, ${user}`,
    `insert into flowmachine (flowmachineid, name, statecode, statuscode, createdon, modifiedon, ownerid, owninguser, owningbusinessunit, ownerid_table, versionnumber)
     select ${id(String(machineTime), 'i')}, 'Machine ' || i, 0, 1, ${time(String(start))}, ${time(String(start))}, ${owner}, 'systemuser', 2001000 + i
     from ${series(10)}, ${user}`,
    `insert into flowsession (flowsessionid, name, regardingobjectid, machineid, runmode, statecode, statuscode, dh_state, startedon, completedon, createdby, createdon, modifiedby, modifiedon, ownerid, owninguser, owningbusinessunit, ownerid_table, versionnumber)
     select ${id(created, 'i')}, 'Flow ' || (i % 100), ${id(String(flowTime), 'i % 100')}, ${id(String(machineTime), 'i % 10')}, 2, 0, ${status}, 'succeeded', ${time(`${created} + 2000`)}, ${time(`${created} + 9000`)},
       u.systemuserid, ${time(created)}, u.systemuserid, ${time(created)}, ${owner}, 'systemuser', 3000000 + i
     from ${series(runs)}, ${user}`,
    `insert into flowlog (flowlogid, name, flowsessionid, parentobjectid, parentobjectid_table, level, type, logindex, duration, data, createdon, modifiedon, versionnumber)
     select ${id(`${start} + (i / ${perRun}) * ${step} + (i % ${perRun}) * 100`, 'i')}, 'Set variable', ${id(`${start} + (i / ${perRun}) * ${step}`, `i / ${perRun}`)}, ${id(`${start} + (i / ${perRun}) * ${step}`, `i / ${perRun}`)}, 'flowsession',
       100000002, 100000001, i % ${perRun}, 12, '{"actionName":"SetVariable","status":"Succeeded"}', ${time(`${start} + (i / ${perRun}) * ${step} + (i % ${perRun}) * 100`)}, ${time(`${start} + (i / ${perRun}) * ${step}`)}, 100000000 + i
     from ${series(runs * perRun)}`,
  ]
}
