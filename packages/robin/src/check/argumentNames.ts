import type { ActionShape } from '../action/catalogue.ts'
import { didYouMean } from '../nearestName.ts'
import type { Facts } from './facts.ts'
import type { Rule } from './rule.ts'
import type { ActionUse } from './walk.ts'

/**
 * Arguments and outputs an action does not have (a warning: newer versions add some), arguments given twice, and
 * required ones left out. Dynamic ones, written with `@`, are the called flow's own.
 */
export const argumentNames: Rule = {
  action(use, shape, facts) {
    repeated(use, facts)
    if (shape === undefined) return
    unknown(use, shape, facts)
    missing(use, shape, facts)
  },
}

function repeated({ call }: ActionUse, facts: Facts): void {
  const given = new Set<string>()
  for (const { name, dynamic } of [...call.args, ...call.outs]) {
    const key = `${dynamic ? '@' : ''}${name.text.toLowerCase()}`
    if (given.has(key)) facts.report(name.range, 'duplicate-argument', `Argument '${name.text}' is given twice.`)
    given.add(key)
  }
}

function unknown({ call }: ActionUse, shape: ActionShape, facts: Facts): void {
  for (const { name, dynamic } of call.args) {
    if (dynamic || facts.input(shape, name.text) !== undefined) continue
    const hint = didYouMean(name.text, Object.keys(shape.inputs))
    const message = `${shape.name} has no argument '${name.text}'; it is ignored.${hint}`
    facts.report(name.range, 'unknown-argument', message, 'warning')
  }
  for (const { name, dynamic } of call.outs) {
    const names = Object.keys(shape.outputs)
    if (dynamic || names.some(known => known.toLowerCase() === name.text.toLowerCase())) continue
    const message = `${shape.name} has no output '${name.text}'; its variable stays empty.${didYouMean(name.text, names)}`
    facts.report(name.range, 'unknown-output', message, 'warning')
  }
}

function missing({ call }: ActionUse, shape: ActionShape, facts: Facts): void {
  for (const [name, input] of Object.entries(shape.inputs)) {
    if (!input.required || input.default !== undefined) continue
    if (call.args.some(given => given.name.text.toLowerCase() === name.toLowerCase())) continue
    const message = `${shape.name} needs '${name}' (${input.label}). Write ${name}: and a value.`
    facts.report(call.name.range, 'missing-argument', message)
  }
}
