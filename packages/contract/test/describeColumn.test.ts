import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeColumn } from '../src/describeColumn.ts'
import { dhConnection } from '../src/tables/dhConnection.ts'
import { flowMachineGroup } from '../src/tables/flowMachineGroup.ts'
import { flowSession } from '../src/tables/flowSession.ts'
import { tables } from '../src/tables/index.ts'
import { workflow } from '../src/tables/workflow.ts'
import { workQueueItem } from '../src/tables/workQueueItem.ts'

const described = [
  [flowSession, 'machineid', { schemaName: 'MachineId', label: 'Machine', requiredLevel: 'None' }],
  [flowSession, 'flowsessionid', { label: 'Flow Session', requiredLevel: 'SystemRequired', isValidForUpdate: false }],
  [flowSession, 'name', { requiredLevel: 'ApplicationRequired', format: 'Text', maxLength: 100 }],
  [flowSession, 'sessionusersid', { schemaName: 'SessionUserSID', label: 'Session User SID' }],
  [flowSession, 'additionalcontext_name', { label: 'Additional Context Name', isValidForCreate: false }],
  [flowSession, 'callbackurl', { format: 'Url' }],
  [flowSession, 'startedon', { format: 'DateAndTime', behavior: 'UserLocal' }],
  [flowSession, 'machinepercentcpuusage', { range: { min: 0, max: 100, precision: 2 } }],
  [flowSession, 'overriddencreatedon', { format: 'DateOnly', isValidForCreate: true, isValidForUpdate: false }],
  [flowMachineGroup, 'keycreationdate', { behavior: 'TimeZoneIndependent' }],
  [flowMachineGroup, 'keyvalidityperiod', { range: { min: 129_600, max: 2_628_000 } }],
  [workflow, 'uiflowtype', { schemaName: 'UIFlowType', label: 'UI Flow Type' }],
  [workflow, 'statuscode', { schemaName: 'StatusCode', label: 'Status Reason' }],
  [workflow, 'description', { format: 'TextArea', maxLength: 100_000 }],
  [workQueueItem, 'workqueueid', { schemaName: 'workqueueid', label: 'Work Queue' }],
  [workQueueItem, 'name', { requiredLevel: 'ApplicationRequired' }],
  [dhConnection, 'dh_machinegroupid', { schemaName: 'dh_MachineGroupId', label: 'Machine Group' }],
] as const

for (const [table, column, expected] of described) {
  test(`${table.logicalName}.${column} is described as ${JSON.stringify(expected)}`, () => {
    assert.partialDeepStrictEqual(describeColumn(table, column), expected)
  })
}

test('Labels are words, and every column has a schema name of the same letters', () => {
  const documented = new Set(['flowrun.duration']) // DurationInMs
  for (const table of tables) {
    for (const name of Object.keys(table.columns)) {
      const { label, schemaName } = describeColumn(table, name)
      assert.match(label, /^[A-Z]/, `${table.logicalName}.${name}`)
      assert.doesNotMatch(label, /[A-Za-z]{17}/, `${table.logicalName}.${name}: give it a label`)
      if (!documented.has(`${table.logicalName}.${name}`)) assert.equal(schemaName.toLowerCase(), name)
    }
  }
})

test('A column that is not there is named', () => {
  assert.throws(() => describeColumn(workflow, 'nothing'), /'workflow' has no column 'nothing'/)
})
