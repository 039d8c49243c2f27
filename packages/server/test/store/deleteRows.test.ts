import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { environmentVariableDefinition } from '@deskhand/contract/tables/environmentVariableDefinition'
import { environmentVariableValue } from '@deskhand/contract/tables/environmentVariableValue'
import { workQueueItem } from '@deskhand/contract/tables/workQueueItem'
import { deleteRows } from '../../src/store/deleteRows.ts'
import { insertRow } from '../../src/store/insertRow.ts'
import { isShared } from '../../src/store/isShared.ts'
import { retrieveRow } from '../../src/store/retrieveRow.ts'
import { shareRow } from '../../src/store/shareRow.ts'
import type { Steps, Store } from '../../src/store/steps.ts'
import { updateRows } from '../../src/store/updateRows.ts'
import { databases } from '../databases.ts'

const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const user = id(1)
const system = { userId: user, now: 0 }

/** Runs steps and counts the statements they take. */
function* counted(steps: Steps<unknown>, count: (statements: number) => void): Steps<void> {
  let statements = 0
  for (let next = steps.next(); next.done !== true; statements++) next = steps.next(yield next.value)
  count(statements)
}

for (const { name, skip, open } of databases)
  describe(`Many rows, on ${name}`, { skip }, () => {
    let store: Store
    let close: () => Promise<void>
    before(async () => {
      const database = await open()
      store = database.store
      close = database.close
    })
    after(() => close())

    const fill = (first: number, count: number) =>
      store.write(function* () {
        for (let at = first; at < first + count; at++) {
          const definition = { environmentvariabledefinitionid: id(at), schemaname: `new_${at}`, displayname: 'x' }
          yield* insertRow(environmentVariableDefinition, definition, system)
          const value = {
            environmentvariablevalueid: id(at + 1000),
            environmentvariabledefinitionid: id(at),
            value: 'v',
          }
          yield* insertRow(environmentVariableValue, { ...value, schemaname: `new_${at}` }, system)
          yield* shareRow({ table: 'environmentvariabledefinition', rowId: id(at), principalId: user, rights: 1 })
        }
      })
    const ids = (first: number, count: number) => Array.from({ length: count }, (_, at) => id(first + at))
    const has = (table: typeof environmentVariableValue | typeof environmentVariableDefinition, row: string) =>
      store.read(function* () {
        return (yield* retrieveRow(table, row, [table.key])) !== undefined
      })

    test('are deleted with what goes with them, and no others', async () => {
      await fill(100, 4)
      assert.equal(await store.write(() => deleteRows(environmentVariableDefinition, [...ids(100, 3), id(999)])), 3)
      for (const [at, expected] of [
        [100, false],
        [102, false],
        [103, true],
      ] as const) {
        assert.equal(await has(environmentVariableDefinition, id(at)), expected)
        assert.equal(await has(environmentVariableValue, id(at + 1000)), expected)
        const shared = () => isShared('environmentvariabledefinition', id(at), [user], 1)
        assert.equal(await store.read(shared), expected)
      }
      assert.equal(await store.write(() => deleteRows(environmentVariableDefinition, ids(100, 3))), 0)
      assert.equal(await store.write(() => deleteRows(environmentVariableDefinition, [])), 0)
    })

    test('take as many statements as few', async () => {
      await fill(200, 40)
      const counts: number[] = []
      for (const some of [ids(200, 1), ids(201, 39)])
        await store.write(() => counted(deleteRows(environmentVariableDefinition, some), count => counts.push(count)))
      assert.equal(counts[0], counts[1])
    })

    test('are given the same values, and one new version', async () => {
      await store.write(function* () {
        for (const at of [300, 301, 302])
          yield* insertRow(workQueueItem, { workqueueitemid: id(at), workqueueid: id(2), name: 'x' }, system)
        yield* updateRows(
          workQueueItem,
          [id(300), id(301), id(999)],
          { slastatus: 2, delayuntil: 5 },
          { ...system, now: 7 },
        )
      })
      const columns = ['slastatus', 'delayuntil', 'modifiedon', 'versionnumber']
      const rows = await store.read(function* () {
        const found = []
        for (const at of [300, 301, 302]) found.push(yield* retrieveRow(workQueueItem, id(at), columns))
        return found
      })
      assert.deepEqual([rows[0]?.slastatus, rows[0]?.delayuntil, rows[0]?.modifiedon], [2, 5, 7])
      assert.deepEqual(rows[0], rows[1])
      assert.deepEqual([rows[2]?.slastatus, rows[2]?.delayuntil, rows[2]?.modifiedon], [null, null, 0])
      assert.ok(Number(rows[0]?.versionnumber) > Number(rows[2]?.versionnumber))
    })

    test('are given only values of their columns', () =>
      assert.rejects(
        store.write(() => updateRows(workQueueItem, [id(300)], { nonsense: 1 }, system)),
        /'workqueueitem' has no SQL column 'nonsense'/,
      ))
  })
