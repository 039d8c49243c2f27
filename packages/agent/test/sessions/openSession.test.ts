import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { openSession, refusal } from '../../src/sessions/openSession.ts'
import { assignment } from '../support/startTestAgent.ts'

describe('A session', () => {
  test('is refused with the code of its run mode when the flow needs what it has not', () => {
    const missing = [{ action: 'UIAutomation.Click', capability: 'desktop' }] as const
    assert.equal(refusal('attended', missing).code, 'NoUnlockedActiveSessionForAttended')
    assert.equal(refusal('unattended', missing).code, 'SessionCreationError')
    assert.match(refusal('unattended', missing).message, /UIAutomation\.Click needs a desktop/)
  })

  test('leaves programs on the desktop of a signed-in user only', () => {
    const options = { userName: 'ada', offers: [] }
    assert.equal(openSession(assignment({ runMode: 'attended' }), options).keepsPrograms, true)
    assert.equal(openSession(assignment({ runMode: 'unattended' }), options).keepsPrograms, false)
  })
})
