import { type DataverseError, dataverseError } from '@deskhand/contract/errors'
import type { Expression, Literal } from '../odata/query.ts'
import type { Definition } from './definitions/definition.ts'
import { allProperties, type MetadataProperty, type MetadataType } from './types/metadataType.ts'

/**
 * The definitions that a `$filter` lets through. Of all that rows can be filtered by, definitions know `eq`, `ne`,
 * `and` and `or`, on plain values and on the `Value` of a managed property.
 *
 * @example
 * filterDefinitions(tables, entityMetadata, parseFilter("OwnershipType eq Microsoft.Dynamics.CRM.OwnershipTypes'UserOwned'"), {})
 *
 * Source: Dataverse wire, section 3.10.
 */
export function filterDefinitions(
  definitions: readonly Definition[],
  type: MetadataType,
  filter: Expression | undefined,
  aliases: Readonly<Record<string, Expression>> = {},
): readonly Definition[] {
  if (filter === undefined) return definitions
  const test = bind(filter, type, aliases)
  return definitions.filter(({ values }) => test(values))
}

type Values = Readonly<Record<string, unknown>>
type Test = (values: Values) => boolean
type Aliases = Readonly<Record<string, Expression>>

function bind(filter: Expression, type: MetadataType, aliases: Aliases): Test {
  switch (filter.kind) {
    case 'and': {
      const tests = filter.of.map(one => bind(one, type, aliases))
      return values => tests.every(test => test(values))
    }
    case 'or': {
      const tests = filter.of.map(one => bind(one, type, aliases))
      return values => tests.some(test => test(values))
    }
    case 'compare': {
      if (filter.operator !== 'eq' && filter.operator !== 'ne') throw unsupported(`"${filter.operator}" operator`)
      const { property, literal } = sides(filter.left, filter.right, aliases)
      const value = pathValue(property, type)
      const wanted = comparable(literal, value.property, filter.operator)
      return filter.operator === 'eq'
        ? values => folded(value.of(values)) === wanted
        : values => folded(value.of(values)) !== wanted
    }
    case 'property': {
      const value = pathValue(filter, type)
      if (value.property.type !== 'Boolean') break
      return values => value.of(values) === true
    }
    case 'call':
    case 'queryFunction':
      throw unsupported(`"${filter.name}" function`)
    case 'in':
    case 'not':
      throw unsupported(`"${filter.kind}" operator`)
    case 'lambda':
      throw unsupported(`"${filter.quantifier}" operator`)
  }
  throw dataverseError('BadQuery', 'The $filter expression must evaluate to a single boolean value.')
}

type Property = Extract<Expression, { kind: 'property' }>

/** One side is a property, the other a value, whichever way round. */
function sides(left: Expression, right: Expression, aliases: Aliases): { property: Property; literal: Literal } {
  const [one, other] = [left, right].map(side => resolved(side, aliases)) as [Expression, Expression]
  if (one.kind === 'property' && other.kind === 'literal') return { property: one, literal: other }
  if (one.kind === 'literal' && other.kind === 'property') return { property: other, literal: one }
  const function_ = [one, other].find(side => side.kind === 'call')
  if (function_?.kind === 'call') throw unsupported(`"${function_.name}" function`)
  throw unsupported('comparison of anything but a property with a value')
}

/** An alias that the query gives no value is null. */
const resolved = (side: Expression, aliases: Aliases): Expression =>
  side.kind !== 'alias'
    ? side
    : ((Object.hasOwn(aliases, side.name) ? aliases[side.name] : undefined) ?? {
        kind: 'literal',
        type: 'null',
        value: null,
        at: side.at,
      })

function pathValue(
  { path }: Property,
  type: MetadataType,
): { property: MetadataProperty; of: (values: Values) => unknown } {
  const [name = '', member, ...more] = path
  const property = propertyNamed(type, name)
  if (member === undefined) {
    if (isObject(property)) throw unsupported(`property "${name}" as a whole`)
    return { property, of: values => values[name] }
  }
  const complex = typeof property.type === 'object' && 'properties' in property.type ? property.type : undefined
  if (complex === undefined || property.many || more.length > 0) throw unsupported(`path "${path.join('/')}"`)
  const inner = propertyNamed(complex, member)
  if (isObject(inner)) throw unsupported(`path "${path.join('/')}"`)
  return { property: inner, of: values => (values[name] as Values | null)?.[member] ?? null }
}

function propertyNamed(type: MetadataType, name: string): MetadataProperty {
  const properties = allProperties(type)
  const property = Object.hasOwn(properties, name) ? properties[name] : undefined
  if (property === undefined) throw dataverseError('PropertyNotFound', name, type.name)
  return property
}

const isObject = ({ type, many }: MetadataProperty): boolean =>
  many || (typeof type === 'object' && 'properties' in type)

/** Texts compare without case, as those of rows do. */
const folded = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : (value ?? null))

/** The value to compare with, where it is one of the property's type. */
function comparable(literal: Literal, property: MetadataProperty, operator: 'eq' | 'ne'): unknown {
  if (literal.type === 'null') return null
  const { type } = property
  const fits =
    typeof type === 'object'
      ? 'enum' in type && literal.type === 'enum' && literal.of === `Microsoft.Dynamics.CRM.${type.enum}`
      : literalTypes[type]?.includes(literal.type)
  if (!fits) throw incompatible(literal, property, operator)
  if (typeof type === 'object' && 'enum' in type && !Object.hasOwn(type.members, String(literal.value)))
    throw dataverseError(
      'BadQuery',
      `The string '${literal.value}' is not a valid enumeration type constant; '${type.enum}' has ${Object.keys(type.members).join(', ')}.`,
    )
  if (literal.type === 'number') return Number(literal.value)
  if (literal.type === 'datetime') return new Date(literal.value).toISOString().replace('.000Z', 'Z').toLowerCase()
  return folded(literal.value)
}

const literalTypes: Readonly<Record<string, readonly Literal['type'][]>> = {
  Boolean: ['boolean'],
  DateTimeOffset: ['datetime'],
  Double: ['number'],
  Guid: ['guid'],
  Int32: ['number'],
  Int64: ['number'],
  String: ['string'],
}

function incompatible(literal: Literal, { type }: MetadataProperty, operator: 'eq' | 'ne'): DataverseError {
  const expected =
    typeof type === 'string' ? `Edm.${type}` : `Microsoft.Dynamics.CRM.${'enum' in type ? type.enum : type.name}`
  const given = literal.type === 'enum' ? literal.of : `Edm.${edm[literal.type] ?? 'String'}`
  return dataverseError(
    'BadQuery',
    `A binary operator with incompatible types was detected. Found operand types '${expected}' and '${given}' for operator kind '${operator === 'eq' ? 'Equal' : 'NotEqual'}'.`,
  )
}

const edm: Readonly<Partial<Record<Literal['type'], string>>> = {
  boolean: 'Boolean',
  datetime: 'DateTimeOffset',
  guid: 'Guid',
  number: 'Int32',
}

const unsupported = (what: string): DataverseError =>
  dataverseError('NotImplemented', `The ${what} isn't supported for Metadata Entities`)
