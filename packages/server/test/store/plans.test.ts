import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Table } from '@deskhand/contract/table'
import { tables } from '@deskhand/contract/tables/index'
import { restrict } from '../../src/authorization/restrict.ts'
import { restrictJoin } from '../../src/authorization/restrictJoin.ts'
import { bindFetch } from '../../src/fetchXml/bindFetch.ts'
import { parseFetch } from '../../src/fetchXml/parseFetch.ts'
import { bind } from '../../src/odata/bind.ts'
import { bindApply } from '../../src/odata/bindApply.ts'
import { parseQueryOptions } from '../../src/odata/parseQueryOptions.ts'
import { prefer } from '../../src/odata/prefer.ts'
import { countRows } from '../../src/store/countRows.ts'
import { selectJoin } from '../../src/store/selectJoin.ts'
import { selectRows } from '../../src/store/selectRows.ts'
import { all, type Row, type Statement, type Steps, type Store } from '../../src/store/steps.ts'
import { contextWithRoles } from '../contextWithRoles.ts'
import { forEachDatabase } from './forEachDatabase.ts'

const id = '00000000-0000-0000-0000-000000000007'
const noon = Date.UTC(2026, 0, 1, 12)
const times = 'createdon ge 2026-01-01T00:00:00Z and createdon lt 2026-01-02T00:00:00Z'
const token = encodeURIComponent(
  `<cookie pagenumber="2" pagingcookie="${encodeURIComponent(
    encodeURIComponent(
      `<cookie page="1"><createdon last="${noon}" /><flowsessionid last="{${id}}" first="{${id}}" /></cookie>`,
    ),
  )}" istracking="False" />`,
)
const fetchXml = (filter: string): string =>
  `fetchXml=${encodeURIComponent(
    `<fetch top="50"><entity name="flowsession"><attribute name="statuscode"/><filter>${filter}</filter><order attribute="createdon" descending="true"/></entity></fetch>`,
  )}`

/** What the portal, the SDK, the command line and the documentation ask of tables that grow, and the indexes it takes. */
const cases: readonly { request: string; uses: readonly string[]; sorts?: 'its groups' | 'the rows of a parent' }[] = [
  { request: 'flowsessions?$orderby=createdon desc&$top=50', uses: ['flowsession_createdon_index'] },
  { request: 'flowsessions?$orderby=createdon desc', uses: ['flowsession_createdon_index'] },
  {
    request: `flowsessions?$filter=_regardingobjectid_value eq ${id}&$orderby=createdon desc`,
    uses: ['flowsession_regardingobjectid_createdon_index'],
  },
  {
    request: 'flowsessions?$filter=statuscode eq 8&$orderby=createdon desc&$top=50&$count=true',
    uses: ['flowsession_statuscode_createdon_index', 'flowsession_statuscode_createdon_index'],
  },
  {
    request: `flowsessions?$filter=statuscode eq 8 and ${times}&$orderby=createdon desc`,
    uses: ['flowsession_statuscode_createdon_index'],
  },
  {
    request: `flowsessions?$filter=connectionid eq 'Invoices'&$orderby=createdon desc`,
    uses: ['flowsession_connectionid_createdon_index'],
  },
  { request: `flowsessions?$orderby=createdon desc&$skiptoken=${token}`, uses: ['flowsession_createdon_index'] },
  { request: `flowsessions?$filter=_machineid_value eq ${id}`, uses: ['flowsession_machineid_index'] },
  { request: `flowsessions?$filter=_machinegroupid_value eq ${id}`, uses: ['flowsession_machinegroupid_index'] },
  { request: `flowsessions/$count?$filter=statuscode eq 2`, uses: ['flowsession_statuscode_createdon_index'] },
  {
    request: `flowsessions?$apply=filter(statuscode eq 8 and ${times})/aggregate(createdon with max as last)`,
    uses: ['flowsession_statuscode_createdon_index'],
  },
  {
    request: `flowsessions?$apply=filter(${times})/groupby((statuscode),aggregate($count as runs))`,
    uses: ['flowsession_createdon_index'],
    sorts: 'its groups',
  },
  {
    request: `flowsessions?${fetchXml('<condition attribute="statuscode" operator="eq" value="8"/>')}`,
    uses: ['flowsession_statuscode_createdon_index'],
  },
  {
    request: `flowlogs?$filter=_flowsessionid_value eq ${id}&$orderby=logindex`,
    uses: ['flowlog_flowsessionid_logindex_index'],
  },
  {
    request: `flowlogs?$filter=_parentobjectid_value eq ${id}&$orderby=createdon desc`,
    uses: ['flowlog_parentobjectid_createdon_index'],
  },
  {
    request: 'flowsessions?$orderby=createdon desc&$top=50&$expand=MachineId($select=name),regardingobjectid_process',
    uses: ['flowsession_createdon_index'],
  },
  {
    request:
      'flowsessions?$orderby=createdon desc&$top=50&$expand=flowsession_flowlog_parentobjectid($orderby=createdon desc;$top=5)',
    uses: ['flowsession_createdon_index', 'flowlog_parentobjectid_createdon_index'],
    sorts: 'the rows of a parent',
  },
  { request: 'workflows?$filter=category eq 6&$select=name&$orderby=name&$top=50', uses: ['workflow_name_index'] },
  { request: 'flowmachines?$orderby=name&$top=50', uses: ['flowmachine_name_index'] },
  { request: 'flowmachinegroups?$orderby=name&$top=50', uses: ['flowmachinegroup_name_index'] },
]

