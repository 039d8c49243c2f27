import {
  type ComplexType,
  type EnumType,
  type Member,
  memberOf,
  type Operation,
  type ParameterType,
} from '@deskhand/contract/operation'
import { operations as declared } from '@deskhand/contract/operations/index'
import { tables } from '@deskhand/contract/tables/index'
import {
  alias,
  type CsdlEnum,
  type CsdlImport,
  type CsdlOperation,
  type CsdlType,
  type CsdlTyped,
} from './csdlModel.ts'

/** What is refused by name is not offered. */
const operations = declared.filter(({ instead }) => instead === undefined)

/** The actions and functions. Source: Dataverse wire, section 2.8. */
export const csdlOperations = (): readonly CsdlOperation[] => operations.map(operationOf)

/** Those that are called without a row. */
export const operationImports = (): readonly CsdlImport[] =>
  operations
    .filter(operation => bindingOf(operation).length === 0)
    .map(({ kind, name, resultOf }) => {
      const set = tables.find(({ logicalName }) => logicalName === resultOf)?.set
      return { kind, name, ...(set !== undefined && { set }) }
    })

/** What operations answer with, and the complex types that stand in parameters and answers. */
export function operationTypes(): readonly CsdlType[] {
  const types = new Map<string, CsdlType>()
  const add = ({ name, members }: ComplexType): void => {
    if (types.has(name)) return
    types.set(name, complexType(name, members))
    for (const { complex } of Object.values(members).map(memberOf)) if (complex !== undefined) add(complex)
  }
  for (const operation of operations) {
    for (const { complex } of membersOf(operation)) if (complex !== undefined) add(complex)
    if (operation.result !== undefined) add({ name: `${operation.name}Response`, members: operation.result })
  }
  return [...types.values()]
}

/** The enumerations among them. */
export function operationEnums(): readonly CsdlEnum[] {
  const enums = new Map<string, EnumType>()
  const seen = new Set<ComplexType>()
  const visit = (member: Member): void => {
    if (member.enum !== undefined) enums.set(member.enum.name, member.enum)
    if (member.complex === undefined || seen.has(member.complex)) return
    seen.add(member.complex)
    Object.values(member.complex.members).map(memberOf).forEach(visit)
  }
  operations.flatMap(membersOf).forEach(visit)
  return [...enums.values()].map(({ name, flags = false, members }) => ({ name, flags, members }))
}

const membersOf = ({ parameters, result = {} }: Operation): readonly Member[] => [
  ...Object.values(parameters),
  ...Object.values(result).map(memberOf),
]

/** Rows among the members are navigation properties. */
function complexType(name: string, members: ComplexType['members']): CsdlType {
  const all = Object.entries(members).map(([member, type]) => [member, memberOf(type)] as const)
  const isRow = ({ type, complex }: Member) => type === 'reference' || (type === 'object' && complex === undefined)
  return {
    kind: 'complex',
    name,
    properties: all.filter(([, one]) => !isRow(one)).map(([member, one]) => ({ name: member, ...typed(one) })),
    navigations: all
      .filter(([, one]) => isRow(one))
      .map(([member, one]) => ({
        name: member,
        type: typed(one).type,
        many: one.many === true,
        nullable: one.required !== true,
      })),
  }
}

function operationOf(operation: Operation): CsdlOperation {
  const { kind, name, summary, parameters, result, resultOf } = operation
  const bound = bindingOf(operation)
  const others = Object.entries(parameters).map(([parameter, one]) => ({ name: parameter, ...typed(one) }))
  const answer = resultOf ?? (result === undefined ? undefined : `${name}Response`)
  return {
    kind,
    name,
    bound: bound.length > 0,
    description: summary,
    parameters: [...bound, ...others],
    ...(answer !== undefined && { result: { type: `${alias}.${answer}`, nullable: false } }),
  }
}

/** What the operation is called on, which is its first parameter. */
function bindingOf({ boundTo, onSets }: Operation): CsdlOperation['parameters'] {
  if (boundTo !== undefined) return [{ name: 'entity', type: `${alias}.${boundTo}`, nullable: false }]
  return onSets === true ? [{ name: 'entityset', type: types.reference, many: true, nullable: false }] : []
}

const typed = ({ type, complex, enum: names, table, many, required }: Member): CsdlTyped => ({
  type:
    complex !== undefined
      ? `${alias}.${complex.name}`
      : names !== undefined
        ? `${alias}.${names.name}`
        : table !== undefined
          ? `${alias}.${table}`
          : types[type],
  ...(many === true && { many }),
  nullable: required !== true && many !== true,
  ...(type === 'string' && { unicode: false as const }),
})

const types: Readonly<Record<ParameterType, string>> = {
  string: 'Edm.String',
  integer: 'Edm.Int32',
  bigint: 'Edm.Int64',
  guid: 'Edm.Guid',
  boolean: 'Edm.Boolean',
  datetime: 'Edm.DateTimeOffset',
  binary: 'Edm.Binary',
  enum: 'Edm.String',
  reference: `${alias}.crmbaseentity`,
  object: `${alias}.expando`,
}
