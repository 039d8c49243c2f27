import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { execute } from '../../support/execute.ts'

describe('an action that code calls', () => {
  const rows: readonly [title: string, script: string, variables: Readonly<Record<string, string>>][] = [
    [
      'is given what its inputs are as it is, and everything else converted',
      "SET T TO '7'\nTest.Show Number: T Integer: 3 Flag: 'true' Text: 5 Shown=> S",
      { S: 'Number=number 7; Integer=number 3; Flag=boolean true; Text=string "5"' },
    ],
    ['is given its defaults', 'SET N TO 1\nTest.Increase Value: N', { N: '2' }],
    ['makes a list where the variable holds none yet', "Test.Add Item: 'a' List: L", { L: '[a]' }],
    [
      'changes a list that another variable holds for itself alone',
      'SET L TO [1]\nSET M TO L\nTest.Add Item: 2 List: L',
      { L: '[1, 2]', M: '[1]' },
    ],
    ['adds a list to itself as it was', 'SET L TO [1]\nTest.Add Item: L List: L', { L: '[1, [1]]' }],
    [
      'changes variables that a loop around keeps to itself',
      'SET Sum TO 0\nLOOP I FROM 1 TO 3\nTest.Add Item: I List: L\nTest.Increase Value: Sum By: I\nSET Sum TO Sum * 2\nEND',
      { L: '[1, 2, 3]', Sum: '22', I: '4' },
    ],
    [
      'gives what loops in loops read',
      'LOOP I FROM 1 TO 2\nLOOP J FROM I TO 3\nTest.Show Integer: J Shown=> S\nTest.Add Item: S List: L\nEND\nEND\nSET N TO L.Count',
      { N: '5', S: 'Integer=number 3', I: '3', J: '4' },
    ],
    [
      'leaves a loop to a handler behind it, with what it has done',
      'BLOCK\nON BLOCK ERROR\nEND\nLOOP I FROM 1 TO 9\nTest.Add Item: I List: L\nIF I = 3 THEN\nTest.Fail Result=> R\nEND\nEND\nEND',
      { L: '[1, 2, 3]', I: '3' },
    ],
    [
      'lets a loop be left and begun again',
      'LOOP I FROM 1 TO 9\nIF I = 2 THEN\nNEXT LOOP\nEND\nIF I = 4 THEN\nEXIT LOOP\nEND\nTest.Add Item: I List: L\nEND',
      { L: '[1, 3]', I: '4' },
    ],
  ]
  for (const [title, script, variables] of rows)
    test(title, async () => {
      const { text } = await execute(script)
      for (const [name, expected] of Object.entries(variables)) assert.equal(text(name), expected, name)
    })
})

test('an error in the turns of a loop has the place of its statement', async () => {
  const { outcome } = await execute('LOOP I FROM 1 TO 3\nSET A TO I\nTest.Fail Result=> R\nEND')
  assert.equal(outcome.status, 'failed')
  assert.deepEqual([outcome.error.code, outcome.error.line, outcome.error.actionName], ['FirstError', 3, 'Test.Fail'])
})

test('an action that gives a promise and does not say so is a defect that is named', async () => {
  for (const script of ['Test.Promise', 'LOOP I FROM 1 TO 2\nTest.Promise\nEND']) {
    const { outcome } = await execute(script)
    assert.equal(outcome.status, 'failed')
    assert.equal(outcome.error.code, 'UnexpectedError')
    assert.match(outcome.error.message, /^Test\.Promise gave a promise; .* async function\.$/)
  }
})
