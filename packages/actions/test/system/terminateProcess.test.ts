import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import { terminateProcessByName } from '../../src/system/terminateProcess.ts'
import { asNobody, onlyRoot, testContext } from '../support/context.ts'

test('a process is ended by its name', { skip: process.platform !== 'linux' }, async () => {
  const child = await sleeper('deskhand-test-ended')
  await terminateProcessByName.run({ ProcessName: 'Deskhand-Test-Ended.exe' }, testContext())
  const [, signal] = await once(child, 'exit')
  assert.equal(signal, 'SIGKILL')
})

test('a process of another user cannot be ended', { skip: onlyRoot }, async () => {
  const child = await sleeper('deskhand-test-kept')
  try {
    const ended = asNobody(() => terminateProcessByName.run({ ProcessName: 'deskhand-test-kept' }, testContext()))
    await assert.rejects(ended, { code: 'FailedToTerminateProcessError' })
  } finally {
    child.kill('SIGKILL')
  }
})

async function sleeper(name: string) {
  const child = spawn(process.execPath, ['-e', 'console.log(1); setTimeout(() => {}, 60000)'], { argv0: name })
  await once(child.stdout, 'data')
  return child
}
