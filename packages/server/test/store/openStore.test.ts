import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { flowLog } from '@deskhand/contract/tables/flowLog'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { systemUser } from '@deskhand/contract/tables/systemUser'
import { insertRow } from '../../src/store/insertRow.ts'
import { openStore } from '../../src/store/openStore.ts'
import { readSetting } from '../../src/store/readSetting.ts'
import { retrieveRow } from '../../src/store/retrieveRow.ts'
import { all, announce, one, type SqlValue, sql } from '../../src/store/steps.ts'
import { writeSetting } from '../../src/store/writeSetting.ts'
import { forEachDatabase } from './forEachDatabase.ts'

const writer = { userId: null, now: 0 }
const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

forEachDatabase('A store', database => {
  test('gives values back as they were written', async () => {
    const { store } = database()
    const cases: readonly (readonly [
      table: typeof flowSession | typeof systemUser | typeof flowLog,
      Record<string, SqlValue>,
    ])[] = [
      [systemUser, { isdisabled: true, islicensed: false, fullname: '', applicationid: randomUUID() }],
      [systemUser, { isdisabled: null, fullname: "O'Brien ä€😀", businessunitid: null }],
      [flowSession, { startedon: 0, completedon: 1_662_365_051_123, machinepercentcpuusage: 12.375 }],
      [
        flowSession,
        { startedon: -62_135_596_800_000, completedon: 253_402_300_799_999, machineramusage: 2_147_483_647 },
      ],
      [flowSession, { runduration: 9_007_199_254_740_991, statuscode: 14, errormessage: 'a\r\nb\t"?"$1' }],
      [flowLog, { data: 'x'.repeat(100_000), logindex: -1 }],
    ]
    for (const [table, values] of cases) {
      const id = await store.write(() => insertRow(table, values, writer))
      for (const read of [store.read, store.scan]) {
        assert.deepEqual(await read(() => retrieveRow(table, id, Object.keys(values))), values)
      }
    }
  })

  test('keeps a write whole or not at all, and the writes beside it', async () => {
    const { store } = database()
    const key = randomUUID()
    const outcomes = await Promise.allSettled([
      store.write(() => writeSetting(`${key} 1`, 'kept')),
      store.write(function* () {
        yield* writeSetting(`${key} 2`, 'lost')
        throw new Error('on second thoughts')
      }),
      store.write(() => writeSetting(`${key} 3`, 'kept')),
    ])
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    )
    const kept = await store.read(() => all(sql`select key from dh_setting where key like ${`${key}%`} order by key`))
    assert.deepEqual(
      kept.map(row => row.key),
      [`${key} 1`, `${key} 3`],
    )
  })

  test('lets a verb see what it has written before, and a reader only what was kept', async () => {
    const { store } = database()
    const key = randomUUID()
    const failing = store.write(function* () {
      yield* writeSetting(key, 'lost')
      throw new Error(`given up after ${yield* readSetting(key)}`)
    })
    const [seen, outcome] = await Promise.allSettled([store.read(() => readSetting(key)), failing])
    assert.deepEqual(seen, { status: 'fulfilled', value: undefined })
    assert.match(String(outcome.status === 'rejected' && outcome.reason), /given up after lost/)
    await store.write(() => writeSetting(key, 'a'))
    assert.equal(await store.read(() => readSetting(key)), 'a')
    assert.equal(await store.scan(() => readSetting(key)), 'a')
  })

  test('answers many scans at once, and refuses to write in one', async () => {
    const { store } = database()
    const counted = sql`select count(*) as users from systemuser`
    const answers = await Promise.all(Array.from({ length: 12 }, () => store.scan(() => one(counted))))
    for (const answer of answers) assert.equal(typeof answer?.users, 'number')
    await assert.rejects(store.scan(() => writeSetting('x', 'y')))
    await assert.rejects(store.scan(() => all(sql`select nonsense from dh_setting`)))
    assert.equal((await store.scan(() => one(sql`select 1 as x`)))?.x, 1)
  })

  test('wakes listeners when a write was kept, and only then', async () => {
    const { store } = database()
    const heard: string[] = []
    const forget = store.listen('dh_cancel', payload => heard.push(payload))
    const lost = store.write(function* () {
      yield* announce('dh_cancel', 'lost')
      throw new Error('on second thoughts')
    })
    await assert.rejects(lost)
    await store.write(() => announce('dh_cancel', 'kept'))
    await store.notify('dh_cancel', 'by hand')
    while (!heard.includes('by hand')) await turn()
    forget()
    await store.notify('dh_cancel', 'unheard')
    assert.deepEqual(heard, ['kept', 'by hand'])
  })

  test('folds text alike in SQL and in JavaScript', async () => {
    const { store } = database()
    const { fold } = await import('../../src/store/fold.ts')
    for (const text of [
      'Élan',
      'STRASSE',
      'Straße',
      'ΟΔΥΣΣΕΥΣ',
      'İstanbul',
      'ﬁle',
      'Ｆｕｌｌ',
      'ångström',
      'Ⅳ',
      '한글',
      '😀',
    ]) {
      const row = await store.read(() => one(sql`select dh_fold(${text}) as folded`))
      assert.equal(row?.folded, fold(text), text)
    }
  })
})

test('A data folder serves one server at a time, and says which process has it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'deskhand-'))
  const options = { onError: (error: unknown) => assert.fail(String(error)) }
  const store = await openStore({ folder }, options)
  await store.write(() => writeSetting('a', 'b'))
  const second = openStore({ folder }, options)
  await assert.rejects(second, new RegExp(`in use by another Deskhand server \\(process ${process.pid}\\)`))
  await store.close()
  await assert.rejects(
    store.read(() => readSetting('a')),
    /closed/,
  )
  const again = await openStore({ folder }, options)
  assert.equal(await again.read(() => readSetting('a')), 'b')
  await again.close()
  rmSync(folder, { recursive: true })
})
