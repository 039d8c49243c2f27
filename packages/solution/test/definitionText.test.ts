import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { definitionLiteral, definitionText } from '../src/definitionText.ts'
import { anyText } from './anySolution.ts'
import { property } from './property.ts'
import { refused } from './refused.ts'

describe('the text of a definition', () => {
  test('stands plain in rows', () => assert.equal(definitionText("SET A TO '\\n'", 'x'), "SET A TO '\\n'"))
  test('stands as a JSON text in exports, blanks around it or not', () =>
    assert.equal(definitionText(String.raw` "SET A TO $'''\\'''\r\n" `, 'x'), "SET A TO $'''\\'''\r\n"))
  test('is refused where it begins as a JSON text and is none', () => {
    refused(() => definitionText('"a', 'The flow'), 'json-damaged', /^The flow has a definition that is no JSON text: /)
    refused(() => definitionText('"a" b', 'The flow'), 'json-damaged', /no JSON text/)
  })
  property('is the same after it was written as a JSON text', anyText, text => {
    const literal = definitionLiteral(text)
    assert.doesNotMatch(literal, /[\0-\x1f\x7f\ufffe\uffff]/)
    assert.equal(definitionText(literal, 'x'), text)
  })
})
