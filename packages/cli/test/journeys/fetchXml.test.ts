/**
 * Queries in fetchXml as people write them in Power Apps, Power Automate and XrmToolBox, sent to the real program. What
 * they must find is worked out here from the plain rows that were put in.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { businessUnit } from '@deskhand/contract/tables/businessUnit'
import { flowLog } from '@deskhand/contract/tables/flowLog'
import { flowMachine } from '@deskhand/contract/tables/flowMachine'
import { flowMachineGroup } from '@deskhand/contract/tables/flowMachineGroup'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { systemUser } from '@deskhand/contract/tables/systemUser'
import { workflow } from '@deskhand/contract/tables/workflow'
import { workQueue } from '@deskhand/contract/tables/workQueue'
import { workQueueItem } from '@deskhand/contract/tables/workQueueItem'
import { insertRow } from '@deskhand/server/store/insertRow'
import { openStore } from '@deskhand/server/store/openStore'
import type { Steps } from '@deskhand/server/store/steps'
import { deskhand, newDatabase, startDeskhand, temporaryFolder, withoutPostgres } from './deskhand.ts'

const id = (kind: number, number: number): string => `0000000${kind}-0000-4000-8000-${String(number).padStart(12, '0')}`
const hour = 3_600_000
/** The start of a day in the past; nothing below depends on the time of day. */
const base = Math.floor(Date.now() / (24 * hour)) * 24 * hour - 30 * 24 * hour
const iso = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`

const units = ['Field', 'North', 'South'].map((name, index) => ({
  id: id(1, index),
  name,
  above: index === 0 ? null : id(1, 0),
}))
const users = ['Ada Byron', 'Bo Lind', 'Cy Young'].map((name, index) => ({
  id: id(2, index),
  name,
  unit: units[index]!,
}))
const groups = ['Lab', 'Pool'].map((name, index) => ({ id: id(3, index), name }))
const machines = ['LAB-1', 'PC-01', 'PC-02'].map((name, index) => ({
  id: id(4, index),
  name,
  group: groups[index === 0 ? 0 : 1]!,
}))
const flows = ['Invoices', 'Änderungen', 'orders EU', 'Orders US', 'Backup', 'Never run'].map((name, index) => ({
  id: id(5, index),
  name,
  owner: users[index % 3]!,
  description: index % 2 === 0 ? `About ${name}` : null,
}))
const labels: Readonly<Record<number, string>> = { 3: 'Waiting', 4: 'Succeeded', 7: 'Cancelled', 8: 'Failed' }
const runs = Array.from({ length: 60 }, (_, index) => {
  const status = [4, 8, 4, 3, 7, 4, 8][index % 7]!
  const started = status === 3 ? null : base + index * 7 * hour + 1234
  const duration = started === null ? null : (index + 1) * 10
  return {
    id: id(6, index),
    name: `run ${String(index).padStart(2, '0')}`,
    flow: flows[index % 5]!,
    machine: status === 3 ? null : machines[index % 3]!,
    owner: users[(index >> 1) % 3]!,
    status,
    started,
    ended: started === null ? null : started + (index + 1) * 10_000,
    duration,
    error: status === 8 ? (index % 2 === 0 ? 'NoDiskSpace' : 'UIElementNotFound') : null,
  }
})
const logs = runs.flatMap((run, index) =>
  Array.from({ length: index % 4 }, (_, step) => ({
    id: id(7, index * 10 + step),
    run,
    name: step === 0 ? 'File.Copy' : 'Display.ShowMessage',
    step,
    level: run.status === 8 && step === 2 ? 100_000_004 : 100_000_002,
  })),
)
const queues = ['Claims', 'Returns'].map((name, index) => ({ id: id(8, index), name }))
const items = Array.from({ length: 9 }, (_, index) => ({
  id: id(9, index),
  name: `item ${index}`,
  queue: queues[index % 3 === 0 ? 1 : 0]!,
  status: [0, 2, 5][index % 3]!,
  priority: index * 10,
}))

function* insertAll(): Steps<void> {
  const by = { userId: users[0]!.id, now: base }
  for (const { id: key, name, above } of units)
    yield* insertRow(businessUnit, { businessunitid: key, name, parentbusinessunitid: above }, by)
  for (const { id: key, name, unit } of users)
    yield* insertRow(systemUser, { systemuserid: key, fullname: name, businessunitid: unit.id }, by)
  for (const { id: key, name } of groups) yield* insertRow(flowMachineGroup, { flowmachinegroupid: key, name }, by)
  for (const { id: key, name, group } of machines)
    yield* insertRow(flowMachine, { flowmachineid: key, name, flowmachinegroupid: group.id }, by)
  for (const { id: key, name, owner, description } of flows)
    yield* insertRow(workflow, { workflowid: key, name, category: 6, ownerid: owner.id, description }, by)
  for (const run of runs)
    yield* insertRow(
      flowSession,
      {
        flowsessionid: run.id,
        name: run.name,
        regardingobjectid: run.flow.id,
        machineid: run.machine?.id ?? null,
        machinegroupid: run.machine?.group.id ?? null,
        ownerid: run.owner.id,
        statuscode: run.status,
        dh_state: run.status === 3 ? 'waiting' : 'ended',
        startedon: run.started,
        completedon: run.ended,
        runduration: run.duration,
        errorcode: run.error,
      },
      by,
    )
  for (const { id: key, run, name, step, level } of logs)
    yield* insertRow(flowLog, { flowlogid: key, flowsessionid: run.id, name, logindex: step, level }, by)
  for (const { id: key, name } of queues)
    yield* insertRow(workQueue, { workqueueid: key, name, workqueuekey: name }, by)
  for (const { id: key, name, queue, status, priority } of items)
    yield* insertRow(
      workQueueItem,
      { workqueueitemid: key, name, workqueueid: queue.id, statuscode: status, priority },
      by,
    )
}

type Found = readonly Readonly<Record<string, unknown>>[]
interface Query {
  readonly title: string
  readonly set: string
  readonly xml: string
  readonly prefer?: string
  readonly rows: Found
  /** Whether more rows are said to follow. */
  readonly more?: boolean
}

const formatted = 'odata.include-annotations="OData.Community.Display.V1.FormattedValue"'
const label = (property: string): string => `${property}@OData.Community.Display.V1.FormattedValue`
const failed = runs.filter(({ status }) => status === 8)
const newest = <Row extends { started: number | null }>(rows: readonly Row[]): readonly Row[] =>
  rows.toSorted((one, other) => (other.started ?? 0) - (one.started ?? 0))
const sum = (numbers: readonly (number | null)[]): number => numbers.reduce<number>((all, one) => all + (one ?? 0), 0)
const present = (row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== undefined))
const runKey = ({ name, id: key }: { name: string; id: string }) => ({ name, flowsessionid: key })
const logKey = ({ name, id: key }: { name: string; id: string }) => ({ name, flowlogid: key })
const flowKey = ({ name, id: key }: { name: string; id: string }) => ({ name, workflowid: key })
const middle = base + 200 * hour

const queries: readonly Query[] = [
  {
    title: 'the newest failed runs of a gallery',
    set: 'flowsessions',
    xml: `<fetch top="5"><entity name="flowsession"><attribute name="name"/><attribute name="errorcode"/><filter><condition attribute="statuscode" operator="eq" value="8"/></filter><order attribute="startedon" descending="true"/></entity></fetch>`,
    rows: newest(failed)
      .slice(0, 5)
      .map(run => ({ name: run.name, errorcode: run.error, flowsessionid: run.id })),
  },
  {
    title: 'a view as the designer of views writes it',
    set: 'flowsessions',
    xml: `<fetch version="1.0" output-format="xml-platform" mapping="logical" distinct="false"><entity name="flowsession"><attribute name="name"/><attribute name="startedon"/><order attribute="name" descending="false"/><filter type="and"><condition attribute="machineid" operator="eq" uiname="PC-01" uitype="flowmachine" value="{${machines[1]!.id.toUpperCase()}}"/></filter></entity></fetch>`,
    rows: runs
      .filter(run => run.machine === machines[1])
      .map(run => ({ name: run.name, startedon: iso(run.started ?? 0), flowsessionid: run.id })),
  },
  {
    title: 'runs of a time, longer than some',
    set: 'flowsessions',
    xml: `<fetch><entity name="flowsession"><attribute name="name"/><order attribute="name"/><filter><condition attribute="startedon" operator="ge" value="${iso(middle)}"/><condition attribute="startedon" operator="lt" value="${iso(middle + 100 * hour)}"/><condition attribute="runduration" operator="gt" value="350"/></filter></entity></fetch>`,
    rows: runs
      .filter(run => run.started !== null && run.started >= middle && run.started < middle + 100 * hour)
      .filter(run => (run.duration ?? 0) > 350)
      .map(runKey),
  },
  {
    title: 'runs on a day',
    set: 'flowsessions',
    xml: `<fetch><entity name="flowsession"><attribute name="name"/><order attribute="startedon"/><filter><condition attribute="startedon" operator="on" value="${iso(base + 48 * hour).slice(0, 10)}"/></filter></entity></fetch>`,
    rows: runs
      .filter(({ started }) => started !== null && started >= base + 48 * hour && started < base + 72 * hour)
      .map(runKey),
  },
  {
    title: 'labels and names, as a flow reads them',
    set: 'flowsessions',
    xml: `<fetch count="3" page="2"><entity name="flowsession"><attribute name="statuscode"/><attribute name="statuscodename"/><attribute name="machineid"/><attribute name="machineidname"/><attribute name="regardingobjectid"/><order attribute="name"/></entity></fetch>`,
    prefer: formatted,
    rows: runs.slice(3, 6).map(run =>
      present({
        [label('statuscode')]: labels[run.status],
        statuscode: run.status,
        [label('_machineid_value')]: run.machine?.name,
        _machineid_value: run.machine?.id,
        [label('_regardingobjectid_value')]: run.flow.name,
        _regardingobjectid_value: run.flow.id,
        flowsessionid: run.id,
      }),
    ),
    more: true,
  },
  {
    title: 'the quick find of a view',
    set: 'workflows',
    xml: `<fetch><entity name="workflow"><attribute name="name"/><order attribute="name"/><filter type="and"><condition attribute="category" operator="eq" value="6"/><filter type="or" isquickfindfields="1"><condition attribute="name" operator="like" value="%orders%"/><condition attribute="description" operator="like" value="%ander%"/></filter></filter></entity></fetch>`,
    rows: flows.filter(({ name }) => /orders/i.test(name)).map(flowKey),
  },
  {
    title: 'accents and case do not count',
    set: 'workflows',
    xml: `<fetch><entity name="workflow"><attribute name="name"/><filter><condition attribute="name" operator="begins-with" value="ANDER"/></filter></entity></fetch>`,
    rows: [flowKey(flows[1]!)],
  },
  {
    title: 'flows that never ran',
    set: 'workflows',
    xml: `<fetch><entity name="workflow"><attribute name="name"/><link-entity name="flowsession" from="regardingobjectid" to="workflowid" link-type="outer" alias="r"/><filter><condition entityname="r" attribute="flowsessionid" operator="null"/></filter></entity></fetch>`,
    rows: [flowKey(flows[5]!)],
  },
  {
    title: 'the same, asked of the rows themselves',
    set: 'workflows',
    xml: `<fetch><entity name="workflow"><attribute name="name"/><filter><link-entity name="flowsession" from="regardingobjectid" to="workflowid" link-type="not any"/></filter></entity></fetch>`,
    rows: [flowKey(flows[5]!)],
  },
  {
    title: 'flows with a failed run, each once',
    set: 'workflows',
    xml: `<fetch><entity name="workflow"><attribute name="name"/><order attribute="name"/><link-entity name="flowsession" from="regardingobjectid" to="workflowid" link-type="exists"><filter><condition attribute="statuscode" operator="eq" value="8"/></filter></link-entity></entity></fetch>`,
    rows: ['Änderungen', 'Backup', 'Invoices', 'orders EU', 'Orders US']
      .map(name => flows.find(flow => flow.name === name)!)
      .filter(flow => failed.some(run => run.flow === flow))
      .map(flowKey),
  },
  {
    title: 'flows with a run that did not fail',
    set: 'workflows',
    xml: `<fetch><entity name="workflow"><attribute name="name"/><order attribute="workflowid"/><filter><link-entity name="flowsession" from="regardingobjectid" to="workflowid" link-type="any"><filter><condition attribute="statuscode" operator="ne" value="8"/></filter></link-entity></filter></entity></fetch>`,
    rows: flows.slice(0, 5).map(flowKey),
  },
  {
    title: 'runs with the names of flow, machine and group',
    set: 'flowsessions',
    xml: `<fetch top="9"><entity name="flowsession"><attribute name="name"/><order attribute="name" descending="true"/><link-entity name="workflow" from="workflowid" to="regardingobjectid" alias="flow"><attribute name="name"/></link-entity><link-entity name="flowmachine" from="flowmachineid" to="machineid" link-type="outer" alias="machine"><attribute name="name"/><link-entity name="flowmachinegroup" from="flowmachinegroupid" to="flowmachinegroupid" link-type="outer" alias="grp"><attribute name="name" alias="groupname"/></link-entity></link-entity></entity></fetch>`,
    rows: runs
      .toReversed()
      .slice(0, 9)
      .map(run =>
        present({
          name: run.name,
          flowsessionid: run.id,
          flow_x002e_name: run.flow.name,
          machine_x002e_name: run.machine?.name,
          groupname: run.machine?.group.name,
        }),
      ),
  },
  {
    title: 'runs of the machines of a group, by its name',
    set: 'flowsessions',
    xml: `<fetch><entity name="flowsession"><attribute name="name"/><order attribute="name"/><link-entity name="flowmachine" from="flowmachineid" to="machineid"><filter><condition attribute="flowmachinegroupidname" operator="eq" value="pool"/></filter></link-entity></entity></fetch>`,
    rows: runs.filter(run => run.machine?.group === groups[1]).map(runKey),
  },
  {
    title: 'runs by the names of their owners',
    set: 'flowsessions',
    xml: `<fetch><entity name="flowsession"><attribute name="name"/><order attribute="owneridname"/><order attribute="name"/><filter><condition attribute="owneridname" operator="not-like" value="cy%"/><condition attribute="statuscodename" operator="in"><value>failed</value><value>cancelled</value></condition></filter></entity></fetch>`,
    rows: users
      .slice(0, 2)
      .flatMap(user => runs.filter(run => run.owner === user && (run.status === 8 || run.status === 7)).map(runKey)),
  },
  {
    title: 'owners of a business unit and those under it',
    set: 'systemusers',
    xml: `<fetch><entity name="systemuser"><attribute name="fullname"/><order attribute="fullname"/><filter><condition attribute="businessunitid" operator="eq-or-under" value="${units[0]!.id}"/></filter></entity></fetch>`,
    rows: users.map(user => ({ fullname: user.name, systemuserid: user.id, ownerid: user.id })),
  },
  {
    title: 'business units with the number of those below',
    set: 'businessunits',
    xml: `<fetch><entity name="businessunit"><attribute name="name"/><attribute name="businessunitid" rowaggregate="CountChildren" alias="below"/><order attribute="name"/><filter><condition attribute="businessunitid" operator="eq-or-under" value="${units[0]!.id}"/></filter></entity></fetch>`,
    rows: units.map((unit, index) => ({ name: unit.name, below: index === 0 ? 2 : 0, businessunitid: unit.id })),
  },
  {
    title: 'how many runs of each state, as a chart asks',
    set: 'flowsessions',
    xml: `<fetch aggregate="true"><entity name="flowsession"><attribute name="flowsessionid" alias="runs" aggregate="count"/><attribute name="statuscode" alias="status" groupby="true"/><order alias="runs" descending="true"/></entity></fetch>`,
    prefer: formatted,
    rows: [4, 8, 7, 3]
      .map(status => ({ status, runs: runs.filter(run => run.status === status).length }))
      .toSorted((one, other) => other.runs - one.runs || one.status - other.status)
      .map(one => ({
        [label('runs')]: String(one.runs),
        runs: one.runs,
        [label('status')]: labels[one.status],
        status: one.status,
      })),
  },
  {
    title: 'sums over the flows, by their names',
    set: 'flowsessions',
    xml: `<fetch aggregate="true"><entity name="flowsession"><attribute name="runduration" alias="total" aggregate="sum"/><attribute name="runduration" alias="most" aggregate="max"/><attribute name="runduration" alias="least" aggregate="min"/><attribute name="runduration" alias="ended" aggregate="countcolumn"/><link-entity name="workflow" from="workflowid" to="regardingobjectid" alias="w"><attribute name="name" alias="flow" groupby="true"/><order alias="flow"/></link-entity></entity></fetch>`,
    rows: [1, 4, 0, 2, 3].map(index => {
      const own = runs.filter(run => run.flow === flows[index]).map(run => run.duration)
      const ended = own.filter(one => one !== null)
      return {
        total: sum(own),
        most: Math.max(...ended),
        least: Math.min(...ended),
        ended: ended.length,
        flow: flows[index]!.name,
      }
    }),
  },
  {
    title: 'how many machines failed runs were on',
    set: 'flowsessions',
    xml: `<fetch aggregate="true"><entity name="flowsession"><attribute name="machineid" alias="machines" aggregate="countcolumn" distinct="true"/><attribute name="name" alias="runs" aggregate="count"/><filter><condition attribute="statuscode" operator="eq" value="8"/></filter></entity></fetch>`,
    rows: [{ machines: new Set(failed.map(run => run.machine)).size, runs: failed.length }],
  },
  {
    title: 'runs by month and day',
    set: 'flowsessions',
    xml: `<fetch aggregate="true"><entity name="flowsession"><attribute name="startedon" alias="year" groupby="true" dategrouping="year"/><attribute name="startedon" alias="month" groupby="true" dategrouping="month"/><attribute name="startedon" alias="day" groupby="true" dategrouping="day"/><attribute name="name" alias="n" aggregate="count"/><order alias="year"/><order alias="month"/><order alias="day"/><filter><condition attribute="startedon" operator="not-null"/></filter></entity></fetch>`,
    rows: [...new Set(runs.flatMap(({ started }) => (started === null ? [] : [iso(started).slice(0, 10)])))].map(
      day => ({
        year: Number(day.slice(0, 4)),
        month: Number(day.slice(5, 7)),
        day: Number(day.slice(8)),
        n: runs.filter(({ started }) => started !== null && iso(started).startsWith(day)).length,
      }),
    ),
  },
  {
    title: 'the kinds of errors there are',
    set: 'flowsessions',
    xml: `<fetch distinct="true"><entity name="flowsession"><attribute name="errorcode"/><order attribute="errorcode"/><filter><condition attribute="errorcode" operator="not-null"/></filter></entity></fetch>`,
    rows: [{ errorcode: 'NoDiskSpace' }, { errorcode: 'UIElementNotFound' }],
  },
  {
    title: 'flows that have failed runs, told apart',
    set: 'workflows',
    xml: `<fetch distinct="true" count="2"><entity name="workflow"><attribute name="workflowid"/><attribute name="name"/><order attribute="workflowid" descending="true"/><link-entity name="flowsession" from="regardingobjectid" to="workflowid" alias="r"><filter><condition attribute="statuscode" operator="eq" value="8"/></filter></link-entity></entity></fetch>`,
    rows: flows
      .filter(flow => failed.some(run => run.flow === flow))
      .toReversed()
      .slice(0, 2)
      .map(flow => ({ workflowid: flow.id, name: flow.name })),
    more: true,
  },
  {
    title: 'the log of a run, in order',
    set: 'flowlogs',
    xml: `<fetch><entity name="flowlog"><attribute name="name"/><attribute name="logindex"/><order attribute="logindex"/><filter><condition attribute="flowsessionid" operator="eq" value="${runs[3]!.id}"/></filter></entity></fetch>`,
    rows: logs
      .filter(log => log.run === runs[3])
      .map(log => ({ name: log.name, logindex: log.step, flowlogid: log.id })),
  },
  {
    title: 'errors in logs, with run and machine',
    set: 'flowlogs',
    xml: `<fetch><entity name="flowlog"><attribute name="name"/><order attribute="flowlogid"/><filter><condition attribute="levelname" operator="eq" value="Error"/></filter><link-entity name="flowsession" from="flowsessionid" to="flowsessionid" alias="run"><attribute name="name"/><link-entity name="flowmachine" from="flowmachineid" to="machineid" alias="pc"><attribute name="name"/></link-entity></link-entity></entity></fetch>`,
    rows: logs
      .filter(({ level }) => level === 100_000_004)
      .map(log => ({ ...logKey(log), run_x002e_name: log.run.name, pc_x002e_name: log.run.machine?.name })),
  },
  {
    title: 'how many steps each of some runs took',
    set: 'flowlogs',
    xml: `<fetch aggregate="true"><entity name="flowlog"><attribute name="flowlogid" alias="steps" aggregate="count"/><link-entity name="flowsession" from="flowsessionid" to="flowsessionid" alias="r"><attribute name="name" alias="run" groupby="true"/><filter><condition attribute="name" operator="in"><value>run 01</value><value>run 02</value><value>run 03</value></condition></filter><order alias="run"/></link-entity></entity></fetch>`,
    rows: [1, 2, 3].map(index => ({ steps: index, run: runs[index]!.name })),
  },
  {
    title: 'items of a queue by priority',
    set: 'workqueueitems',
    xml: `<fetch><entity name="workqueueitem"><attribute name="name"/><attribute name="statuscode"/><order attribute="priority" descending="true"/><filter><condition attribute="statuscode" operator="not-in"><value>5</value></condition></filter><link-entity name="workqueue" from="workqueueid" to="workqueueid" alias="q"><attribute name="name"/><filter><condition attribute="name" operator="eq" value="claims"/></filter></link-entity></entity></fetch>`,
    rows: items
      .filter(item => item.queue === queues[0] && item.status !== 5)
      .toReversed()
      .map(item => ({
        name: item.name,
        statuscode: item.status,
        workqueueitemid: item.id,
        q_x002e_name: 'Claims',
      })),
  },
  {
    title: 'queues with how much waits in them',
    set: 'workqueues',
    xml: `<fetch aggregate="true"><entity name="workqueue"><attribute name="name" alias="queue" groupby="true"/><order alias="queue"/><link-entity name="workqueueitem" from="workqueueid" to="workqueueid" link-type="outer" alias="i"><attribute name="workqueueitemid" alias="waiting" aggregate="countcolumn"/><filter><condition attribute="statuscode" operator="eq" value="0"/></filter></link-entity></entity></fetch>`,
    rows: queues.map(queue => ({
      queue: queue.name,
      waiting: items.filter(item => item.queue === queue && item.status === 0).length,
    })),
  },
  {
    title: 'machines of a group beside those of another',
    set: 'flowmachines',
    xml: `<fetch><entity name="flowmachine"><attribute name="name"/><order attribute="name"/><filter type="or"><condition attribute="flowmachinegroupid" operator="eq" value="${groups[0]!.id}"/><condition attribute="name" operator="ends-with" value="02"/></filter></entity></fetch>`,
    rows: [machines[0]!, machines[2]!].map(machine => ({ name: machine.name, flowmachineid: machine.id })),
  },
  {
    title: 'one run of each machine',
    set: 'flowmachines',
    xml: `<fetch><entity name="flowmachine"><attribute name="name"/><order attribute="name"/><link-entity name="flowsession" from="machineid" to="flowmachineid" link-type="matchfirstrowusingcrossapply" alias="r"><attribute name="name"/><filter><condition attribute="statuscode" operator="eq" value="8"/></filter></link-entity></entity></fetch>`,
    rows: machines.map(machine =>
      present({
        name: machine.name,
        flowmachineid: machine.id,
        r_x002e_name: failed.find(run => run.machine === machine)?.name,
      }),
    ),
  },
  {
    title: 'runs whose flow belongs to who owns them',
    set: 'flowsessions',
    xml: `<fetch><entity name="flowsession"><attribute name="name"/><order attribute="name"/><link-entity name="workflow" from="workflowid" to="regardingobjectid" alias="w"/><filter><condition attribute="ownerid" operator="eq" valueof="w.ownerid"/></filter></entity></fetch>`,
    rows: runs.filter(run => run.owner === run.flow.owner).map(runKey),
  },
  {
    title: 'runs sorted by the label of their state, then by number',
    set: 'flowsessions',
    xml: `<fetch top="20"><entity name="flowsession"><attribute name="name"/><order attribute="statuscode"/><order attribute="name" descending="true"/></entity></fetch>`,
    rows: [7, 8, 4, 3]
      .flatMap(status => runs.filter(run => run.status === status).toReversed())
      .slice(0, 20)
      .map(runKey),
  },
  {
    title: 'runs of the last two months, this year or the last',
    set: 'flowsessions',
    xml: `<fetch top="4"><entity name="flowsession"><attribute name="name"/><order attribute="startedon"/><filter type="or"><filter><condition attribute="startedon" operator="last-x-months" value="2"/><condition attribute="startedon" operator="this-fiscal-year"/></filter><condition attribute="startedon" operator="last-fiscal-year"/></filter></entity></fetch>`,
    rows: runs
      .filter(({ started }) => started !== null)
      .slice(0, 4)
      .map(runKey),
  },
]

for (const [database, skip, options] of [
  ['SQLite', false, async () => undefined],
  ['PostgreSQL', withoutPostgres, newDatabase],
] as const) {
  test(`queries in fetchXml find what they should on ${database}`, { skip }, async context => {
    const folder = temporaryFolder(context)
    const url = await options()
    const args = ['--data', folder, '--port', '0', '--no-agent', ...(url === undefined ? [] : ['--database', url])]
    await (await startDeskhand(context, args)).stop()
    const store = await openStore(url === undefined ? { folder } : { url }, {
      onError: error => assert.fail(String(error)),
    })
    await store.write(insertAll)
    await store.close()
    const server = await startDeskhand(context, args)
    const token = (await deskhand(['token', '--data', folder])).stdout.trim()
    const send = async (set: string, xml: string, prefer: string) => {
      const to = `${server.description.baseUrl}/api/data/v9.2/${set}?fetchXml=${encodeURIComponent(xml)}`
      const answer = await fetch(to, {
        headers: { authorization: `Bearer ${token}`, accept: 'application/json', prefer },
      })
      const body = (await answer.json()) as { value?: Found; [name: string]: unknown }
      assert.equal(answer.status, 200, JSON.stringify(body))
      return body
    }

    for (const { title, set, xml, prefer = 'odata.include-annotations="*"', rows, more } of queries)
      await context.test(title, async () => {
        const { value, ...rest } = await send(set, xml, prefer)
        const found = value?.map(row =>
          Object.fromEntries(
            Object.entries(row).filter(
              ([name]) => name !== '@odata.etag' && (prefer === formatted || !name.includes('@')),
            ),
          ),
        )
        assert.deepEqual(found, rows)
        if (prefer !== formatted) assert.equal(rest['@Microsoft.Dynamics.CRM.morerecords'], more)
      })

    await context.test('all runs, page by page, by cookie', async () => {
      const found: unknown[] = []
      let cookie = ''
      for (let page = 1; page < 99; page++) {
        const escaped = cookie.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll("'", '&apos;')
        const paging = cookie === '' ? '' : `paging-cookie='${escaped}'`
        const xml = `<fetch count='7' page='${page}' ${paging}><entity name='flowsession'><attribute name='name'/><order attribute='machineid'/><order attribute='startedon' descending='true'/></entity></fetch>`
        const body = await send('flowsessions', xml, 'odata.include-annotations="*"')
        found.push(...(body.value ?? []).map(row => row.name))
        if (body['@Microsoft.Dynamics.CRM.morerecords'] !== true) break
        const annotation = String(body['@Microsoft.Dynamics.CRM.fetchxmlpagingcookie'])
        cookie = decodeURIComponent(decodeURIComponent(/pagingcookie="([^"]*)"/.exec(annotation)?.[1] ?? ''))
      }
      const waiting = runs.filter(run => run.machine === null).toReversed()
      const on = machines.flatMap(machine => newest(runs.filter(run => run.machine === machine)))
      assert.deepEqual(
        found,
        [...waiting, ...on].map(run => run.name),
      )
    })
    await server.stop()
  })
}
