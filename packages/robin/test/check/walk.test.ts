import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { walk } from '../../src/check/walk.ts'
import { parse } from '../../src/syntax/parse.ts'
import { program } from '../support/program.ts'

describe('A walk', () => {
  const seen = (disabled: boolean) => {
    const kinds = new Set<string>()
    const actions: string[] = []
    walk(
      parse(program).tree,
      {
        statement: statement => void kinds.add(statement.kind),
        action: use => void actions.push(`${use.call.name.text} ${use.as}`),
        expression: expression => void kinds.add(expression.kind),
      },
      disabled,
    )
    return { kinds, actions }
  }

  test('visits every kind of statement and expression', () => {
    assert.equal(seen(true).kinds.size, 22 + 18)
  })

  test('visits actions wherever they stand', () => {
    assert.deepEqual(seen(true).actions, [
      'File.ReadTextFromFile.ReadText statement',
      'File.IfFile.Exists condition',
      'A.B condition',
      'External.RunFlow statement',
    ])
  })

  test('passes over what is disabled unless asked', () => {
    assert.equal(seen(false).actions.includes('External.RunFlow statement'), false)
  })
})
