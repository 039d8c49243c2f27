import assert from 'node:assert/strict'
import { test } from 'node:test'
import { levelOf } from '../../src/authorization/userContext.ts'
import { ids, userOf } from '../odata/sampleData.ts'

test('The union over all roles counts, the widest level first', () => {
  const user = userOf(ids.user, ['Basic User', 'Environment Maker'])
  assert.equal(levelOf(user, 'Read', 'workflow'), 'Basic')
  assert.equal(levelOf(user, 'Delete', 'workflow'), 'Basic')
  assert.equal(levelOf(user, 'Read', 'systemuser'), 'Global')
  assert.equal(levelOf(user, 'Write', 'systemuser'), 'None')
})

test('A privilege for all tables holds for each', () => {
  const user = userOf(ids.user, ['System Administrator'])
  assert.equal(levelOf(user, 'Assign', 'flowlog'), 'Global')
})

test('A role that nobody declared gives nothing', () => {
  assert.equal(levelOf(userOf(ids.user, ['Unknown']), 'Read', 'workflow'), 'None')
})
