import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DuplicateKeyError } from '../../src/store/duplicateKeyError.ts'
import { readSetting } from '../../src/store/readSetting.ts'
import { all, announce, type Steps, type Store, sql } from '../../src/store/steps.ts'
import { writeSetting } from '../../src/store/writeSetting.ts'
import { forEachDatabase } from './forEachDatabase.ts'

const setting = (store: Store, key: string) => store.read(() => readSetting(key))
const write = (store: Store, key: string, value: string) => store.write(() => writeSetting(key, value))

function* insert(key: string): Steps<void> {
  yield* all(sql`insert into dh_setting (key, value) values (${key}, ${'again'})`)
}

forEachDatabase('A transaction over several verbs', database => {
  test('sees what it wrote, and keeps it whole', async () => {
    const { store } = database()
    const seen = await store.transaction(async inner => {
      await write(inner, 'a', '1')
      const first = await setting(inner, 'a')
      await write(inner, 'a', '2')
      return [first, await setting(inner, 'a'), await inner.scan(() => readSetting('a'))]
    })
    assert.deepEqual(seen, ['1', '2', '2'])
    assert.equal(await setting(store, 'a'), '2')
  })

  test('is undone whole where it fails', async () => {
    const { store } = database()
    const work = store.transaction(async inner => {
      await write(inner, 'b', '1')
      throw new Error('refused')
    })
    await assert.rejects(work, /refused/)
    assert.equal(await setting(store, 'b'), undefined)
  })

  test('goes on behind a write that is refused, which leaves nothing', async () => {
    const { store } = database()
    const kept = await store.transaction(async inner => {
      await write(inner, 'c', '1')
      const refused = inner.write(function* () {
        yield* writeSetting('d', '1')
        yield* announce('dh_queue', 'd')
        yield* insert('c')
      })
      await assert.rejects(refused, DuplicateKeyError)
      return setting(inner, 'c')
    })
    assert.equal(kept, '1')
    assert.deepEqual([await setting(store, 'c'), await setting(store, 'd')], ['1', undefined])
  })

  test('hides what is not kept yet from everybody else, and lets no write in between', async () => {
    const { store } = database()
    const { promise, resolve } = Promise.withResolvers<void>()
    const order: string[] = []
    const work = store.transaction(async inner => {
      await write(inner, 'e', 'half')
      resolve()
      await setting(inner, 'e')
      order.push('kept')
      await write(inner, 'e', 'whole')
    })
    await promise
    const beside = store.write(() => writeSetting('e', 'beside')).then(() => order.push('beside'))
    assert.notEqual(await setting(store, 'e'), 'half')
    await Promise.all([work, beside])
    assert.deepEqual(order, ['kept', 'beside'])
    assert.equal(await setting(store, 'e'), 'beside')
  })

  test('one after another, all of many are kept', async () => {
    const { store } = database()
    await write(store, 'f', '0')
    await Promise.all(
      Array.from({ length: 20 }, () =>
        store.transaction(async inner => {
          await inner.write(() => all(sql`update dh_setting set value = value where key = ${'f'}`))
          await write(inner, 'f', String(Number(await setting(inner, 'f')) + 1))
        }),
      ),
    )
    assert.equal(await setting(store, 'f'), '20')
  })

  test('wakes listeners when it is kept, and not where it is undone', async () => {
    const { store } = database()
    const heard: string[] = []
    const { promise, resolve } = Promise.withResolvers<void>()
    const stop = store.listen('dh_callback', payload => {
      heard.push(payload)
      if (payload === 'kept') resolve()
    })
    const announced = (payload: string, fails: boolean) =>
      store.transaction(async inner => {
        await inner.write(() => announce('dh_callback', payload))
        if (fails) throw new Error('refused')
      })
    await assert.rejects(announced('undone', true))
    await announced('kept', false)
    await promise
    stop()
    assert.deepEqual(
      heard.filter(payload => payload !== ''),
      ['kept'],
    )
  })

  test('answers nothing more once it has ended', async () => {
    const { store } = database()
    const inner = await store.transaction(async own => own)
    await assert.rejects(setting(inner, 'a'), /The transaction has ended/)
  })
})
