import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AccessLevel, Verb } from '@deskhand/contract/privilege'
import { depthMask } from '@deskhand/contract/privilege'
import { privilegeId } from '../../src/authorization/privilegeId.ts'
import { levelOf, unitsWithin, userContext } from '../../src/authorization/userContext.ts'
import type { HeldRights } from '../../src/store/userByClaims.ts'
import { ids, userOf } from '../odata/sampleData.ts'

test('The union over all roles counts, the widest level first', () => {
  const user = userOf(ids.user, ['Basic User', 'Environment Maker'])
  assert.equal(levelOf(user, 'Read', 'workflow'), 'Basic')
  assert.equal(levelOf(user, 'Delete', 'workflow'), 'Basic')
  assert.equal(levelOf(user, 'Read', 'systemuser'), 'Global')
  assert.equal(levelOf(user, 'Write', 'systemuser'), 'None')
})

test('An administrator reaches everything', () => {
  const user = userOf(ids.user, ['System Administrator'])
  assert.equal(levelOf(user, 'Write', 'flowlog'), 'Global')
  assert.ok(user.miscellaneous.includes('prvActOnBehalfOfAnotherUser'))
})

test('A role that nobody declared gives nothing', () => {
  assert.equal(levelOf(userOf(ids.user, ['Unknown']), 'Read', 'workflow'), 'None')
})

const right = (name: string, level: Exclude<AccessLevel, 'None'>) => ({
  privilegeId: privilegeId(name),
  depth: depthMask[level],
})
const held = (businessUnitId: string, rights: HeldRights['rights']): HeldRights => ({
  businessUnitId,
  businessUnitIdsBelow: [`below ${businessUnitId}`],
  rights,
})

test('A role reaches as far as from the business unit of the user or team that holds it', () => {
  const user = userContext({
    ...userOf(ids.user, []),
    businessUnitId: 'home',
    businessUnitIdsBelow: ['below home'],
    isDisabled: false,
    held: [
      held('home', [right('prvReadworkflow', 'Local'), right('prvWriteworkflow', 'Basic')]),
      held('away', [
        right('prvReadworkflow', 'Deep'),
        right('prvWriteworkflow', 'Local'),
        right('prvDeleteworkflow', 'Global'),
        right('prvShareworkflow', 'Basic'),
      ]),
    ],
  })
  const reach: readonly (readonly [Verb, AccessLevel, readonly string[]])[] = [
    ['Read', 'Local', ['home', 'away', 'below away']],
    ['Write', 'Basic', ['away']],
    ['Delete', 'Global', []],
    ['Share', 'Basic', []],
    ['Create', 'None', []],
  ]
  for (const [verb, level, units] of reach) {
    assert.equal(levelOf(user, verb, 'workflow'), level, verb)
    assert.deepEqual(unitsWithin(user, verb, 'workflow'), units, verb)
  }
})

test('Privileges of tables that are not there are passed over', () => {
  const user = userContext({
    ...userOf(ids.user, []),
    isDisabled: false,
    held: [held('home', [{ privilegeId: ids.log, depth: 8 }])],
  })
  assert.deepEqual(user.privileges, {})
})

test('What comes from roles for teams only is kept apart, unless another role gives it too', () => {
  const user = userContext({
    ...userOf(ids.user, []),
    isDisabled: false,
    held: [
      { ...held('home', [right('prvReadworkflow', 'Basic'), right('prvWriteworkflow', 'Basic')]), teamId: 'one' },
      { ...held('away', [right('prvReadworkflow', 'Local')]), teamId: 'two' },
      held('home', [right('prvWriteworkflow', 'Basic')]),
    ],
  })
  assert.deepEqual(user.asTeams, { workflow: { Read: ['one', 'two'] } })
  assert.equal(levelOf(user, 'Read', 'workflow'), 'Basic')
})
