import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { findFunction, functionGroups, isRefused, refusalOf } from '../../src/powerFx/functions.ts'
import { refusedFunctions } from '../../src/powerFx/refusedFunctions.ts'
import { gives } from '../support/formula.ts'

const functions = Object.values(functionGroups).flat()

describe('a Power Fx function', () => {
  test('has a name of its own', () => {
    const names = [...functions.map(one => one.name), ...refusedFunctions].map(name => name.toLowerCase())
    assert.deepEqual(
      names.filter((name, at) => names.indexOf(name) !== at),
      [],
    )
  })

  test('says in a sentence what it does, and shows itself in its example', () => {
    for (const { name, summary, example } of functions) {
      assert.match(summary, /^[\p{Lu}`e].*\.$/u, name)
      assert.ok(example[0].includes(`${name}(`), name)
    }
  })

  test('takes as many arguments as it writes', () => {
    for (const { name, parameters, least, most } of functions) {
      const required = parameters
        .replaceAll(/\[.*?\]/g, '')
        .split(' or ')
        .map(form => form.split(',').filter(one => !['', '…'].includes(one.trim())).length)
      assert.ok(required.includes(least), `${name}: ${least} of ${parameters}`)
      assert.equal(most === Number.POSITIVE_INFINITY, parameters.includes('…'), name)
    }
  })

  test('is found whatever its case', () => {
    assert.equal(findFunction('LEN')?.name, 'Len')
    assert.equal(findFunction('constructor'), undefined)
    assert.ok(isRefused('patch'))
  })

  test('that cannot be evaluated says why', () => {
    assert.equal(
      refusalOf('Patch', 2),
      "Power Fx function 'Patch' cannot be run here. Use an action of the flow in its place.",
    )
    assert.equal(refusalOf('Substitut', 3), "Power Fx has no function 'Substitut'. Did you mean 'Substitute'?")
    assert.equal(refusalOf('len', 2), 'Len takes 1 argument, not 2: Len(Text).')
    assert.equal(
      refusalOf('If', 1),
      'If takes at least 2 arguments, not 1: If(Condition, Then, [Condition, Then, …], [Otherwise]).',
    )
    assert.equal(refusalOf('Mid', 1), 'Mid takes 2 to 3 arguments, not 1: Mid(Text, Start, [Count]).')
  })
})

describe('the example of', () => {
  for (const [group, rows] of Object.entries(functionGroups))
    describe(group, () => gives(Object.fromEntries(rows.map(({ example }) => example))))
})
