import { dataverseError } from '@deskhand/contract/errors'
import type { EnumType, Operation, Parameter, ParameterType } from '@deskhand/contract/operation'
import { parseDateTime } from '../odata/literal.ts'

/** What the members of a call's body became: absent and null members are left out. */
export type Parameters = Readonly<Record<string, unknown>>

/**
 * Holds the body of a call against the operation's declaration: no unknown parameter, no required one missing,
 * each of its type. Whole numbers are also taken as text, since real callers send them so; null stands for "not given".
 *
 * @example
 * readParameters(runDesktopFlow, { runMode: 'attended', connectionName: 'c', timeout: '7200', inputs: null })
 * // { runMode: 'attended', connectionName: 'c', timeout: 7200 }
 *
 * Source: Dataverse wire, sections 2.1 and 4.3.
 */
export function readParameters(operation: Operation, body: unknown): Parameters {
  if (body === undefined) return readMembers(operation, {})
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw refused(
      operation,
      `The body of '${operation.name}' is ${kindOf(body)}; it must be a JSON object whose members are the parameters.`,
    )
  return readMembers(operation, body as Record<string, unknown>)
}

function readMembers(operation: Operation, body: Readonly<Record<string, unknown>>): Parameters {
  const values: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(body)) {
    if (name.includes('@')) continue
    const parameter = Object.hasOwn(operation.parameters, name) ? operation.parameters[name] : undefined
    if (parameter === undefined)
      throw refused(
        operation,
        `The parameter '${name}' in the request payload is not a valid parameter for the operation '${operation.name}'.`,
      )
    if (value !== null) values[name] = convert(operation, name, parameter, value)
  }
  for (const [name, parameter] of Object.entries(operation.parameters)) {
    if (parameter.required === true && values[name] === undefined)
      throw refused(operation, `Required field '${name}' is missing: ${parameter.description}`)
  }
  return values
}

const edm: Readonly<Record<ParameterType, string>> = {
  string: 'Edm.String',
  integer: 'Edm.Int32',
  bigint: 'Edm.Int64',
  guid: 'Edm.Guid',
  boolean: 'Edm.Boolean',
  datetime: 'Edm.DateTimeOffset',
  binary: 'Edm.Binary',
  enum: 'an enumeration',
  reference: 'mscrm.crmbaseentity',
  object: 'a complex value',
}

const expectedType = ({ type, many, enum: names }: Parameter): string => {
  const one = names === undefined ? edm[type] : `Microsoft.Dynamics.CRM.${names.name}`
  return many === true ? `Collection(${one})` : one
}

function convert(operation: Operation, name: string, parameter: Parameter, value: unknown): unknown {
  const converted = parameter.many === true ? eachOf(parameter, value) : converters[parameter.type](value, parameter)
  if (converted === undefined)
    throw refused(
      operation,
      `Cannot convert the ${kindOf(value)} given for the parameter '${name}' to the expected type '${expectedType(parameter)}'.${advice(parameter, value)}`,
    )
  return converted
}

function eachOf(parameter: Parameter, value: unknown): readonly unknown[] | undefined {
  if (!Array.isArray(value)) return undefined
  const items = value.map(item => converters[parameter.type](item, parameter))
  return items.includes(undefined) ? undefined : items
}

const converters: Readonly<Record<ParameterType, (value: unknown, parameter: Parameter) => unknown>> = {
  string: value => (typeof value === 'string' ? value : undefined),
  integer: wholeNumber,
  bigint: value => (typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined),
  guid: value => (typeof value === 'string' && guid.test(value) ? value.toLowerCase() : undefined),
  boolean: value => (typeof value === 'boolean' ? value : undefined),
  datetime: value => (typeof value === 'string' ? parseDateTime(value) : undefined),
  binary: value => (typeof value === 'string' && base64.test(value) ? Buffer.from(value, 'base64') : undefined),
  enum: (value, { enum: names }) => (typeof value === 'string' && isMember(value, names) ? value : undefined),
  reference: value => (isObject(value) ? value : undefined),
  object: value => (isObject(value) ? value : undefined),
}

/** `Default`; of an enumeration of flags also `ReadAccess, WriteAccess`. */
function isMember(value: string, type: EnumType | undefined): boolean {
  if (type === undefined) return true
  const names = type.flags === true ? value.split(',').map(name => name.trim()) : [value]
  return names.every(name => Object.hasOwn(type.members, name))
}

const base64 = /^[a-z\d+/_-]*={0,2}$/i
const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value)

function wholeNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^-?\d{1,10}$/.test(value) ? Number(value) : value
  if (typeof number !== 'number' || !Number.isInteger(number)) return undefined
  return number >= -2_147_483_648 && number <= 2_147_483_647 ? number : undefined
}

const kindOf = (value: unknown): string =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? 'array'
      : typeof value === 'object'
        ? 'object'
        : `${typeof value} value`

function advice({ type, many, enum: names }: Parameter, value: unknown): string {
  if (names !== undefined && typeof value === 'string')
    return ` '${value.slice(0, 100)}' is none of ${Object.keys(names.members).join(', ')}.`
  if (many === true && !Array.isArray(value)) return " Send a list, for example ['workflow','flowsession']."
  return type === 'string' && typeof value === 'object' ? ' Send it as text: JSON.stringify(value).' : ''
}

/** Parameters of functions stand in the URL, those of actions in the body. */
const refused = (operation: Operation, text: string) =>
  operation.kind === 'function'
    ? dataverseError('BadQuery', text)
    : dataverseError('PayloadError', operation.name, text)
