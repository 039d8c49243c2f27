import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Announcement } from '../../src/store/announcements.ts'
import { createGroupCommit } from '../../src/store/groupCommit.ts'
import { connectSqlite } from '../../src/store/sqliteConnection.ts'

type Step = (name: string) => void

/** Writes that arrive together; what they were answered, what was kept and announced, and how often each was run. */
async function together(works: Readonly<Record<string, (insert: Step, announce: Step) => void>>) {
  const connection = connectSqlite(':memory:')
  connection.script('create table kept (name text primary key)')
  const announced: Announcement[] = []
  const heard: string[] = []
  const commit = createGroupCommit(connection, announced, (_channel, payload) => heard.push(payload))
  const runs: string[] = []
  const insert: Step = name => void connection.execute('insert into kept values (?)', [name])
  const announce: Step = payload => void announced.push({ channel: 'dh_queue', payload })
  const answers = await Promise.allSettled(
    Object.entries(works).map(([name, work]) =>
      commit.run(() => {
        runs.push(name)
        work(insert, announce)
        return name
      }),
    ),
  )
  const kept = connection.execute('select name from kept order by name', []).map(row => row.name)
  connection.close()
  const said = answers.map(one => (one.status === 'fulfilled' ? one.value : (one.reason as Error).message))
  return { said, kept, heard, runs: runs.join(' ') }
}

const fail = (message: string): never => {
  throw new Error(message)
}

test('Writes that succeed are run once, in the order they came', async () => {
  const result = await together({
    one: (insert, announce) => [insert('one'), announce('one')],
    two: insert => insert('two'),
  })
  assert.deepEqual(result, { said: ['one', 'two'], kept: ['one', 'two'], heard: ['one'], runs: 'one two' })
})

test('A write that fails before it changes anything costs the others nothing', async () => {
  const result = await together({
    one: insert => insert('one'),
    two: (_insert, announce) => [announce('two'), fail('refused')],
    three: insert => insert('three'),
  })
  assert.deepEqual(result, {
    said: ['one', 'refused', 'three'],
    kept: ['one', 'three'],
    heard: [],
    runs: 'one two three',
  })
})

test('What a write changed before it failed is undone, and nothing else', async () => {
  const result = await together({
    one: (insert, announce) => [insert('one'), announce('one')],
    two: (insert, announce) => [insert('two'), announce('two'), fail('refused')],
    three: (insert, announce) => [insert('three'), announce('three')],
  })
  assert.deepEqual(result, {
    said: ['one', 'refused', 'three'],
    kept: ['one', 'three'],
    heard: ['one', 'three'],
    runs: 'one two one two three',
  })
})

test('A key that is taken undoes the write that wants it', async () => {
  const { said, kept } = await together({
    one: insert => insert('one'),
    two: insert => [insert('two'), insert('two')],
  })
  assert.deepEqual([said[0], kept], ['one', ['one']])
  assert.match(String(said[1]), /UNIQUE constraint failed/)
})

test('Where SQLite undoes the whole transaction by itself, nobody is told that a write was kept', async () => {
  const connection = connectSqlite(':memory:')
  connection.script('create table kept (name text primary key)')
  const commit = createGroupCommit(connection, [], () => {})
  const insert = (clause: string, name: string) => () =>
    connection.execute(`insert ${clause} into kept values (?)`, [name])
  const writes = [insert('', 'one'), insert('or rollback', 'one'), insert('', 'two')]
  const answers = await Promise.allSettled(writes.map(write => commit.run(write)))
  assert.deepEqual(
    answers.map(({ status }) => status),
    ['rejected', 'rejected', 'rejected'],
  )
  assert.deepEqual(connection.execute('select name from kept', []), [])
  connection.close()
})