forEachDatabase('The plan of', database => {
  let store: Store
  before(async () => {
    store = database().store
    // An empty table is always read from its beginning, as it should be.
    if (store.dialect === 'sqlite') return
    await store.write(function* () {
      for (const table of ['flowsession', 'flowlog', 'workflow', 'flowmachine', 'flowmachinegroup'])
        yield* all(fill(table))
    })
    for (const table of ['flowsession', 'flowlog', 'workflow', 'flowmachine', 'flowmachinegroup'])
      await store.read(() => all(plain(`analyze ${table}`)))
  })

  for (const { request, uses, sorts } of cases)
    test(`GET ${request.slice(0, 110)} reads by index and sorts ${sorts ?? 'nothing'}`, async () => {
      const plans: string[] = []
      for (const statement of statementsOf(request, store)) plans.push(await planOf(statement, store))
      assert.equal(plans.length, uses.length)
      for (const [index, name] of uses.entries()) {
        assert.ok(plans[index]!.includes(name), `${name} is not in\n${plans[index]}`)
        assert.doesNotMatch(plans[index]!, /\bSCAN (flow|workflow)\w*$|\bSCAN t$|Seq Scan on/m)
        if (sorts === undefined) assert.doesNotMatch(plans[index]!, /USE TEMP B-TREE FOR ORDER BY|Sort Key/)
      }
    })
})

const administrator = contextWithRoles({
  userId: id,
  fullName: 'Ada',
  businessUnitId: id,
  businessUnitIdsBelow: [],
  organizationId: id,
  teamIds: [],
  roleNames: ['System Administrator'],
  applicationId: null,
  objectId: null,
  accessMode: 0,
  callersReadOwnRuns: false,
})

/** The statements a request is answered by, where they find one row each. */
function statementsOf(request: string, { dialect }: Store): readonly Statement[] {
  const [path = '', text = ''] = request.split(/\?(.*)/s)
  const [set, counted] = path.split('/')
  const table = tables.find(one => one.set === set) as Table
  const options = parseQueryOptions(encodeURI(text).replaceAll('%25', '%'))
  const context = { user: administrator, now: noon, preferences: prefer(undefined) }
  if (options.fetchXml !== undefined) {
    const { query } = bindFetch(table, parseFetch(options.fetchXml), context)
    return collected(selectJoin(restrictJoin(query, administrator), dialect))
  }
  if (options.apply !== undefined)
    return collected(selectJoin(restrictJoin(bindApply(table, options, context, 1).query, administrator), dialect))
  const query = restrict(bind(table, options, context).query, administrator)
  return collected(counted === undefined ? selectRows(query, dialect) : countRows(query, 5000, dialect))
}

function collected(steps: Steps<unknown>): readonly Statement[] {
  const statements: Statement[] = []
  const found = { flowsessionid: id, flowlogid: id, parentobjectid: id }
  for (let step = steps.next(); !step.done; step = steps.next([found])) statements.push(step.value)
  return statements
}

async function planOf({ text, values }: Statement, store: Store): Promise<string> {
  const word = store.dialect === 'sqlite' ? 'explain query plan' : 'explain'
  const explained: Statement = {
    text: { sqlite: `${word} ${text.sqlite}`, postgres: `${word} ${text.postgres}` },
    values,
  }
  const rows: readonly Row[] = await store.write(function* () {
    // Few rows are read whole, or sorted, sooner than they are read in order: what counts is whether an index could.
    if (store.dialect === 'postgres')
      for (const way of ['seqscan', 'bitmapscan', 'sort', 'incremental_sort'])
        yield* all(plain(`set local enable_${way} = off`))
    return yield* all(explained)
  })
  return rows.map(row => String(row.detail ?? row['QUERY PLAN'])).join('\n')
}

const plain = (text: string): Statement => ({ text: { sqlite: text, postgres: text }, values: [] })

/** Enough rows for the planner to think of indexes: some for each flow, machine and state, times minutes apart. */
function fill(table: string): Statement {
  const columns: Readonly<Record<string, string>> = {
    flowsession: 'regardingobjectid, machineid, machinegroupid, connectionid, statuscode',
    flowlog: 'flowsessionid, parentobjectid, desktopflowid, name, logindex',
    workflow: 'name, category',
    flowmachine: 'name',
    flowmachinegroup: 'name',
  }
  const guid = "lpad(to_hex(i % 5000), 32, '0')::uuid"
  const values: Readonly<Record<string, string>> = {
    flowsession: `${guid}, ${guid}, ${guid}, 'c' || i % 100, case when i % 20 = 0 then 8 when i % 50 = 1 then 2 else 4 end`,
    flowlog: `${guid}, ${guid}, ${guid}, 'Log', i % 7`,
    workflow: `'Flow ' || i, 6`,
    flowmachine: `'Machine ' || i`,
    flowmachinegroup: `'Group ' || i`,
  }
  return plain(
    `insert into ${table} (${table}id, createdon, versionnumber, ${columns[table]})
     select gen_random_uuid(), timestamptz '2025-12-20' + i * interval '1 minute', i, ${values[table]} from generate_series(1, 20000) i`,
  )
}
