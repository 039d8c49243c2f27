import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createRunnerPool } from '../../src/runner/runnerPool.ts'
import { type FakeRunner, fakeRunner } from '../support/fakeRunner.ts'

function newPool(size: number) {
  const started: FakeRunner[] = []
  const pool = createRunnerPool(size, () => {
    const runner = fakeRunner()
    started.push(runner)
    return runner
  })
  return { pool, started }
}

describe('The pool of runners', () => {
  test('holds as many ready as it should, and starts one after the other', async () => {
    const { pool, started } = newPool(2)
    pool.fill()
    pool.fill()
    assert.equal(started.length, 1)
    await new Promise(setImmediate)
    assert.equal(started.length, 2)
  })

  test('gives each runner once, and starts one when none is ready', async () => {
    const { pool, started } = newPool(1)
    pool.fill()
    const taken = [await pool.take(), await pool.take()]
    assert.deepEqual(taken, started)
  })

  test('does not give a runner that has ended meanwhile', async () => {
    const { pool, started } = newPool(1)
    pool.fill()
    started[0]?.kill()
    assert.equal(await pool.take(), started[1])
  })

  test('does not replace at once one that ended before it was ready', async () => {
    const { pool, started } = newPool(2)
    pool.fill()
    started[0]?.kill()
    await new Promise(setImmediate)
    assert.equal(started.length, 1)
  })

  test('kills those that stand ready when it is stopped, and starts no more', async () => {
    const { pool, started } = newPool(2)
    pool.fill()
    await new Promise(setImmediate)
    pool.stop()
    pool.fill()
    assert.deepEqual(
      started.map(({ alive }) => alive),
      [false, false],
    )
  })
})
