import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeTable } from '../src/describeTable.ts'
import { tables } from '../src/tables/index.ts'

const rows = [
  ['workflow', { labelPlural: 'Processes', collectionSchemaName: 'Workflows', ownershipType: 'UserOwned' }],
  ['flowlog', { labelPlural: 'Flow Logs', tableType: 'Elastic', ownershipType: 'None' }],
  ['desktopflowbinary', { labelPlural: 'Desktop Flow Binaries', logicalCollectionName: 'desktopflowbinaries' }],
  ['systemuser', { labelPlural: 'Users', ownershipType: 'BusinessOwned', isCustom: false }],
  ['environmentvariablevalue', { collectionSchemaName: 'EnvironmentVariableValues' }],
  ['roleprivileges', { labelPlural: 'Role Privileges' }],
  ['dh_connection', { isCustom: true, tableType: 'Standard' }],
] as const

for (const [name, expected] of rows) {
  test(`${name} is described as ${JSON.stringify(expected)}`, () => {
    const table = tables.find(one => one.logicalName === name)
    assert.partialDeepStrictEqual(describeTable(table!), expected)
  })
}

test('Every table says in a sentence what a row of it is', () => {
  for (const table of tables) assert.match(describeTable(table).description, /^[A-Z].*\.$/, table.logicalName)
})
