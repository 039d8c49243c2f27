import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { Column, ColumnType, Table } from '@deskhand/contract/table'
import { environmentVariableDefinition } from '@deskhand/contract/tables/environmentVariableDefinition'
import { environmentVariableValue } from '@deskhand/contract/tables/environmentVariableValue'
import { flowEvent } from '@deskhand/contract/tables/flowEvent'
import { tables } from '@deskhand/contract/tables/index'
import { systemUser } from '@deskhand/contract/tables/systemUser'
import { workQueue } from '@deskhand/contract/tables/workQueue'
import { workQueueItem } from '@deskhand/contract/tables/workQueueItem'
import { isContent, isPolymorphic, tableColumn } from '../../src/store/columns.ts'
import { deleteRow } from '../../src/store/deleteRow.ts'
import { insertRow } from '../../src/store/insertRow.ts'
import { readContent } from '../../src/store/readContent.ts'
import { retrieveRow } from '../../src/store/retrieveRow.ts'
import { selectRow } from '../../src/store/selectRow.ts'
import type { SqlValue } from '../../src/store/steps.ts'
import { forEachDatabase } from './forEachDatabase.ts'
import { noon } from './world.ts'

const lookedUp = '6f1c3c3e-2f0b-4f5e-9d75-0a4c1a4f8f10'
const text = `Größe "A" \\ ☃ 𝄞\r\n${'x'.repeat(5000)}`

/** A value that a careless store would spoil. */
const samples: Readonly<Record<ColumnType, (column: Column) => SqlValue>> = {
  uniqueidentifier: () => 'aaaaaaaa-0000-4000-8000-00000000000a',
  string: ({ max }) => text.slice(0, max),
  memo: ({ max }) => text.slice(0, max),
  integer: ({ min, max }) => max ?? (min === undefined ? -2_147_483_648 : 2_147_483_647),
  bigint: () => Number.MAX_SAFE_INTEGER,
  double: () => 99.125,
  boolean: ({ default: byDefault }) => byDefault !== true,
  datetime: () => noon,
  choice: ({ choices = {} }) => Number(Object.keys(choices).at(-1)),
  state: ({ choices = {} }) => Number(Object.keys(choices).at(-1)),
  status: ({ choices = {} }) => Number(Object.keys(choices).at(-1)),
  lookup: () => lookedUp,
  file: () => Uint8Array.from([0, 1, 254, 255]),
}

const columnsOf = (table: Table) => Object.entries(table.columns)
/** Written with the file, or derived from the row: not for the one who inserts to say. */
const isDerived = (table: Table, name: string): boolean =>
  table.columns[name.replace(/_name$/, '')]?.type === 'file' && name.endsWith('_name')

const fullRow = (table: Table): Record<string, SqlValue> => {
  const row: Record<string, SqlValue> = {}
  for (const [name, column] of columnsOf(table)) {
    if (isDerived(table, name)) continue
    row[name] = samples[column.type](column)
    if (isPolymorphic(column)) row[tableColumn(name)] = Object.keys(column.targets ?? {}).at(-1)!
  }
  return { ...row, [table.key]: randomUUID() }
}

const writer = { userId: null, now: noon }

forEachDatabase('A table', database => {
  for (const table of tables) {
    test(`${table.set} give back every column as it was written`, async () => {
      const { store } = database()
      const row = fullRow(table)
      const id = await store.write(() => insertRow(table, row, writer))
      const plain = columnsOf(table).filter(([name, column]) => !isContent(column) && !isDerived(table, name))
      const query = { table, columns: plain.map(([name]) => name), names: [], orderBy: [], limit: 1, expand: [] }
      const found = await store.read(() => selectRow(Object.freeze(query), id, store.dialect))
      for (const [name] of plain) assert.deepEqual(found?.values[name], row[name], name)
      for (const [name, column] of columnsOf(table)) {
        if (!isContent(column)) continue
        const content = await store.read(() => readContent(table, id, name))
        const value = content?.content
        assert.deepEqual(value instanceof Uint8Array ? Uint8Array.from(value) : value, row[name], name)
      }
    })

    test(`${table.set} fill in the defaults of their columns`, async () => {
      const { store } = database()
      const defaults = columnsOf(table).filter(([, { default: byDefault }]) => byDefault !== undefined)
      if (defaults.length === 0) return
      const names = defaults.map(([name]) => name)
      const id = await store.write(() => insertRow(table, {}, writer))
      const row = await store.read(() => retrieveRow(table, id, names))
      assert.deepEqual({ ...row }, Object.fromEntries(defaults.map(([name, column]) => [name, column.default])))
    })
  }

  const insert = (table: Table, values: Record<string, SqlValue>) =>
    database().store.write(() => insertRow(table, values, writer))

  test('Users have a key to own rows by', async () => {
    const id = await insert(systemUser, { fullname: 'Ada' })
    const row = await database().store.read(() => retrieveRow(systemUser, id, ['ownerid']))
    assert.equal(row?.ownerid, id)
  })

  test('An item of a queue is queued, and named by day and number where it has no name', async () => {
    const { store } = database()
    const queue = await insert(workQueue, { name: 'Orders', workqueuekey: randomUUID() })
    const add = (values: Record<string, SqlValue>) => insert(workQueueItem, { workqueueid: queue, ...values })
    const rowOf = (id: string) => store.read(() => retrieveRow(workQueueItem, id, ['name', 'statecode', 'statuscode']))
    const first = await rowOf(await add({}))
    const second = await rowOf(await add({ name: null }))
    assert.deepEqual([first?.statecode, first?.statuscode], [0, 0])
    assert.match(String(first?.name), /^2022-09-05-\d{9}$/)
    assert.equal(Number(String(second?.name).slice(11)), Number(String(first?.name).slice(11)) + 1)
    assert.equal((await rowOf(await add({ name: 'Mine' })))?.name, 'Mine')
  })

  const taken = [
    ['A work queue key', workQueue, { workqueuekey: 'Orders' }],
    [
      'The name that other systems have for an item of a queue',
      workQueueItem,
      { workqueueid: lookedUp, uniqueidbyqueue: '7' },
    ],
    ['The schema name of a variable', environmentVariableDefinition, { schemaname: 'new_Url' }],
    ['The value of a variable', environmentVariableValue, { environmentvariabledefinitionid: randomUUID() }],
  ] as const
  for (const [subject, table, values] of taken) {
    test(`${subject} is not given twice`, async () => {
      await insert(table, values)
      await assert.rejects(insert(table, values), { errorName: 'DuplicateRecord' })
    })
  }

  test('What belongs to a row goes with it', async () => {
    const { store } = database()
    const queue = await insert(workQueue, { name: 'Orders', workqueuekey: randomUUID() })
    const item = await insert(workQueueItem, { workqueueid: queue })
    const event = await insert(flowEvent, { parentobjectid: queue, [tableColumn('parentobjectid')]: 'workqueue' })
    const definition = await insert(environmentVariableDefinition, { schemaname: randomUUID() })
    const value = await insert(environmentVariableValue, { environmentvariabledefinitionid: definition })
    await store.write(() => deleteRow(workQueue, queue))
    await store.write(() => deleteRow(environmentVariableDefinition, definition))
    for (const [table, id] of [
      [workQueueItem, item],
      [flowEvent, event],
      [environmentVariableValue, value],
    ] as const)
      assert.equal(await store.read(() => retrieveRow(table, id, [table.key])), undefined, table.logicalName)
  })
})
