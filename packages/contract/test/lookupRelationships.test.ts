import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lookupRelationships } from '../src/lookupRelationships.ts'
import { relationships } from '../src/relationships/index.ts'
import { tables } from '../src/tables/index.ts'

const all = lookupRelationships(tables)

const documented = [
  ['regardingobjectid_process', 'flowsession.regardingobjectid', 'regardingobjectid_process', 'workflow'],
  ['flowmachine_flowsession_MachineId', 'flowsession.machineid', 'MachineId', 'flowmachine'],
  ['flowmachinegroup_flowmachine', 'flowmachine.flowmachinegroupid', 'FlowMachineGroupId', 'flowmachinegroup'],
  [
    'flowmachinegroup_flowlog_parentobjectid',
    'flowlog.parentobjectid',
    'parentobjectid_flowmachinegroup',
    'flowmachinegroup',
  ],
  ['flowsession_flowlog_parentobjectid', 'flowlog.parentobjectid', 'parentobjectid', 'flowsession'],
  ['flowevent_workqueue', 'flowevent.parentobjectid', 'parentobjectid_workqueue', 'workqueue'],
  ['workqueue_workqueueitem', 'workqueueitem.workqueueid', 'workqueueid', 'workqueue'],
  ['user_flowsession', 'flowsession.owninguser', 'owninguser', 'systemuser'],
  ['system_user_workflow', 'workflow.owninguser', 'owninguser', 'systemuser'],
  ['lk_flowsession_createdby', 'flowsession.createdby', 'createdby', 'systemuser'],
  ['business_unit_system_users', 'systemuser.businessunitid', 'businessunitid', 'businessunit'],
  [
    'flowcredentialapplication_flowmachinegroup',
    'flowcredentialapplication.flowmachinegroupid',
    'flowmachinegroupid',
    'flowmachinegroup',
  ],
] as const

for (const [schemaName, lookup, navigation, target] of documented) {
  test(`${schemaName} is the way from ${target} to ${lookup}`, () => {
    const found = all.filter(one => one.schemaName === schemaName)
    assert.deepEqual(
      found.map(one => [`${one.referencing.logicalName}.${one.column}`, one.navigation, one.referenced.logicalName]),
      [[lookup, navigation, target]],
    )
  })
}

test('A navigation property means one thing on each table', () => {
  const taken = new Map<string, string>()
  const take = (table: string, name: string, by: string) => {
    const place = `${table}.${name}`
    assert.ok([undefined, by].includes(taken.get(place)), `${place}: ${taken.get(place)} and ${by}`)
    taken.set(place, by)
  }
  for (const one of all) {
    take(one.referenced.logicalName, one.schemaName, `${one.referencing.logicalName}.${one.column} backwards`)
    if (one.schemaName !== one.navigation || one.referencing !== one.referenced)
      take(one.referencing.logicalName, one.navigation, `${one.referencing.logicalName}.${one.column}`)
  }
  for (const { schemaName, ends } of relationships)
    for (const { table, navigation } of ends) take(table, navigation, schemaName)
})
