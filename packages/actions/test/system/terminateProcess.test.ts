import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import { terminateProcessByName } from '../../src/system/terminateProcess.ts'
import { testContext } from '../support/context.ts'

const notLinux = process.platform !== 'linux'

test('a process is ended by its name', { skip: notLinux }, async () => {
  const child = await sleeper('deskhand-test-ended')
  await terminateProcessByName.run({ ProcessName: 'Deskhand-Test-Ended.exe' }, testContext())
  const [, signal] = await once(child, 'exit')
  assert.equal(signal, 'SIGKILL')
})

test('a process the system does not let us end is an error', { skip: notLinux }, async t => {
  const child = await sleeper('deskhand-test-kept')
  t.mock.method(process, 'kill', () => {
    throw Object.assign(new Error('kill EPERM'), { code: 'EPERM' })
  })
  const ended = terminateProcessByName.run({ ProcessName: 'deskhand-test-kept' }, testContext())
  await assert.rejects(async () => ended, { code: 'FailedToTerminateProcessError' })
  t.mock.restoreAll()
  child.kill('SIGKILL')
})

/** A program under a name of its own. */
async function sleeper(name: string) {
  const child = spawn(process.execPath, ['-e', 'console.log(1); setTimeout(() => {}, 60000)'], { argv0: name })
  await once(child.stdout, 'data')
  return child
}
