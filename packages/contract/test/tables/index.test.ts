import assert from 'node:assert/strict'
import { test } from 'node:test'
import { propertyName } from '../../src/table.ts'
import { tables } from '../../src/tables/index.ts'

const byName = new Map(tables.map(table => [table.logicalName, table]))

for (const table of tables) {
  test(`${table.set}: key, name, indexes and keys are columns`, () => {
    const columns = new Set(Object.keys(table.columns))
    const named = [table.key, table.name, ...(table.indexes ?? []).flat(), ...(table.alternateKeys ?? []).flat()]
    for (const name of named) assert.ok(columns.has(name.replace(/^-/, '')), name)
    assert.equal(table.columns[table.key]?.type, 'uniqueidentifier')
  })

  test(`${table.set}: lookups lead to tables that exist`, () => {
    for (const [name, column] of Object.entries(table.columns))
      for (const target of Object.keys(column.targets ?? {})) assert.ok(byName.has(target), `${name} → ${target}`)
  })

  test(`${table.set}: names are small letters, and lookups show as values`, () => {
    for (const [name, column] of Object.entries(table.columns)) {
      assert.match(name, /^[a-z][a-z0-9_]*$/)
      assert.equal(propertyName(name, column), column.type === 'lookup' ? `_${name}_value` : name)
    }
  })

  test(`${table.set}: defaults are among the choices`, () => {
    for (const [name, { choices, default: byDefault, stateOf }] of Object.entries(table.columns)) {
      if (choices && byDefault !== undefined && byDefault !== null)
        assert.ok(Object.hasOwn(choices, String(byDefault)), name)
      for (const state of Object.values(stateOf ?? {}))
        assert.ok(Object.hasOwn(table.columns.statecode?.choices ?? {}, state), name)
    }
  })
}

test('no two tables share a name, a set or an object type code', () => {
  for (const key of ['logicalName', 'set', 'objectTypeCode'] as const)
    assert.equal(new Set(tables.map(table => table[key])).size, tables.length, key)
})
