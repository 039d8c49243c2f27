import assert from 'node:assert/strict'
import { test } from 'node:test'
import { remembered } from '../src/remembered.ts'

const counted = (most?: number) => {
  const asked: string[] = []
  const get = remembered(text => {
    asked.push(text)
    if (text === 'bad') throw new Error('bad')
    return { text }
  }, most)
  return { asked, get }
}

test('The same text is worked out once.', () => {
  const { asked, get } = counted()
  assert.equal(get('a'), get('a'))
  assert.deepEqual(asked, ['a'])
})

test('No more is kept than was allowed; what was kept longest goes first.', () => {
  const { asked, get } = counted(2)
  for (const text of ['a', 'b', 'c', 'b', 'a']) get(text)
  assert.deepEqual(asked, ['a', 'b', 'c', 'a'])
})

test('Errors and long texts are not kept.', () => {
  const { asked, get } = counted()
  const long = 'x'.repeat(1001)
  for (const text of ['bad', 'bad']) assert.throws(() => get(text), /bad/)
  assert.notEqual(get(long), get(long))
  assert.deepEqual(asked, ['bad', 'bad', long, long])
})
