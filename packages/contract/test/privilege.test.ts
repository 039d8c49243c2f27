import assert from 'node:assert/strict'
import { test } from 'node:test'
import { may, privilegeName, verbs, verbsOf } from '../src/privilege.ts'
import { declaredLevel, privileges } from '../src/privileges.ts'
import { roles } from '../src/roles/index.ts'
import { tables } from '../src/tables/index.ts'

const roleNamed = (name: string) => roles.find(role => role.name === name)!
const privilegeNamed = (name: string) => privileges.find(privilege => privilege.name === name)!

test('Every privilege has a name of its own', () => {
  assert.equal(new Set(privileges.map(({ name }) => name.toLowerCase())).size, privileges.length)
})

test('Roles speak of tables there are, of verbs these have, and of levels that can be held', () => {
  const names = new Set(tables.map(table => table.logicalName))
  for (const role of roles) {
    for (const table of Object.keys(role.privileges)) assert.ok(table === '*' || names.has(table), table)
    for (const privilege of privileges) {
      const level = declaredLevel(role, privilege)
      assert.ok(level === 'None' || privilege.levels.includes(level), `${role.name}: ${privilege.name} ${level}`)
    }
  }
})

const levels = [
  ['System Administrator', 'prvDeleteworkqueueitem', 'Global'],
  ['System Administrator', 'prvFlow', 'Global'],
  ['Environment Maker', 'prvCreateWorkflow', 'Basic'],
  ['Environment Maker', 'prvReadUser', 'Global'],
  ['Environment Maker', 'prvActOnBehalfOfAnotherUser', 'None'],
  ['Basic User', 'prvReadWorkflow', 'Basic'],
  ['Basic User', 'prvCreateWorkflow', 'None'],
  ['Desktop Flows Machine User', 'prvShareflowmachine', 'None'],
  ['Desktop Flows Machine User Can Share', 'prvShareflowmachine', 'Basic'],
  ['Delegate', 'prvActOnBehalfOfAnotherUser', 'Global'],
] as const
for (const [role, name, level] of levels) {
  test(`${role} holds ${name} at ${level}`, () => {
    assert.equal(declaredLevel(roleNamed(role), privilegeNamed(name)), level)
  })
}

test('What has no owner is not shared, and what lies in no business unit is not given away', () => {
  assert.deepEqual(verbsOf({ ownership: 'user' }), verbs)
  assert.ok(!verbsOf({ ownership: 'business' }).includes('Share'))
  assert.ok(!verbsOf({ ownership: 'organization' }).includes('Assign'))
})

test('A privilege is named after its verb and table', () => {
  assert.equal(privilegeName('AppendTo', 'Workflow'), 'prvAppendToWorkflow')
  assert.deepEqual(may('Local', 'Read'), { Read: 'Local' })
  assert.deepEqual(Object.keys(may('Basic')), [...verbs])
})
