import { parseNumber } from '../values/number.ts'
import { propertyOf } from '../values/propertyOf.ts'
import { share } from '../values/share.ts'
import { List, RobinObject, Row, Table, type Value } from '../values/value.ts'
import { booleanIn, fieldOf, formulaError, textIn } from './coerce.ts'
import { enumMember } from './enums.ts'
import type { CallFormula, Formula, MemberFormula, NameFormula } from './formula.ts'
import { findFunction, refusalOf, takes } from './functions.ts'
import { operators, signs } from './operators.ts'
import type { FormulaHost, LateArgument } from './powerFxFunction.ts'

/** Reads a variable of a run. */
export type ReadVariable<R> = (run: R) => Value

/** What a formula needs to know of its flow. */
export interface FormulaScope<R> {
  /** Undefined where the flow has no variable of that name. */
  variable(name: string, global?: boolean): ReadVariable<R> | undefined
  host(run: R): FormulaHost
}

/** A formula, ready to be evaluated. */
export type Compute<R> = (at: At<R>) => Value

/** Where an evaluation is: in a run, and in the records of the tables it goes over. */
export interface At<R> {
  readonly run: R
  /** Undefined where a function that may go over records was given values instead. */
  readonly record: Value | undefined
  readonly outer: At<R> | undefined
}

/** Compiles a formula over the variables of a flow. */
export function compileFormula<R>(formula: Formula, scope: FormulaScope<R>): (run: R) => Value {
  const compute = new FormulaCompiler(scope).compile(formula, [])
  return run => compute({ run, record: undefined, outer: undefined })
}

/** The names of the records around a part of a formula, innermost first; undefined: it was given none by As. */
type Records = readonly (string | undefined)[]

class FormulaCompiler<R> {
  readonly #scope: FormulaScope<R>

  constructor(scope: FormulaScope<R>) {
    this.#scope = scope
  }

  compile(formula: Formula, records: Records): Compute<R> {
    const host = this.#scope.host
    switch (formula.kind) {
      case 'Blank':
        return () => null
      case 'Number':
        return constant(parseNumber(formula.text), `'${formula.text}' is not a number.`)
      case 'Text':
      case 'Boolean': {
        const { value } = formula
        return () => value
      }
      case 'Name':
        return this.#name(formula, formula.variable ? [] : records)
      case 'ThisRecord':
        return records.length > 0
          ? at => at.record ?? null
          : failing('ThisRecord stands only where a function goes over records.')
      case 'Record': {
        const fields = formula.fields.map(field => [field.name, this.compile(field.value, records)] as const)
        return at => new RobinObject(fields.map(([name, value]) => [name, share(value(at))]))
      }
      case 'List': {
        const items = formula.items.map(item => this.compile(item, records))
        return at => new List(items.map(item => share(item(at))))
      }
      case 'Interpolation': {
        const parts = formula.parts.map(part => (typeof part === 'string' ? part : this.compile(part, records)))
        return at => {
          const { culture } = host(at.run)
          let text = ''
          for (const part of parts) text += typeof part === 'string' ? part : textIn(part(at), culture)
          return text
        }
      }
      case 'As':
        return this.compile(formula.value, records)
      case 'Member':
        return this.#member(formula, records)
      case 'Call':
        return this.#call(formula, records)
      case 'Unary': {
        const operand = this.compile(formula.operand, records)
        const operate = signs[formula.operator]
        return at => operate(operand(at))
      }
      case 'Binary': {
        const left = this.compile(formula.left, records)
        const right = this.compile(formula.right, records)
        if (formula.operator === '&&') return at => booleanIn(left(at)) && booleanIn(right(at))
        if (formula.operator === '||') return at => booleanIn(left(at)) || booleanIn(right(at))
        const operate = operators[formula.operator]
        return at => operate(left(at), right(at), host(at.run).culture)
      }
      default:
        return formula satisfies never
    }
  }

  /** A field of a record around, innermost first; else a variable; else a field whatever its case. */
  #name({ name, global }: NameFormula, records: Records): Compute<R> {
    const named = records.indexOf(name)
    if (named >= 0)
      return at => {
        let found = at
        for (let left = named; left > 0; left--) found = found.outer!
        return found.record ?? null
      }
    const variable = this.#scope.variable(name, global)
    const read: Compute<R> | undefined = variable && (at => variable(at.run))
    const missing = `There is no variable${records.length > 0 ? ' and no field' : ''} '${name}'.`
    const unnamed = records.map(as => as === undefined)
    if (!unnamed.includes(true)) return read ?? failing(missing)
    const field = (at: At<R>, exact: boolean): Value | undefined => {
      let here: At<R> | undefined = at
      for (const searched of unnamed) {
        const record = searched ? here?.record : undefined
        const found = record === undefined ? undefined : fieldOf(record, name, exact)
        if (found !== undefined) return found
        here = here?.outer
      }
      return undefined
    }
    return at => {
      const found = field(at, true)
      if (found !== undefined) return found
      if (read !== undefined) return read(at)
      const similar = field(at, false)
      if (similar === undefined) throw formulaError(missing)
      return similar
    }
  }

  #member(formula: MemberFormula, records: Records): Compute<R> {
    const { name, object } = formula
    if (object.kind === 'Name' && this.#scope.variable(object.name) === undefined && !records.includes(object.name)) {
      const member = enumMember(object.name, name)
      if (member !== undefined) return () => member
    }
    const { host } = this.#scope
    const held = this.compile(object, records)
    return at => memberOf(held(at), name, host(at.run))
  }

  #call(formula: CallFormula, records: Records): Compute<R> {
    const found = findFunction(formula.name)
    if (found === undefined || !takes(found, formula.args.length))
      return failing(refusalOf(formula.name, formula.args.length))
    const { host } = this.#scope
    if ('call' in found) {
      const args = formula.args.map(arg => this.compile(arg, records))
      return at =>
        found.call(
          args.map(arg => arg(at)),
          host(at.run),
        )
    }
    const from = found.overRecords ? 1 : formula.args.length
    const [first] = formula.args
    const inner = [first?.kind === 'As' ? first.name : undefined, ...records]
    const args = formula.args.map((arg, index) => this.compile(arg, index >= from ? inner : records))
    return at =>
      found.late(
        args.map((arg, index) => lateArgument(arg, at, index >= from)),
        host(at.run),
      )
  }
}

function lateArgument<R>(compute: Compute<R>, at: At<R>, forRecords: boolean): LateArgument {
  const over = (record: Value | undefined): Value => compute({ run: at.run, record, outer: at })
  const plain = (): Value => (forRecords ? over(undefined) : compute(at))
  return Object.assign(plain, { for: over })
}

/** A field of a record, of each record of a table, or a property of another value. */
function memberOf(value: Value, name: string, host: FormulaHost): Value {
  if (value === null) return null
  if (value instanceof RobinObject) return value.get(name) ?? null
  if (value instanceof Row) return fieldOf(value, name, false) ?? propertyOf(value, name, host)
  if (value instanceof Table || value instanceof List) {
    const records = value instanceof Table ? value.rows : value.items
    const column = records.map(record => fieldOf(record, name, false))
    if (column.length > 0 && column.every(field => field !== undefined)) return new List(column.map(share))
    return propertyOf(value, name, host)
  }
  return name === 'Value' ? value : propertyOf(value, name, host)
}

function constant<R>(value: Value | undefined, refusal: string): Compute<R> {
  return value === undefined ? failing(refusal) : () => value
}

/** What the check refuses fails when it is reached. */
const failing =
  (message: string): (() => never) =>
  () => {
    throw formulaError(message)
  }
