import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { runnerEnvironment } from '../../src/runner/environment.ts'

describe('The environment of a runner', () => {
  for (const [what, own, pass, expected] of [
    [
      'has what programs need',
      { PATH: '/bin', HOME: '/home/a', LC_ALL: 'C' },
      [],
      { PATH: '/bin', HOME: '/home/a', LC_ALL: 'C' },
    ],
    [
      'has none of the agent’s own',
      { DESKHAND_CLIENT_SECRET: 'a', NODE_OPTIONS: 'b', npm_config_x: 'c', AWS_KEY: 'd' },
      [],
      {},
    ],
    ['has what the owner names', { ORACLE_HOME: '/o', OTHER: 'x' }, ['ORACLE_HOME'], { ORACLE_HOME: '/o' }],
    ['finds names whatever their case', { Path: 'C:\\' }, [], { Path: 'C:\\' }],
  ] as const)
    test(what, () => assert.deepEqual(runnerEnvironment(own, pass), expected))
})
