import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { openAgentState } from '../src/agentState.ts'

const folders: string[] = []
const folder = () => {
  const path = mkdtempSync(join(tmpdir(), 'deskhand-state-'))
  folders.push(path)
  return path
}
after(() => {
  for (const path of folders) rmSync(path, { recursive: true })
})
const claim = { runId: 'a', fence: 1 }
const report = { type: 'end', claim, end: { event: 'succeed', outputs: {} } } as const

describe('The state of an agent', () => {
  test('is found again', () => {
    const path = folder()
    const state = openAgentState(path)
    state.setMachineId('m')
    state.addRunner('one')
    state.keepEnd(report)
    const again = openAgentState(path)
    assert.deepEqual([again.machineId, again.runners, again.ends], ['m', ['one'], [report]])
    again.removeRunner('one')
    again.forgetEnd(claim)
    const last = openAgentState(path)
    assert.deepEqual([last.machineId, last.runners, last.ends], ['m', [], []])
  })

  test('begins anew when its file is spoilt', () => {
    const path = folder()
    writeFileSync(join(path, 'agent.json'), '{"machineId":"m"')
    assert.equal(openAgentState(path).machineId, null)
  })
})
