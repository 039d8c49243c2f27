import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { conditionOperators } from '../../src/fetchXml/conditionOperators.ts'
import { dependsOnCaller } from '../../src/fetchXml/dependsOnCaller.ts'
import { parseFetch } from '../../src/fetchXml/parseFetch.ts'

describe('A fetchXml query depends on who asks, or when', () => {
  const mine = "<filter><condition attribute='ownerid' operator='eq-userid'/></filter>"
  const cases: readonly (readonly [inEntity: string, depends: boolean])[] = [
    ['', false],
    [mine, true],
    [`<filter type='or'><condition attribute='statuscode' operator='eq' value='8'/>${mine}</filter>`, true],
    [`<link-entity name='workflow' from='workflowid' to='regardingobjectid'>${mine}</link-entity>`, true],
    ["<filter><condition attribute='name' operator='eq' value='today'/></filter>", false],
  ]
  for (const [inEntity, depends] of cases)
    test(`${inEntity || 'without conditions'}: ${depends ? 'yes' : 'no'}`, () => assert.equal(asked(inEntity), depends))

  const plain = [
    'in, not-in, between, not-between, contain-values, not-contain-values',
    'above, eq-or-above, under, eq-or-under, not-under',
    'on, not-on, on-or-after, on-or-before',
    'in-fiscal-year, in-fiscal-period, in-fiscal-period-and-year',
    'in-or-after-fiscal-period-and-year, in-or-before-fiscal-period-and-year',
  ].flatMap(row => row.split(', '))
  test('by all operators that have a name of their own, but for those that say all there is to know', () =>
    assert.deepEqual(
      [...conditionOperators.keys()].filter(operator => !asked(conditionBy(operator))),
      plain,
    ))
})

const conditionBy = (operator: string): string =>
  `<filter><condition attribute='createdon' operator='${operator}' value='1'/></filter>`

const asked = (inEntity: string): boolean =>
  dependsOnCaller(parseFetch(`<fetch><entity name='flowsession'><attribute name='name'/>${inEntity}</entity></fetch>`))
