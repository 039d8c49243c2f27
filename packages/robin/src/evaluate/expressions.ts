import { logicError } from '../runError.ts'
import type { Expression, FunctionCall, TableLiteral } from '../syntax/ast.ts'
import { elementOf, sliceOf } from '../values/elementOf.ts'
import { isNumber, negate, parseNumber } from '../values/number.ts'
import { parseDateTime } from '../values/parseDateTime.ts'
import { propertyReader } from '../values/propertyOf.ts'
import { share } from '../values/share.ts'
import { textOf } from '../values/textOf.ts'
import { List, RobinObject, Table, type Value } from '../values/value.ts'
import { compileBinary } from './binary.ts'
import type { Evaluate } from './compiler.ts'
import { functions } from './functions.ts'
import { compileInterpolation } from './interpolation.ts'
import { type Operand, readOperand } from './operand.ts'
import { toCondition } from './operators.ts'
import { compilePowerFx } from './powerFx.ts'
import type { Scope } from './scope.ts'

/** Compiles an expression. Source: Robin language, section 3. */
export function compileExpression(node: Expression, scope: Scope): Evaluate {
  const compile = (inner: Expression): Evaluate => compileExpression(inner, scope)
  switch (node.kind) {
    case 'Number':
      return literal(parseNumber(node.text), `'${node.text}' is not a number.`)
    case 'Text':
      return constant(node.value)
    case 'Boolean':
      return constant(node.value)
    case 'DateTime':
      return literal(parseDateTime(node.text, ''), `d"${node.text}" is not a date; write it as d"2022-03-25 14:05:00".`)
    case 'Interpolated':
      return compileInterpolation(node, compile)
    case 'Enum':
      return constant(node.member)
    case 'Variable': {
      if (node.global && scope.flow) {
        const slot = scope.flow.slot(node.name)
        return run => run.globals[slot]!
      }
      const slot = scope.slot(node.name)
      return run => run.slots[slot]!
    }
    case 'List': {
      const items = node.items.map(compile)
      return run => new List(items.map(item => share(item(run))))
    }
    case 'Table':
      return compileTable(node, compile)
    case 'Object': {
      const entries = node.entries.map(entry => [entry.key, compile(entry.value)] as const)
      return run => new RobinObject(entries.map(([key, value]) => [key, share(value(run))]))
    }
    case 'Property': {
      const object = compile(node.object)
      const read = propertyReader(node.name.text)
      return run => read(object(run), run.host)
    }
    case 'Index': {
      const object = operandOf(node.object, scope)
      const index = operandOf(node.index, scope)
      return run => elementOf(readOperand(object, run), readOperand(index, run))
    }
    case 'Slice': {
      const object = compile(node.object)
      const from = node.from && compile(node.from)
      const to = node.to && compile(node.to)
      return run => share(sliceOf(object(run), from?.(run), to?.(run)))
    }
    case 'Function':
      return compileFunction(node, compile)
    case 'Unary': {
      const operand = compile(node.operand)
      if (node.operator === 'NOT') return run => !toCondition(operand(run))
      return run => {
        const value = operand(run)
        if (!isNumber(value)) throw logicError('InvalidOperatorError', "'-' can only stand in front of a number.")
        return negate(value)
      }
    }
    case 'Binary':
      return compileBinary(node.operator, operandOf(node.left, scope), operandOf(node.right, scope))
    case 'Parenthesized':
      return compile(node.inner)
    case 'PowerFx':
      return compilePowerFx(node, (name, global) => {
        const known = ((global && scope.flow) || scope).has(name)
        return known ? compile({ kind: 'Variable', name, ...(global && { global }), range: node.range }) : undefined
      })
    default:
      return node satisfies never
  }
}

/** An expression as a side of an operator. */
export function operandOf(node: Expression, scope: Scope): Operand {
  if (node.kind === 'Parenthesized') return operandOf(node.inner, scope)
  const evaluate = compileExpression(node, scope)
  const slot = node.kind === 'Variable' && !(node.global && scope.flow) ? scope.slot(node.name) : -1
  return { slot, constant: constantOf(node), evaluate }
}

function constantOf(node: Expression): Value | undefined {
  if (node.kind === 'Number') return parseNumber(node.text)
  if (node.kind === 'Text' || node.kind === 'Boolean') return node.value
  return undefined
}

/** True where the value is a boolean whatever the operands are. */
export const isBoolean = (node: Expression): boolean =>
  node.kind === 'Parenthesized'
    ? isBoolean(node.inner)
    : node.kind === 'Boolean' ||
      (node.kind === 'Unary' && node.operator === 'NOT') ||
      (node.kind === 'Binary' && !['+', '-', '*', '/', 'MOD'].includes(node.operator))

/** True where every evaluation makes a new value, which nobody else can hold. */
export const isFresh = (node: Expression): boolean =>
  node.kind === 'Parenthesized'
    ? isFresh(node.inner)
    : node.kind !== 'Variable' &&
      node.kind !== 'Index' &&
      node.kind !== 'Property' &&
      node.kind !== 'Interpolated' &&
      node.kind !== 'PowerFx'

const constant =
  (value: Value): Evaluate =>
  () =>
    value

/** The value of a literal; one that cannot be read fails when it is reached. */
function literal(value: Value | undefined, refusal: string): Evaluate {
  if (value !== undefined) return constant(value)
  return () => {
    throw logicError('InvalidLiteralError', refusal)
  }
}

function compileTable(node: TableLiteral, compile: (node: Expression) => Evaluate): Evaluate {
  const columns = node.columns?.map(compile)
  const rows = node.rows.map(row => row.map(compile))
  return run => {
    const names = (columns ?? []).map(column => textOf(column(run), run.host.culture))
    return new Table(
      names,
      rows.map(row => row.map(cell => share(cell(run)))),
    )
  }
}

function compileFunction(node: FunctionCall, compile: (node: Expression) => Evaluate): Evaluate {
  const name = node.name.text.toLowerCase()
  const found = Object.hasOwn(functions, name) ? functions[name] : undefined
  const args = node.args.map(compile)
  if (found === undefined || args.length < found.least || args.length > found.most) {
    return () => {
      throw logicError(
        'FunctionNotFoundError',
        found === undefined
          ? `There is no function '${node.name.text}'.`
          : `${node.name.text} takes ${found.least === found.most ? found.least : `${found.least} to ${found.most}`} arguments, not ${args.length}.`,
      )
    }
  }
  const [first, second, third] = args
  if (first && second && third && args.length === 3)
    return run => found.call([first(run), second(run), third(run)], run.host.culture)
  return run =>
    found.call(
      args.map(arg => arg(run)),
      run.host.culture,
    )
}
