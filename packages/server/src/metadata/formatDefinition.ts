import { dataverseError } from '@deskhand/contract/errors'
import type { ExpandItem, QueryOptions } from '../odata/query.ts'
import type { Definition } from './definitions/definition.ts'
import { filterDefinitions } from './filterDefinitions.ts'
import { allNavigations, allProperties, type MetadataType } from './types/metadataType.ts'

type Values = Readonly<Record<string, unknown>>

/**
 * A definition as it goes out: the plain values that were asked for, its id, then objects, then what was expanded.
 * One of a type derived from the one that the path promises says so.
 *
 * @example
 * formatDefinition(columnDefinition(workflow, 'name'), attributeMetadata, parseQueryOptions('$select=LogicalName'))
 * // { '@odata.type': '#Microsoft.Dynamics.CRM.StringAttributeMetadata', LogicalName: 'name', MetadataId: '…' }
 *
 * Source: Dataverse wire, section 3.10.
 */
export function formatDefinition(definition: Definition, promised: MetadataType, options: QueryOptions): Values {
  const result: Record<string, unknown> = {}
  if (definition.type !== promised) result['@odata.type'] = `#Microsoft.Dynamics.CRM.${definition.type.name}`
  for (const name of selected(definition, options)) result[name] = definition.values[name]
  for (const item of options.expand ?? []) result[item.name] = expanded(definition, promised, item)
  return result
}

/** What comes back, as `@odata.context` names it: `(LogicalName,OptionSet(Options))`. */
export function shapeOf({ select, expand }: QueryOptions): string {
  const names = isWhole(select) ? [] : (select ?? []).map(({ name }) => name)
  const deeper = (expand ?? []).map(({ name, options }) => `${name}${shapeOf(options) || '()'}`)
  return names.length + deeper.length === 0 ? '' : `(${[...names, ...deeper].join(',')})`
}

/** Refuses names that the type does not have, and options that definitions do not know. */
export function checkOptions(type: MetadataType, options: QueryOptions): void {
  for (const [name, option] of Object.entries(unknownOptions))
    if (options[name as keyof QueryOptions] !== undefined)
      throw dataverseError('BadQuery', `The query parameter ${option} is not supported`)
  const [properties, navigations] = [allProperties(type), allNavigations(type)]
  for (const { name } of options.select ?? [])
    if (name !== '*' && !Object.hasOwn(properties, name) && !Object.hasOwn(navigations, name))
      throw dataverseError('PropertyNotFound', name, type.name)
  const seen = new Set<string>()
  for (const { name, ref, options: inner } of options.expand ?? []) {
    const navigation = Object.hasOwn(navigations, name) ? navigations[name] : undefined
    if (navigation === undefined) throw dataverseError('PropertyNotFound', name, type.name)
    if (ref) throw dataverseError('BadQuery', 'Expand with $ref is only supported on lookup type navigation property.')
    if (seen.has(name))
      throw dataverseError('BadQuery', `The navigation property '${name}' was expanded more than once.`)
    if (inner.filter !== undefined && !navigation.many)
      throw dataverseError('BadQuery', `'${name}' leads to one definition: there is nothing to filter.`)
    seen.add(name)
    checkOptions(navigation.type(), inner)
  }
}

const unknownOptions = {
  orderBy: '$orderby',
  top: '$top',
  count: '$count',
  skipToken: '$skiptoken',
  apply: '$apply',
  fetchXml: 'fetchXml',
}

const isWhole = (select: QueryOptions['select']): boolean =>
  select === undefined || select.length === 0 || select.some(({ name }) => name === '*')

function selected({ values }: Definition, { select }: QueryOptions): readonly string[] {
  if (isWhole(select)) return Object.keys(values)
  const names = (select ?? []).map(({ name }) => name).filter(name => Object.hasOwn(values, name))
  const plain = names.filter(name => !isObject(values[name]))
  return [...new Set([...plain, 'MetadataId', ...names])]
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null

function expanded(definition: Definition, promised: MetadataType, { name, options }: ExpandItem): unknown {
  const type = allNavigations(promised)[name]!.type()
  const found = definition.related[name]?.() ?? null
  if (found === null) return null
  if (!isMany(found)) return formatDefinition(found, type, options)
  return filterDefinitions(found, type, options.filter, options.aliases).map(one =>
    formatDefinition(one, type, options),
  )
}

export const isMany = (found: Definition | readonly Definition[]): found is readonly Definition[] =>
  Array.isArray(found)
