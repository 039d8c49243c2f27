import type { Declaration, Expression, Flow, ObjectLiteral } from './syntax/ast.ts'

/** What a caller gives a flow and gets from it. Source: Robin language, sections 2 and 10. */
export interface Signature {
  readonly inputs: readonly SignatureVariable[]
  readonly outputs: readonly SignatureVariable[]
  /** All sensitive variables, in small letters; those of the flow's own too. */
  readonly sensitive: readonly string[]
}

export interface SignatureVariable {
  /** The variable of the script. */
  readonly name: string
  /** The name callers use: FriendlyName, or the variable's. */
  readonly externalName: string
  readonly description: string
  readonly type: 'string' | 'number' | 'boolean' | 'object' | 'array'
  /** As declared: `Numeric`, `DataTable`. */
  readonly robinType: string
  /** A caller may leave it out. So it is for inputs of older flows, which do not say. */
  readonly optional: boolean
  /** Whether the declaration says IsOptional at all. */
  readonly saysOptional: boolean
  readonly default: Expression | undefined
  readonly sensitive: boolean
}

/**
 * Reads the inputs and outputs off a flow's declarations.
 *
 * @example
 * signature(parse("@INPUT Count : { 'Type': 'Numeric', 'DefaultValue': 1 }").tree).inputs[0]?.type // 'number'
 */
export function signature(tree: Flow): Signature {
  const sensitive = tree.sensitive.map(name => name.text.toLowerCase())
  const of = (direction: Declaration['direction']) =>
    tree.variables.filter(one => one.direction === direction).map(one => variable(one, sensitive))
  return { inputs: of('input'), outputs: of('output'), sensitive }
}

function variable({ name, properties }: Declaration, sensitive: readonly string[]): SignatureVariable {
  const robinType = textOf(property(properties, 'Type')) || 'String'
  const isOptional = property(properties, 'IsOptional')
  return {
    name: name.text,
    externalName: textOf(property(properties, 'FriendlyName')) || name.text,
    description: textOf(property(properties, 'Description')),
    type: types[robinType.toLowerCase()] ?? 'string',
    robinType,
    optional: isOptional?.kind !== 'Boolean' || isOptional.value,
    saysOptional: isOptional?.kind === 'Boolean',
    default: property(properties, 'DefaultValue'),
    sensitive: sensitive.includes(name.text.toLowerCase()),
  }
}

/** What a caller sees of a declared type; all others are texts. */
const types: Readonly<Record<string, SignatureVariable['type']>> = {
  string: 'string',
  text: 'string',
  numeric: 'number',
  number: 'number',
  bool: 'boolean',
  boolean: 'boolean',
  list: 'array',
  datatable: 'array',
  customobject: 'object',
  datarow: 'object',
}

function property(properties: ObjectLiteral, key: string): Expression | undefined {
  return properties.entries.find(entry => entry.key.toLowerCase() === key.toLowerCase())?.value
}

function textOf(expression: Expression | undefined): string {
  if (expression?.kind === 'Text') return expression.value
  if (expression?.kind !== 'Interpolated') return ''
  return expression.parts.filter(part => typeof part === 'string').join('')
}
