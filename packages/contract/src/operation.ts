/**
 * How an operation (OData action or function) is declared. One file each under `operations/`; complex and enumeration
 * types that several need stand under `types/`. `$metadata` and the reference pages are derived from the declarations.
 * Source: reference, sections 2 and 2.8.
 */

export type ParameterType =
  | 'string'
  | 'integer'
  | 'bigint'
  | 'guid'
  | 'boolean'
  | 'datetime'
  /** Bytes, as base64. */
  | 'binary'
  | 'enum'
  /** A row: `{"@odata.id":"workflows(…)"}`, or its key with an `@odata.type`. */
  | 'reference'
  | 'object'

/** A list of names, `EndpointAccessType`; `flags`: several may stand together, `ReadAccess, WriteAccess`. */
export interface EnumType {
  readonly name: string
  readonly flags?: boolean
  readonly members: Readonly<Record<string, number>>
}

/** An object with members of its own in `$metadata`. */
export interface ComplexType {
  readonly name: string
  readonly members: Readonly<Record<string, ParameterType | Member>>
}

/** What a parameter or a member of an answer is. */
export interface Member {
  readonly type: ParameterType
  /** `object`: its complex type; without one anything may stand in it. */
  readonly complex?: ComplexType
  /** `enum`: which. */
  readonly enum?: EnumType
  /** `reference`: logical name of the table, or `principal`; without one it may be a row of any. */
  readonly table?: string
  /** A list of such values. */
  readonly many?: boolean
  readonly required?: boolean
}

export interface Parameter extends Member {
  readonly description: string
}

export interface Operation {
  readonly name: string
  readonly kind: 'action' | 'function'
  /** Logical name of the table whose rows the operation is bound to, or `principal` for users and teams; absent: unbound. */
  readonly boundTo?: string
  /** Called on the entity set of whatever table, `workflows/Microsoft.Dynamics.CRM.CreateMultiple`; has no `boundTo`. */
  readonly onSets?: boolean
  readonly summary: string
  readonly parameters: Readonly<Record<string, Parameter>>
  /** Members of the answer, in order; absent: 204, or what `resultOf` says. */
  readonly result?: Readonly<Record<string, ParameterType | Member>>
  /** The answer is one row of the table of this logical name. */
  readonly resultOf?: string
  /** Why it is not available, and what to do instead: a call is answered with 501. */
  readonly instead?: string
}

/** Declares an operation. Its name is the one in URLs and in `$metadata`. */
export const defineOperation = <const Definition extends Omit<Operation, 'name'>>(
  name: string,
  definition: Definition,
): Definition & { readonly name: string } => Object.freeze({ name, ...definition })

/** Declares a complex type; its members in the order in which answers give them. */
export const defineComplexType = (name: string, members: ComplexType['members']): ComplexType =>
  Object.freeze({ name, members })

/** Declares an enumeration, numbered from 0 where its members are only listed. */
export const defineEnumType = (
  name: string,
  members: readonly string[] | Readonly<Record<string, number>>,
  options: Pick<EnumType, 'flags'> = {},
): EnumType =>
  Object.freeze({
    name,
    members: Array.isArray(members)
      ? Object.fromEntries(members.map((member, at) => [member, at]))
      : (members as EnumType['members']),
    ...options,
  })

/** A member written out: `'guid'` stands for `{ type: 'guid' }`. */
export const memberOf = (member: ParameterType | Member): Member =>
  typeof member === 'string' ? { type: member } : member

/** Users and teams: the tables that stand behind `principal`. */
export const principalTables: readonly string[] = ['systemuser', 'team']

/** Whether the operation is called on rows of this table. */
export const isBoundTo = ({ boundTo }: Pick<Operation, 'boundTo'>, table: string): boolean =>
  boundTo === table || (boundTo === 'principal' && principalTables.includes(table))
