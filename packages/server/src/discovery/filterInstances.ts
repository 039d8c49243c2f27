import { type DataverseError, dataverseError } from '@deskhand/contract/errors'
import type { Expression, Literal } from '../odata/query.ts'
import { type Instance, type InstanceProperty, instanceProperties, isInstanceProperty } from './instance.ts'

/**
 * The environments that a `$filter` lets through: comparisons, `and`, `or`, `not`, `contains`, `startswith` and
 * `endswith`. Texts compare with case, unlike those of rows.
 *
 * @example
 * filterInstances(instances, parseFilter("IsUserSysAdmin eq true and contains(FriendlyName,'x')"), {})
 *
 * Source: Dataverse wire, section 5.4; Microsoft's page on the discovery service.
 */
export function filterInstances(
  instances: readonly Instance[],
  filter: Expression | undefined,
  aliases: Aliases = {},
): readonly Instance[] {
  return filter === undefined ? instances : instances.filter(testOf(filter, aliases))
}

type Aliases = Readonly<Record<string, Expression>>
type Test = (instance: Instance) => boolean
type Value = Instance[InstanceProperty]

function testOf(filter: Expression, aliases: Aliases): Test {
  switch (filter.kind) {
    case 'and': {
      const tests = filter.of.map(one => testOf(one, aliases))
      return instance => tests.every(test => test(instance))
    }
    case 'or': {
      const tests = filter.of.map(one => testOf(one, aliases))
      return instance => tests.some(test => test(instance))
    }
    case 'not': {
      const test = testOf(filter.of, aliases)
      return instance => !test(instance)
    }
    case 'compare': {
      const [left, right] = [filter.left, filter.right].map(side => sideOf(side, aliases)) as [Side, Side]
      requireComparable(left, right)
      return instance => comparisons[filter.operator](left.of(instance), right.of(instance))
    }
    case 'call': {
      const call = Object.hasOwn(calls, filter.name) ? calls[filter.name] : undefined
      if (call === undefined) throw unsupported(`function '${filter.name}'`)
      const [text, part] = filter.of.map(side => sideOf(side, aliases)) as [Side, Side]
      if (text.type !== 'text' || part.type !== 'text')
        throw dataverseError('BadQuery', `The function '${filter.name}' is about texts.`)
      return instance => {
        const [one, other] = [text.of(instance), part.of(instance)]
        return typeof one === 'string' && typeof other === 'string' && call(one, other)
      }
    }
    case 'property':
    case 'literal':
    case 'alias': {
      const side = sideOf(filter, aliases)
      if (side.type === 'truth') return instance => side.of(instance) === true
      throw dataverseError('BadQuery', 'The $filter expression must evaluate to a single boolean value.')
    }
    case 'in':
      throw unsupported("operator 'in'")
    default:
      throw unsupported(`'${filter.kind}'`)
  }
}

interface Side {
  readonly type: 'text' | 'number' | 'time' | 'truth' | 'null'
  of(instance: Instance): Value
}

const typeOf = { Guid: 'text', String: 'text', Int32: 'number', DateTimeOffset: 'time', Boolean: 'truth' } as const

function sideOf(side: Expression, aliases: Aliases): Side {
  switch (side.kind) {
    case 'literal': {
      const value = side.type === 'number' ? Number(side.value) : side.value
      return { type: literalTypes[side.type] ?? 'null', of: () => value }
    }
    case 'alias': {
      const given = Object.hasOwn(aliases, side.name) ? aliases[side.name] : undefined
      return given?.kind === 'literal' ? sideOf(given, aliases) : { type: 'null', of: () => null }
    }
    case 'property': {
      const name = propertyOf(side.path)
      const type = typeOf[instanceProperties[name]]
      if (type !== 'time') return { type, of: instance => instance[name] }
      return { type, of: instance => (instance[name] === null ? null : Date.parse(String(instance[name]))) }
    }
    default:
      throw unsupported(`comparison with '${side.kind}'`)
  }
}

const literalTypes: Readonly<Partial<Record<Literal['type'], Side['type']>>> = {
  boolean: 'truth',
  number: 'number',
  string: 'text',
  guid: 'text',
  datetime: 'time',
}

/** @throws DataverseError where there is no such property */
export function propertyOf(path: readonly string[]): InstanceProperty {
  const name = path.join('/')
  if (isInstanceProperty(name)) return name
  throw dataverseError(
    'BadQuery',
    `Could not find a property named '${name.slice(0, 100)}' on type 'Microsoft.Dynamics.Discovery.Instance'.`,
  )
}

function requireComparable(left: Side, right: Side): void {
  if (left.type === right.type || left.type === 'null' || right.type === 'null') return
  throw dataverseError('BadQuery', `A ${left.type} cannot be compared with a ${right.type}.`)
}

type Comparison = Extract<Expression, { kind: 'compare' }>['operator']

/** Of nothing only `eq` and `ne` say something. */
const ordered =
  (test: (one: string | number, other: string | number) => boolean) =>
  (one: Value, other: Value): boolean =>
    one !== null &&
    other !== null &&
    test(Number.isFinite(one) ? Number(one) : String(one), Number.isFinite(other) ? Number(other) : String(other))

const comparisons: Readonly<Record<Comparison, (one: Value, other: Value) => boolean>> = {
  eq: (one, other) => one === other,
  ne: (one, other) => one !== other,
  gt: ordered((one, other) => one > other),
  ge: ordered((one, other) => one >= other),
  lt: ordered((one, other) => one < other),
  le: ordered((one, other) => one <= other),
}

const calls: Readonly<Record<string, (text: string, part: string) => boolean>> = {
  contains: (text, part) => text.includes(part),
  startswith: (text, part) => text.startsWith(part),
  endswith: (text, part) => text.endsWith(part),
}

const unsupported = (what: string): DataverseError =>
  dataverseError('NotImplemented', `The discovery service does not filter by the ${what}.`)
