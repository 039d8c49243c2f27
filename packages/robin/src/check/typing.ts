import type { Binary, Expression } from '../syntax/ast.ts'
import { propertiesOf } from '../values/types.ts'
import type { KnownAction } from './knownActions.ts'
import type { Scope, Source, VariableFacts } from './scope.ts'

/** The type of an expression, by the catalogue's name; undefined where it cannot be said before the flow runs. */
export type TypeOf = (expression: Expression, scope: Scope) => string | undefined

/**
 * Infers types: a variable has one where all that gives it a value, anywhere in the flow, gives it the same.
 *
 * @example
 * // SET Names TO ['a', 'b']
 * // SET First TO Names[0].Length: Names is a list; what its items are is not known
 */
export function typing(flow: Scope): TypeOf {
  const known = new Map<VariableFacts, string | undefined>()
  const inProgress: VariableFacts[] = []
  let depth = 0

  return (expression, scope) => definite(typeOf(expression, scope))

  function typeOf(expression: Expression, scope: Scope): string | undefined {
    if (depth >= deepest) return undefined
    depth++
    const type = infer(expression, scope)
    depth--
    return type
  }

  function infer(expression: Expression, scope: Scope): string | undefined {
    switch (expression.kind) {
      case 'Number':
        return 'number'
      case 'Text':
        return 'text'
      case 'Interpolated': {
        const [only] = expression.parts
        const passes = expression.parts.length === 1 && only !== undefined && typeof only !== 'string'
        return passes ? typeOf(only, scope) : 'text'
      }
      case 'Boolean':
      case 'Function':
        return 'boolean'
      case 'DateTime':
        return 'datetime'
      case 'List':
        return 'list'
      case 'Table':
        return 'datatable'
      case 'Object':
        return 'customobject'
      case 'Variable':
        return variable(expression.name, expression.global ? flow : scope)
      case 'Property':
        return propertyType(definite(typeOf(expression.object, scope)), expression.name.text)
      case 'Index':
        return itemOf(typeOf(expression.object, scope))
      case 'Slice': {
        const type = typeOf(expression.object, scope)
        return type !== undefined && (isList(type) || type === 'datatable' || type === itself) ? type : undefined
      }
      case 'Unary':
        return expression.operator === 'NOT' ? 'boolean' : 'number'
      case 'Binary':
        return binary(expression, scope)
      case 'Parenthesized':
        return typeOf(expression.inner, scope)
      default:
        return undefined
    }
  }

  function binary({ operator, left, right }: Binary, scope: Scope): string | undefined {
    if (operator === '-' || operator === '*' || operator === '/' || operator === 'MOD') return 'number'
    if (operator !== '+') return 'boolean'
    const a = typeOf(left, scope)
    const b = typeOf(right, scope)
    if (a === undefined || b === undefined) return undefined
    if (a === 'text' || b === 'text') return 'text'
    if (isList(a)) return 'list'
    if (a === 'datatable' || a === itself) return a
    if (b === itself && a === 'number') return a
    return a === 'number' && b === 'number' ? a : undefined
  }

  function variable(name: string, scope: Scope): string | undefined {
    const found = scope.find(name)
    if (found === undefined) return undefined
    if (known.has(found)) return known.get(found)
    if (inProgress.includes(found)) return inProgress.at(-1) === found ? itself : undefined
    inProgress.push(found)
    const type = commonType(found.sources, scope)
    inProgress.pop()
    const shown = type?.startsWith('list<') && scope.isChanged(found) ? 'list' : type
    known.set(found, shown)
    return shown
  }

  function commonType(sources: readonly Source[], scope: Scope): string | undefined {
    let common: string | undefined
    for (const source of sources) {
      const type = sourceType(source, scope)
      if (type === itself) continue
      if (type === undefined) return undefined
      if (common === undefined || common === type) common = type
      else if (isList(common) && isList(type)) common = 'list'
      else return undefined
    }
    return common
  }

  function sourceType(source: Source, scope: Scope): string | undefined {
    if (typeof source === 'string') return named(source)
    if (source === undefined) return undefined
    return source.kind === 'ForEach' ? itemOf(typeOf(source.items, scope)) : typeOf(source, scope)
  }
}

/** The type of a variable in a value of its own: `SET Total TO Total + 1`. */
const itself = 'itself'
const deepest = 200

const definite = (type: string | undefined): string | undefined => (type === itself ? undefined : type)

const isList = (type: string): boolean => type === 'list' || type.startsWith('list<')

/** What stands at a place of a value: a row of a table, an item of a list. */
function itemOf(type: string | undefined): string | undefined {
  if (type === 'datatable') return 'datarow'
  return type?.startsWith('list<') ? named(type.slice(5, -1)) : undefined
}

function propertyType(type: string | undefined, name: string): string | undefined {
  const properties = type === undefined ? undefined : propertiesOf(type)
  const wanted = name.toLowerCase()
  const key = properties && Object.keys(properties).find(one => one.toLowerCase() === wanted)
  return key === undefined ? undefined : named(properties?.[key]?.type)
}

/** A type of the catalogue as it is here. */
function named(type: string | undefined): string | undefined {
  if (type === undefined || type === 'any') return undefined
  return type === 'secret' || type === 'enum' ? 'text' : type
}

/** The type a declaration names: `{ 'Type': 'Numeric' }`. Source: Robin language, section 2. */
export const declaredType = (written: string): string | undefined => declared.get(written.toLowerCase())

const declared: ReadonlyMap<string, string> = new Map([
  ['string', 'text'],
  ['text', 'text'],
  ['numeric', 'number'],
  ['number', 'number'],
  ['bool', 'boolean'],
  ['boolean', 'boolean'],
  ['datetime', 'datetime'],
  ['list', 'list'],
  ['datatable', 'datatable'],
  ['datarow', 'datarow'],
  ['customobject', 'customobject'],
  ['file', 'file'],
  ['folder', 'folder'],
])

/** The type of an action's output. */
export const outputType = (known: KnownAction | undefined, name: string): string | undefined =>
  named(known?.output(name)?.type)
