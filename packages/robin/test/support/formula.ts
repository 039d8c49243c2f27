import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileFormula } from '../../src/powerFx/compileFormula.ts'
import { parseFormula } from '../../src/powerFx/parse.ts'
import { showFormula } from '../../src/powerFx/showFormula.ts'
import { RunError } from '../../src/runError.ts'
import type { Value } from '../../src/values/value.ts'
import { madeHost } from './madeHost.ts'

/** Evaluates what stands between the quotes of `$fx'…'`, over some variables. */
export function evaluate(source: string, variables: Readonly<Record<string, Value>> = {}): Value {
  const { formula, problems } = parseFormula(source)
  assert.deepEqual(problems, [], source)
  const host = madeHost()
  const variable = (name: string) => (Object.hasOwn(variables, name) ? () => variables[name] ?? null : undefined)
  return compileFormula(formula!, { variable, host: () => host })(undefined)
}

/** Rows of what a formula, without its `=`, gives, as `showFormula` writes it; `! ` and the start of a message for an error. */
export function gives(rows: Readonly<Record<string, string>>, variables: Readonly<Record<string, Value>> = {}): void {
  for (const [formula, expected] of Object.entries(rows)) {
    test(`${formula} is ${expected}`, () => {
      const wanted = expected.startsWith('! ')
      let shown: string
      try {
        shown = showFormula(evaluate(`=${formula}`, variables))
      } catch (thrown) {
        if (!(thrown instanceof RunError)) throw thrown
        shown = `! ${thrown.message}`
      }
      assert.equal(wanted ? shown.slice(0, expected.length) : shown, expected)
    })
  }
}
