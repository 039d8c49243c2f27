import { sameName } from '../nearestName.ts'
import type { Call, Declaration, Subflow } from '../syntax/ast.ts'
import { repeated, twice } from './argumentNames.ts'
import type { Facts } from './facts.ts'
import type { Rule } from './rule.ts'

/** What a CALL gives a local subflow and takes from it. Source: Robin language, section 2. */
export const callArguments: Rule = {
  findings: {
    'unknown-subflow-argument': {
      severity: 'error',
      summary: 'The subflow declares no input or output of this name.',
      advice:
        'Correct the name, or declare it by an @INPUT or @OUTPUT line below FUNCTION. A GLOBAL subflow has neither: it works on the variables of the flow.',
      example: {
        wrong:
          "CALL Greet Nam: 'Ada'\nFUNCTION Greet\n    @INPUT Name : { 'Type': 'String' }\n    SET Greeting TO Name\nEND FUNCTION",
        right:
          "CALL Greet Name: 'Ada'\nFUNCTION Greet\n    @INPUT Name : { 'Type': 'String' }\n    SET Greeting TO Name\nEND FUNCTION",
      },
    },
    'missing-subflow-argument': {
      severity: 'error',
      summary: 'An input that the subflow cannot do without is missing.',
      advice: 'Write its name, a colon and a value behind the name of the subflow.',
      example: {
        wrong:
          "CALL Greet\nFUNCTION Greet\n    @INPUT Name : { 'Type': 'String', 'IsOptional': False }\n    SET Greeting TO Name\nEND FUNCTION",
        right:
          "CALL Greet Name: 'Ada'\nFUNCTION Greet\n    @INPUT Name : { 'Type': 'String', 'IsOptional': False }\n    SET Greeting TO Name\nEND FUNCTION",
      },
    },
  },
  on: {
    Call(call, facts) {
      for (const { name } of repeated(call.args)) twice(name, facts)
      for (const { name } of repeated(call.outs)) twice(name, facts)
      const subflow = call.dynamic ? undefined : facts.subflow(call.subflow.text)
      if (subflow === undefined) return
      unknown(call.args, 'input', subflow, facts)
      unknown(call.outs, 'output', subflow, facts)
      missing(call, subflow, facts)
    },
  },
}

function unknown(
  given: Call['args'] | Call['outs'],
  direction: Declaration['direction'],
  { name: subflow, global, variables }: Subflow,
  facts: Facts,
): void {
  if (given.length === 0) return
  const names = variables.filter(one => one.direction === direction).map(one => one.name.text)
  for (const { name } of given) {
    if (!global && names.some(known => sameName(known, name.text))) continue
    const message = global
      ? `Subflow '${subflow.text}' is GLOBAL and takes no '${name.text}': it works on the variables of the flow. SET them before CALL.`
      : `Subflow '${subflow.text}' has no ${direction} '${name.text}'.${facts.hint(name.text, () => names) || declared(names, direction)}`
    facts.report(name.range, 'unknown-subflow-argument', message)
  }
}

function declared(names: readonly string[], direction: string): string {
  if (names.length === 0) return ` Declare it by @${direction.toUpperCase()} below FUNCTION.`
  return ` It has ${names.slice(0, 8).join(', ')}.`
}

function missing({ subflow, args }: Call, { variables, global }: Subflow, facts: Facts): void {
  if (global) return
  for (const declaration of variables) {
    const { text } = declaration.name
    if (declaration.direction === 'output' || isOptional(declaration)) continue
    if (args.some(({ name }) => sameName(name.text, text))) continue
    const message = `Subflow '${subflow.text}' needs '${text}'. Write ${text}: and a value.`
    facts.report(subflow.range, 'missing-subflow-argument', message)
  }
}

/** As for a flow's inputs: only `'IsOptional': False` asks for a value. */
function isOptional({ properties }: Declaration): boolean {
  const value = properties.entries.find(({ key }) => sameName(key, 'IsOptional'))?.value
  return value?.kind !== 'Boolean' || value.value
}
