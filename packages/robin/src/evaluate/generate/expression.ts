import type { Expression, FunctionCall, InterpolatedText } from '../../syntax/ast.ts'
import { propertyReader } from '../../values/propertyOf.ts'
import type { Value } from '../../values/value.ts'
import type { Compiler, Evaluate } from '../compiler.ts'
import { functions } from '../functions.ts'
import { compilePowerFx } from '../powerFx.ts'
import type { Run } from '../run.ts'
import { writeBinary } from './binary.ts'
import { Code } from './code.ts'
import { constantOf, deepest, isBoolean, isFresh } from './expressionShape.ts'
import { Key } from './key.ts'

/** Compiles an expression. Source: Robin language, section 3. */
export function compileExpression(compiler: Compiler, node: Expression): Evaluate {
  switch (node.kind) {
    case 'Parenthesized':
      return compileExpression(compiler, node.inner)
    case 'Variable': {
      const { local, scope } = compiler
      if (local && node.global) {
        const slot = scope.flow!.slot(node.name)
        return run => run.globals[slot]!
      }
      const slot = scope.slot(node.name)
      return run => run.slots[slot]!
    }
    case 'PowerFx':
      return compilePowerFx(node, (name, global) => {
        const known = ((global && compiler.scope.flow) || compiler.scope).has(name)
        if (!known) return undefined
        return compileExpression(compiler, { kind: 'Variable', name, ...(global && { global }), range: node.range })
      })
    default: {
      const value = constantOf(node)
      if (value !== undefined) return () => value
      const code = new Code(compiler)
      return code.evaluate(writeExpression(code, node))
    }
  }
}

/** Compiles an expression as a condition. */
export function compileCondition(compiler: Compiler, node: Expression): (run: Run) => boolean {
  const code = new Code(compiler)
  return code.evaluate(writeCondition(code, node)) as (run: Run) => boolean
}

/** Writes an expression. The code has no effect besides errors, and reads variables in the order of the text. */
export function writeExpression(code: Code, node: Expression, depth = 0): string {
  const constant = constantOf(node)
  if (constant !== undefined) return writeConstant(code, constant)
  if (depth > deepest) return `${code.constant(compileExpression(code.compiler, node))}(run)`
  const write = (inner: Expression): string => writeExpression(code, inner, depth + 1)
  const shared = (inner: Expression): string => (isFresh(inner) ? write(inner) : `share(${write(inner)})`)
  switch (node.kind) {
    case 'Number':
      return refusal(code, `'${node.text}' is not a number.`)
    case 'DateTime':
      return refusal(code, `d"${node.text}" is not a date; write it as d"2022-03-25 14:05:00".`)
    case 'Interpolated':
      return writeInterpolated(code, node, write)
    case 'Variable':
      return code.variable(node.name, node.global)
    case 'List':
      return `new List([${node.items.map(shared).join(',')}])`
    case 'Table':
      return `table([${(node.columns ?? []).map(write).join(',')}],[${node.rows.map(row => `[${row.map(shared).join(',')}]`).join(',')}],run)`
    case 'Object':
      return `new RobinObject([${node.entries.map(({ key, value }) => `[${code.constant(key)},${shared(value)}]`).join(',')}])`
    case 'Property':
      return writeProperty(code, write(node.object), node.name.text)
    case 'Index': {
      const name = constantOf(node.index)
      return typeof name === 'string'
        ? `named(${write(node.object)},${code.constant(new Key(name))})`
        : `element(${write(node.object)},${write(node.index)})`
    }
    case 'Slice': {
      const from = node.from ? write(node.from) : 'undefined'
      const to = node.to ? write(node.to) : 'undefined'
      return `share(sliceOf(${write(node.object)},${from},${to}))`
    }
    case 'Function':
      return writeFunction(code, node, write)
    case 'Unary':
      return node.operator === 'NOT'
        ? `!${writeCondition(code, node.operand, depth + 1)}`
        : `negative(${write(node.operand)})`
    case 'Binary':
      return writeBinary(code, node, { value: write, condition: side => writeCondition(code, side, depth + 1) })
    case 'Parenthesized':
      return writeExpression(code, node.inner, depth)
    case 'PowerFx':
      return `${code.constant(compileExpression(code.compiler, node))}(run)`
    case 'Text':
    case 'Boolean':
    case 'Enum':
      throw new Error(`${node.kind} is a constant.`)
    default:
      return node satisfies never
  }
}

/** Writes an expression as a boolean. */
export function writeCondition(code: Code, node: Expression, depth = 0): string {
  const written = writeExpression(code, node, depth)
  return isBoolean(node) ? written : `truth(${written})`
}

const writeConstant = (code: Code, value: Value): string =>
  typeof value === 'boolean'
    ? `${value}`
    : typeof value === 'number' && Number.isSafeInteger(value)
      ? value < 0
        ? `(${value})`
        : `${value}`
      : code.constant(value)

const refusal = (code: Code, message: string): string => writeFailure(code, 'InvalidLiteralError', message)

/** Code that fails when it is reached. */
export const writeFailure = (code: Code, name: string, message: string): string =>
  `fail(${code.constant(name)},${code.constant(message)})`

/**
 * `$'''Hello %Name%'''`: the texts and the text forms of the values, one after the other. Exactly one value and nothing
 * else keeps its type, as a field of the designer does. Source: Robin language, section 1.6.
 */
function writeInterpolated(code: Code, { parts }: InterpolatedText, write: (node: Expression) => string): string {
  const [first, ...rest] = parts.filter(part => part !== '')
  if (rest.length === 0 && typeof first !== 'string') return write(first!)
  const pieces = [first!, ...rest].map(part =>
    typeof part === 'string' ? code.constant(part) : `text(${write(part)},run)`,
  )
  return `(${typeof first === 'string' ? '' : '""+'}${pieces.join('+')})`
}

function writeProperty(code: Code, object: string, name: string): string {
  const read = `${code.constant(propertyReader(name))}`
  if (!['length', 'count'].includes(name.toLowerCase())) return `${read}(${object},run.host)`
  return code.part(() => {
    const held = code.temp()
    const short =
      name.toLowerCase() === 'length'
        ? `typeof(${held}=${object})==="string"?${held}.length`
        : `(${held}=${object})instanceof List?${held}.items.length`
    return `(${short}:${read}(${held},run.host))`
  })
}

function writeFunction(code: Code, node: FunctionCall, write: (node: Expression) => string): string {
  const name = node.name.text.toLowerCase()
  const found = Object.hasOwn(functions, name) ? functions[name] : undefined
  const count = node.args.length
  if (found === undefined)
    return writeFailure(code, 'FunctionNotFoundError', `There is no function '${node.name.text}'.`)
  const { least, most } = found
  if (count < least || count > most)
    return writeFailure(
      code,
      'FunctionNotFoundError',
      `${node.name.text} takes ${least === most ? least : `${least} to ${most}`} arguments, not ${count}.`,
    )
  return `${code.constant(found)}.call([${node.args.map(write).join(',')}],run.host.culture)`
}
