import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { formulaFacts } from '../../src/powerFx/formulaFacts.ts'
import { placesIn } from '../../src/powerFx/positions.ts'
import { parse } from '../../src/syntax/parse.ts'

describe('the place of a name in a formula', () => {
  const rows = [
    "SET A TO $fx'=Who'",
    "SET A TO $fx'=\"it\\'s\" & Who'",
    "SET A TO $fx'=\"it''s\" & Who'",
    "SET A TO $fx'''=\"it's\" & Who'''",
    "SET A TO $fx'=1 +\n  Who'",
    "SET A TO $fx'=1 +\r\n\"'' ''\" & Who'",
    "SET A TO $fx'''=1 +\r\n\"' '\" & Who'''",
    "SET A TO $fx'''=1 +\n\nWho'''",
  ]
  for (const text of rows) {
    test(`is the one it has in ${JSON.stringify(text)}`, () => {
      const [statement] = parse(text).tree.main
      assert.ok(statement?.kind === 'Set' && statement.value.kind === 'PowerFx')
      const [who] = formulaFacts(statement.value.text).variables
      const { start, end, line, column } = placesIn(statement.value)(who!)
      const before = text.slice(0, text.indexOf('Who')).split(/\r?\n/)
      assert.deepEqual([text.slice(start, end), line, column], ['Who', before.length, (before.at(-1)?.length ?? 0) + 1])
    })
  }
})
