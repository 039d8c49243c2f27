import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Mask } from '../../src/evaluate/mask.ts'

test('no text of three characters or more survives, plain or as JSON', () => {
  const secret = fc.string({ minLength: 3 }).filter(text => text.trim().length > 2 && !'*****'.includes(text.trim()))
  fc.assert(
    fc.property(secret, fc.string(), fc.string(), (text, before, after) => {
      const mask = new Mask()
      mask.add(text, 'en-US')
      assert.ok(!mask.apply(`${before}${text}${after}`).includes(text))
      const json = JSON.stringify({ before, text, after })
      assert.equal(typeof JSON.parse(mask.apply(json)), 'object')
    }),
  )
})

test('the longer of two texts is masked whole', () => {
  const mask = new Mask()
  mask.add('abc', '')
  mask.add('abcdef', '')
  assert.equal(mask.apply('abcdefg abc'), '*****g *****')
})

test('blank and booleans are no secrets', () => {
  const mask = new Mask()
  mask.add(null, '')
  mask.add(true, '')
  mask.add('  ', '')
  assert.equal(mask.apply('  True  '), '  True  ')
})
