import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { DataverseError } from '@deskhand/contract/errors'
import { strToU8, zipSync } from 'fflate'
import { givenScript } from '../../src/flows/givenScript.ts'

const clientdata = (files: Record<string, Uint8Array>, inputs: unknown = undefined): string =>
  JSON.stringify({
    properties: {
      definition: { package: Buffer.from(zipSync(files)).toString('base64') },
      ...(inputs !== undefined && { inputs }),
    },
  })
const script = new Uint8Array(Buffer.from('\uFEFFSET A TO 1', 'utf16le'))

describe('the script a caller writes', () => {
  test('is the text in definition', () =>
    assert.deepEqual(givenScript({ definition: 'SET A TO 1' }), {
      definition: 'SET A TO 1',
      inputs: null,
      outputs: null,
      beside: {},
    }))

  test('is the one packed in clientdata, with what lies beside it', () => {
    const given = givenScript({
      clientdata: clientdata({ 'script.robin': script, 'imageRepo.imgrepo': strToU8('{}') }, { schema: null }),
    })
    assert.equal(given?.definition, 'SET A TO 1')
    assert.equal(given?.inputs, '{"schema":null}')
    assert.deepEqual(Object.keys(given?.beside ?? {}), ['imageRepo.imgrepo'])
  })

  test('is the text where both are given', () =>
    assert.equal(
      givenScript({ definition: 'SET B TO 2', clientdata: clientdata({ 'script.robin': script }) })?.definition,
      'SET B TO 2',
    ))

  test('is none where neither is given', () => assert.equal(givenScript({ name: 'x' }), undefined))

  const refused: readonly (readonly [string, string, RegExp])[] = [
    ['clientdata that is no JSON', '{', /'clientdata' is no JSON/],
    ['a package that is empty', '{"properties":{"definition":{"package":""}}}', /its package is empty/],
    ['a package without a script', clientdata({ x: script }), /no script/],
    ['a package that is no zip', '{"properties":{"definition":{"package":"AAAA"}}}', /The archive has no end/],
    ['a package that is a bomb', clientdata({ 'script.robin': new Uint8Array(16 * 1024 * 1024) }), /would grow to/],
  ]
  for (const [title, given, message] of refused)
    test(`is refused in ${title}`, () =>
      assert.throws(
        () => givenScript({ clientdata: given }),
        (error: DataverseError) =>
          error.code === '0x80040203' && message.test(error.message) ? true : assert.fail(error),
      ))
})
