import type { Signature, SignatureVariable } from './signature.ts'
import type { Expression } from './syntax/ast.ts'

/** A variable as it stands in `workflow.inputs` and `workflow.outputs`, members in the order Power Automate writes them. */
export interface SchemaVariable {
  readonly default: string
  readonly description: string
  readonly format: 'password' | null
  readonly title: string
  readonly type: SignatureVariable['type']
  readonly value: string | null
  readonly isOptional?: boolean
}

export interface Schema {
  readonly schema: {
    readonly required?: readonly string[] | null
    readonly properties: Readonly<Record<string, SchemaVariable>>
    readonly type: 'object'
  } | null
}

/**
 * The JSON of `workflow.inputs` and `workflow.outputs`: by the variable's name, the external name is the title. Flows that do not say IsOptional get neither `isOptional` nor
 * `required`, as older ones have it. Source: Dataverse wire, section 1.3; seed pages, "Get the schema for desktop flows".
 *
 * @example
 * flowSchemas(signature(parse('').tree)) // { inputs: { schema: null }, outputs: { schema: null } }
 */
export function flowSchemas({ inputs, outputs }: Signature): { inputs: Schema; outputs: Schema } {
  const required = inputs.filter(one => !one.optional).map(one => one.name)
  const says = inputs.some(one => one.saysOptional)
  return {
    inputs: schema(inputs.map(input), says ? { required: required.length > 0 ? required : null } : {}),
    outputs: schema(outputs.map(output), {}),
  }
}

type Entry = readonly [string, SchemaVariable]

function schema(entries: readonly Entry[], required: { required?: readonly string[] | null }): Schema {
  if (entries.length === 0) return { schema: null }
  return { schema: { ...required, properties: Object.fromEntries(entries), type: 'object' } }
}

function input(variable: SignatureVariable): Entry {
  const { default: value, sensitive, saysOptional, optional } = variable
  const text = sensitive || value === undefined ? null : defaultText(value)
  return [variable.name, { ...common(variable), value: text, ...(saysOptional && { isOptional: optional }) }]
}

function output(variable: SignatureVariable): Entry {
  return [variable.name, { ...common(variable), value: null }]
}

function common({ description, sensitive, externalName, type }: SignatureVariable) {
  return { default: '', description, format: sensitive ? ('password' as const) : null, title: externalName, type }
}

/** `''`, `0`, `False`, `[` CR LF `]` CR LF, `{  }`: a default as the schema writes it; lists and objects with content as JSON. */
function defaultText(value: Expression): string | null {
  if (value.kind === 'Number') return value.text
  if (value.kind === 'Unary' && value.operand.kind === 'Number') return `-${value.operand.text}`
  const plain = constant(value)
  if (plain === undefined) return null
  if (typeof plain === 'boolean') return plain ? 'True' : 'False'
  if (Array.isArray(plain)) {
    return plain.length === 0 ? '[\r\n]\r\n' : `${JSON.stringify(plain, null, 2).replaceAll('\n', '\r\n')}\r\n`
  }
  if (typeof plain === 'object') return Object.keys(plain).length === 0 ? '{  }' : JSON.stringify(plain)
  return String(plain)
}

type Constant = string | number | boolean | Constant[] | { [key: string]: Constant }

/** The JSON value of a literal; undefined where it is none. */
function constant(value: Expression): Constant | undefined {
  switch (value.kind) {
    case 'Text':
      return value.value
    case 'Interpolated':
      return value.parts.every(part => typeof part === 'string') ? value.parts.join('') : undefined
    case 'DateTime':
      return value.text
    case 'Boolean':
      return value.value
    case 'Number':
      return Number(value.text)
    case 'Unary':
      return value.operator === '-' && value.operand.kind === 'Number' ? -Number(value.operand.text) : undefined
    case 'Parenthesized':
      return constant(value.inner)
    case 'List':
      return constants(value.items)
    case 'Table':
      return rows(value.columns ?? [], value.rows)
    case 'Object':
      return object(
        value.entries.map(entry => entry.key),
        value.entries.map(entry => entry.value),
      )
    default:
      return undefined
  }
}

function constants(values: readonly Expression[]): Constant[] | undefined {
  const all = values.map(constant)
  return all.every(one => one !== undefined) ? all : undefined
}

function rows(columns: readonly Expression[], all: readonly (readonly Expression[])[]): Constant[] | undefined {
  const names = constants(columns)?.map(String)
  if (names === undefined) return undefined
  const objects = all.map(row =>
    object(
      row.map((_, at) => names[at] ?? `Column${at + 1}`),
      row,
    ),
  )
  return objects.every(one => one !== undefined) ? objects : undefined
}

function object(keys: readonly string[], values: readonly Expression[]): Constant | undefined {
  const all = constants(values)
  return all && Object.fromEntries(all.map((value, at) => [keys[at] ?? '', value]))
}
