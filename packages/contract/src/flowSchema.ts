/**
 * The input and output schema that stands in `workflow.inputs` and `workflow.outputs`, and the rule for the
 * `inputs` of RunDesktopFlow. Source: reference, section 1.3; seed pages, "Get the schema for desktop flows".
 */

export type FlowVariableType = 'string' | 'number' | 'boolean' | 'object' | 'array'

/** One variable of a schema; members in the order Power Automate writes them. */
export interface FlowVariable {
  readonly default: string
  readonly description: string
  /** `password` for sensitive variables. */
  readonly format: 'password' | null
  readonly title: string
  readonly type: FlowVariableType
  /** The default as text; null when there is none, when sensitive, and in outputs. */
  readonly value: string | null
  readonly isOptional?: boolean
}

export interface FlowSchema {
  readonly schema: {
    readonly properties: Readonly<Record<string, FlowVariable>>
    readonly type: 'object'
    readonly required?: readonly string[] | null
  } | null
}

export type InputProblem =
  | { readonly kind: 'missing'; readonly name: string }
  | { readonly kind: 'unknown'; readonly name: string }
  | { readonly kind: 'type'; readonly name: string; readonly expected: FlowVariableType; readonly actual: string }

const typeOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)

/**
 * The name under which a schema has an input: callers may give the variable's name or its title.
 *
 * @example
 * inputName(schema, 'Input 1') // 'Input1', where that is the title of Input1
 */
export function inputName(schema: FlowSchema, given: string): string | undefined {
  const properties = schema.schema?.properties ?? {}
  if (Object.hasOwn(properties, given)) return given
  return Object.keys(properties).find(name => properties[name]?.title === given)
}

/**
 * Holds the inputs of a run against the flow's schema. Numbers and booleans sent as text are accepted, as
 * real callers send them; null stands for "not given".
 *
 * @example
 * checkInputs({ schema: { type: 'object', properties: { Count: … } } }, { Count: 'two' })
 * // [{ kind: 'type', name: 'Count', expected: 'number', actual: 'string' }]
 */
export function checkInputs(schema: FlowSchema, inputs: Readonly<Record<string, unknown>>): InputProblem[] {
  const problems: InputProblem[] = []
  const given = new Set<string>()
  for (const [key, value] of Object.entries(inputs)) {
    const name = inputName(schema, key)
    const variable = name === undefined ? undefined : schema.schema?.properties[name]
    if (name === undefined || variable === undefined) problems.push({ kind: 'unknown', name: key })
    else if (value !== null) {
      given.add(name)
      if (!fits(variable.type, value))
        problems.push({ kind: 'type', name: key, expected: variable.type, actual: typeOf(value) })
    }
  }
  const missing = (schema.schema?.required ?? []).filter(name => !given.has(name))
  return [...missing.map(name => ({ kind: 'missing' as const, name })), ...problems]
}

function fits(type: FlowVariableType, value: unknown): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    case 'number':
      return (
        typeof value === 'number' ||
        (typeof value === 'string' && /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(value))
      )
    case 'boolean':
      return typeof value === 'boolean' || (typeof value === 'string' && /^\s*(true|false)\s*$/i.test(value))
    case 'array':
      return Array.isArray(value) || parsesTo(value, Array.isArray)
    case 'object':
      return isObject(value) || parsesTo(value, isObject)
  }
}

const isObject = (value: unknown): boolean => typeOf(value) === 'object'

function parsesTo(value: unknown, test: (value: unknown) => boolean): boolean {
  if (typeof value !== 'string') return false
  try {
    return test(JSON.parse(value))
  } catch {
    return false
  }
}
