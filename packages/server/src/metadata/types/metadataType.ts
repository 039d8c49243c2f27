/**
 * How a type of the definitions themselves is declared: `EntityMetadata`, `StringAttributeMetadata`, `Label`. What may
 * be selected, filtered and expanded, the order of members, and the types' part of `$metadata` are derived from it.
 * Source: Dataverse wire, section 3.10.
 */
export interface MetadataType {
  readonly name: string
  readonly kind: 'entity' | 'complex'
  readonly base?: MetadataType
  readonly abstract?: boolean
  /** Members of the base come first, unless its own do. */
  readonly ownFirst?: boolean
  /** In the order of declaration. */
  readonly properties: Readonly<Record<string, MetadataProperty>>
  /** Definitions that stand apart, given when expanded. */
  readonly navigations: Readonly<Record<string, MetadataNavigation>>
}

export interface MetadataProperty {
  readonly type: Primitive | EnumOf | MetadataType
  readonly many: boolean
  /** What stands there unless a definition says otherwise. */
  readonly byDefault: unknown
}

export interface MetadataNavigation {
  /** A function, since definitions lead to each other in a ring. */
  readonly type: () => MetadataType
  readonly many: boolean
}

export type Primitive = 'Boolean' | 'DateTimeOffset' | 'Double' | 'Guid' | 'Int32' | 'Int64' | 'String'

/** An enumeration: its values go out as the names of their members. */
export interface EnumOf {
  readonly enum: string
  readonly members: Readonly<Record<string, number>>
  readonly flags: boolean
}

const property =
  (type: MetadataProperty['type']) =>
  (byDefault: unknown = null): MetadataProperty => ({ type, many: false, byDefault })

export const boolean = property('Boolean')
export const dateTime = property('DateTimeOffset')
export const double = property('Double')
export const guid = property('Guid')
export const integer = property('Int32')
export const bigInteger = property('Int64')
export const text = property('String')
export const one = (type: MetadataType | EnumOf, byDefault: unknown = null): MetadataProperty =>
  property(type)(byDefault)
export const list = (type: MetadataProperty['type']): MetadataProperty => ({ type, many: true, byDefault: [] })
export const enumOf = (name: string, members: readonly string[] | Record<string, number>, flags = false): EnumOf => ({
  enum: name,
  members: Array.isArray(members)
    ? Object.fromEntries(members.map((member, at) => [member, at]))
    : (members as Record<string, number>),
  flags,
})

type Declaration = Partial<Pick<MetadataType, 'base' | 'abstract' | 'ownFirst' | 'navigations'>>

export const entityType = (
  name: string,
  properties: MetadataType['properties'],
  { navigations = {}, ...rest }: Declaration = {},
): MetadataType => ({ name, kind: 'entity', properties, navigations, ...rest })

export const complexType = (
  name: string,
  properties: MetadataType['properties'],
  base?: MetadataType,
): MetadataType => ({ name, kind: 'complex', properties, navigations: {}, ...(base && { base }) })

/** The properties of a type and of those it derives from, as answers give them: plain values first, then objects. */
export function allProperties(type: MetadataType): Readonly<Record<string, MetadataProperty>> {
  const entries = Object.entries(inherited(type))
  const isObject = ({ type, many }: MetadataProperty) => many || (typeof type === 'object' && 'properties' in type)
  const plain = entries.filter(([, one]) => !isObject(one) || (one.many && one.type === 'Int32'))
  return Object.fromEntries([...plain, ...entries.filter(entry => !plain.includes(entry))])
}

function inherited(type: MetadataType): Readonly<Record<string, MetadataProperty>> {
  const base = type.base === undefined ? {} : inherited(type.base)
  return type.ownFirst === true ? { ...type.properties, ...base } : { ...base, ...type.properties }
}

/** The navigation properties of a type and of those it derives from. */
export const allNavigations = (type: MetadataType): Readonly<Record<string, MetadataNavigation>> => ({
  ...(type.base && allNavigations(type.base)),
  ...type.navigations,
})

/** Whether definitions of `type` are definitions of `of` too. */
export const isA = (type: MetadataType, of: MetadataType): boolean =>
  type === of || (type.base !== undefined && isA(type.base, of))
