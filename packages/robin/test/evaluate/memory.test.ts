/** A run keeps nothing of the statements behind it, however many there are and whoever listens. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { execute } from '../support/execute.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Script with `{N}` for how often something happens. */
const scripts: readonly [title: string, script: string][] = [
  ['a loop', 'LOOP I FROM 1 TO {N}\nSET A TO I\nEND'],
  ['a GOTO loop', 'SET I TO 0\nLABEL L\nSET I TO I + 1\nIF I < {N} THEN\nGOTO L\nEND'],
  ['actions', 'LOOP I FROM 1 TO {N}\nTest.Show Shown=> S\nEND'],
  [
    'calls of local subflows',
    "LOOP I FROM 1 TO {N}\nCALL S N: I\nEND\nFUNCTION S\n@INPUT N : { 'Type': 'Numeric' }\nEND FUNCTION",
  ],
  ['waits', 'LOOP I FROM 1 TO {N}\nWAIT 0\nEND'],
  ['handled errors', 'LOOP I FROM 1 TO {N}\nBLOCK\nON BLOCK ERROR all\nEND\nSET A TO 1 / 0\nEND\nEND'],
  [
    'a block that repeats',
    'SET I TO 0\nBLOCK\nON BLOCK ERROR all\nSET I TO I + 1\nREPEAT BLOCK\nEND\nIF I < {N} THEN\nSET A TO 1 / 0\nEND\nEND',
  ],
]

/** Bytes that a run would have to keep of each time round to be found out. */
const perRound = 100
const [few, many] = [1_000, 11_000]

async function heldAfter(script: string, rounds: number, watched: boolean): Promise<number> {
  let told = 0
  let held = 0
  const count = (): void => {
    told += 1
  }
  // Measured while the run is still there, at its last statement.
  const lines = script.replaceAll('{N}', String(rounds))
  await execute(
    lines.replace(/\nFUNCTION|$/, found => `\nTest.Say Text: 'end'${found}`),
    {
      listener: {
        statement: count,
        message() {
          collect()
          held = process.memoryUsage().heapUsed
        },
      },
      ...(watched ? { debug: { before: count, after: count } } : {}),
    },
  )
  assert.ok(told >= rounds, `${told} statements were told of`)
  return held
}

for (const watched of [false, true]) {
  describe(watched ? 'a run that is watched keeps nothing of' : 'a run keeps nothing of', () => {
    for (const [title, script] of scripts) {
      test(title, async () => {
        await heldAfter(script, few, watched)
        const before = await heldAfter(script, few, watched)
        const after = await heldAfter(script, many, watched)
        assert.ok(
          after - before < perRound * (many - few),
          `${after - before} bytes more after ${many - few} rounds more`,
        )
      })
    }
  })
}
