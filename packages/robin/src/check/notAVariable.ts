import type { Rule } from './rule.ts'

/** An argument that the action writes back, given something that cannot be written. */
export const notAVariable: Rule = {
  action({ call }, shape, facts) {
    if (shape === undefined) return
    for (const { name, value } of call.args) {
      if (value.kind === 'Variable' || value.kind === 'PowerFx' || !facts.input(shape, name.text)?.byReference) continue
      const message = `Parameter '${name.text}' must be a variable: ${shape.name} changes it. Set the value to one first.`
      facts.report(value.range, 'not-a-variable', message)
    }
  },
}
