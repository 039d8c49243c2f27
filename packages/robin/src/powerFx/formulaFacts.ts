import type { PowerFx, Variable } from '../syntax/ast.ts'
import { enumMember, nearestMember, powerFxEnums } from './enums.ts'
import {
  type CallFormula,
  type Formula,
  type FormulaProblem,
  type MemberFormula,
  partsOfFormula,
  type Span,
} from './formula.ts'
import { findFunction, isRefused, refusalOf, takes } from './functions.ts'
import { parseFormula } from './parse.ts'

/** A name a formula reads as a variable of the flow. */
export interface ReadName extends Span {
  readonly name: string
  /** Written `global.Name`. */
  readonly global?: true
}

export interface FormulaFacts {
  readonly problems: readonly FormulaProblem[]
  /** Variables that must exist. A name inside a function that goes over records may be a field and is not among them. */
  readonly variables: readonly ReadName[]
}

/** What a formula reads, and what is wrong with it whatever its flow. */
export function formulaFacts(source: string): FormulaFacts {
  const { formula, problems: faults } = parseFormula(source)
  const problems: FormulaProblem[] = [...faults]
  const variables: ReadName[] = []
  if (formula !== undefined) visit(formula, false, false)
  return { problems, variables }

  function visit(one: Formula, inRecord: boolean, asAllowed: boolean): void {
    switch (one.kind) {
      case 'Name':
        if (!inRecord || one.variable) variables.push(one)
        return
      case 'ThisRecord':
        if (!inRecord) report(one, 'power-fx-syntax', 'ThisRecord stands only where a function goes over records.')
        return
      case 'Member':
        if (!isEnum(one, inRecord)) visit(one.object, inRecord, false)
        return
      case 'Call':
        call(one, inRecord)
        return
      case 'As':
        if (!asAllowed)
          report(one, 'power-fx-syntax', 'As names the first argument of a function that goes over records.')
        visit(one.value, inRecord, false)
        return
      default:
        for (const part of partsOfFormula(one)) visit(part, inRecord, false)
    }
  }

  function call({ name, nameSpan, args }: CallFormula, inRecord: boolean): void {
    const known = findFunction(name)
    const refusal = (): string => refusalOf(name, args.length)
    if (known === undefined && isRefused(name)) report(nameSpan, 'power-fx-function', refusal())
    else if (known === undefined) report(nameSpan, 'power-fx-unknown-function', refusal())
    else if (!takes(known, args.length)) report(nameSpan, 'power-fx-argument-count', refusal())
    const overRecords = known === undefined || ('late' in known && known.overRecords === true)
    for (const [at, arg] of args.entries()) visit(arg, inRecord || (overRecords && at > 0), overRecords && at === 0)
  }

  /** `TimeUnit.Days`: a variable of that name goes first, so only what looks like a member counts. */
  function isEnum({ object, name, nameSpan }: MemberFormula, inRecord: boolean): boolean {
    if (object.kind !== 'Name' || object.variable || inRecord)
      return object.kind === 'Name' && enumMember(object.name, name) !== undefined
    if (!Object.hasOwn(powerFxEnums, object.name)) return false
    if (enumMember(object.name, name) === undefined) {
      const nearest = nearestMember(object.name, name)
      const hint =
        nearest === undefined ? ` It has ${powerFxEnums[object.name]?.join(', ')}.` : ` Did you mean '${nearest}'?`
      report(nameSpan, 'power-fx-enum', `Enumeration '${object.name}' has no member '${name}'.${hint}`)
    }
    return true
  }

  function report({ start, end }: Span, code: string, message: string): void {
    problems.push({ code, message, start, end })
  }
}

/** The variables a `$fx'…'` reads. */
export const powerFxVariables = (node: Pick<PowerFx, 'text'>): readonly ReadName[] => formulaFacts(node.text).variables

/**
 * The variable a `$fx'=Counter'` is and nothing else, for an argument that the action changes.
 *
 * @example variableOfPowerFx({ kind: 'PowerFx', text: '=Counter', range })?.name // 'Counter'
 */
export function variableOfPowerFx({ text, range }: PowerFx): Variable | undefined {
  const { formula } = parseFormula(text)
  if (formula?.kind !== 'Name') return undefined
  return { kind: 'Variable', name: formula.name, ...(formula.global && { global: true }), range }
}
