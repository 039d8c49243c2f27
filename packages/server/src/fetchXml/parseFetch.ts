import { type DataverseError, dataverseError } from '@deskhand/contract/errors'
import { PackageError } from '@deskhand/solution/packageError'
import { readXml, type XmlElement } from '@deskhand/solution/xml'
import type {
  Fetch,
  FetchAttribute,
  FetchCondition,
  FetchEntity,
  FetchFilter,
  FetchLink,
  FetchOrder,
  LinkType,
} from './fetch.ts'

/**
 * Reads a fetchXml query into nodes. Knows no table. No document type, no entities but those of XML; depth, length and
 * the number of conditions and links are bounded as documented. Elements and attributes that only advise the database
 * are passed over.
 *
 * @example
 * parseFetch("<fetch><entity name='workflow'><attribute name='name'/></entity></fetch>")
 *
 * Source: Dataverse wire, section 3.5.
 */
export function parseFetch(text: string): Fetch {
  const fetch = xmlOf(text)
  if (fetch.name !== 'fetch') throw invalid(`The root element is <${fetch.name}>, not <fetch>`)
  const entities = fetch.children.filter(({ name }) => name === 'entity')
  const [entity] = entities
  if (entity === undefined || entities.length > 1) throw invalid('<fetch> wants one <entity>')
  requireKnown(fetch, ['entity'])
  requireBounded(entity)
  if (attribute(fetch, 'datasource') !== undefined)
    throw dataverseError('NotImplemented', 'No rows are retained for the long term here. Leave datasource out.')
  return {
    entity: parseEntity(entity),
    aggregate: flag(fetch, 'aggregate'),
    ...numberAt(fetch, 'aggregatelimit', 'aggregateLimit', 50_000),
    distinct: flag(fetch, 'distinct'),
    ...numberAt(fetch, 'top', 'top', 5000),
    ...numberAt(fetch, 'count', 'count', 999_999_999),
    ...numberAt(fetch, 'page', 'page', 999_999_999),
    ...optional('pagingCookie', attribute(fetch, 'paging-cookie')),
    returnTotalRecordCount: flag(fetch, 'returntotalrecordcount'),
    rawOrder: flag(fetch, 'useraworderby'),
  }
}

const limits = { depth: 40, nodes: 20_000 }
const mostConditions = 500
const mostLinks = 15

function xmlOf(text: string): XmlElement {
  try {
    return readXml(text, 'The query', limits)
  } catch (error) {
    if (error instanceof PackageError) throw invalid(error.message.replace(/\.$/, ''))
    throw error
  }
}

const invalid = (what: string): DataverseError => dataverseError('BadQuery', `Invalid XML. ${what.slice(0, 500)}.`)

/** Source: Microsoft Learn, "Filter rows using FetchXml" and "Join tables using FetchXml". */
function requireBounded(entity: XmlElement): void {
  const counts = { condition: 0, link: 0 }
  const open = [entity]
  for (let element = open.pop(); element !== undefined; element = open.pop()) {
    if (element.name === 'condition') counts.condition++
    if (element.name === 'link-entity') counts.link++
    open.push(...element.children)
  }
  if (counts.condition + counts.link > mostConditions) throw dataverseError('TooManyConditionsInQuery')
  if (counts.link > mostLinks) throw dataverseError('TooManyLinkEntitiesInQuery')
}

function parseEntity(element: XmlElement): FetchEntity {
  requireKnown(element, ['attribute', 'all-attributes', 'no-attrs', 'order', 'filter', 'link-entity'])
  const named = (name: string): readonly XmlElement[] => element.children.filter(child => child.name === name)
  return {
    name: required(element, 'name'),
    allAttributes: named('all-attributes').length > 0,
    attributes: named('attribute').map(parseAttribute),
    filters: named('filter').map(parseFilter),
    orders: named('order').map(parseOrder),
    links: named('link-entity').map(parseLink),
  }
}

const linkTypes: ReadonlySet<string> = new Set([
  'inner',
  'outer',
  'matchfirstrowusingcrossapply',
  'exists',
  'in',
  'any',
  'not any',
  'all',
  'not all',
])

function parseLink(element: XmlElement): FetchLink {
  const linkType = attribute(element, 'link-type') ?? 'inner'
  if (!linkTypes.has(linkType)) throw invalid(`'${linkType}' is no link-type`)
  return {
    kind: 'link',
    linkType: linkType as LinkType,
    ...optional('alias', aliasOf(element)),
    ...optional('from', attribute(element, 'from')),
    ...optional('to', attribute(element, 'to')),
    ...parseEntity(element),
  }
}

function parseAttribute(element: XmlElement): FetchAttribute {
  return {
    name: required(element, 'name'),
    ...optional('alias', aliasOf(element)),
    ...optional('aggregate', attribute(element, 'aggregate')),
    distinct: flag(element, 'distinct'),
    groupBy: flag(element, 'groupby'),
    ...optional('dateGrouping', attribute(element, 'dategrouping')),
    ...optional('rowAggregate', attribute(element, 'rowaggregate')),
  }
}

function parseFilter(element: XmlElement): FetchFilter {
  requireKnown(element, ['condition', 'filter', 'link-entity'])
  const type = attribute(element, 'type') ?? 'and'
  if (type !== 'and' && type !== 'or') throw invalid(`The type of a filter is 'and' or 'or', not '${type}'`)
  const of = element.children.map(child => {
    if (child.name === 'condition') return parseCondition(child)
    return child.name === 'filter' ? parseFilter(child) : parseLink(child)
  })
  return { kind: 'filter', type, of }
}

function parseCondition(element: XmlElement): FetchCondition {
  requireKnown(element, ['value'])
  const value = attribute(element, 'value')
  return {
    kind: 'condition',
    attribute: required(element, 'attribute'),
    operator: required(element, 'operator'),
    ...optional('entityName', attribute(element, 'entityname')),
    values: element.children.length > 0 ? element.children.map(({ text }) => text) : value === undefined ? [] : [value],
    ...optional('otherColumn', attribute(element, 'valueof')),
  }
}

const parseOrder = (element: XmlElement): FetchOrder => ({
  ...optional('attribute', attribute(element, 'attribute')),
  ...optional('alias', attribute(element, 'alias')),
  ...optional('entityName', attribute(element, 'entityname')),
  descending: flag(element, 'descending'),
})

function requireKnown(element: XmlElement, known: readonly string[]): void {
  for (const { name } of element.children)
    if (!known.includes(name)) throw invalid(`<${element.name}> holds no <${name}>`)
}

const attribute = (element: XmlElement, name: string): string | undefined => element.attributes[name]

function required(element: XmlElement, name: string): string {
  const value = attribute(element, name)
  if (value === undefined || value === '') throw invalid(`<${element.name}> wants the attribute ${name}`)
  return value
}

function aliasOf(element: XmlElement): string | undefined {
  const alias = attribute(element, 'alias')
  if (alias === undefined || /^[a-z_]\w{0,127}$/i.test(alias)) return alias
  throw dataverseError(
    'BadQuery',
    `Attribute alias '${alias.slice(0, 100)}' is invalid. Only characters within the ranges [A-Z], [a-z] or [0-9] or _ are allowed. The first character may only be in the ranges [A-Z], [a-z] or _.`,
  )
}

/** `true` and `1`, in any case. */
const flag = (element: XmlElement, name: string): boolean => /^(true|1)$/i.test(attribute(element, name) ?? '')

function numberAt<Name extends string>(
  element: XmlElement,
  name: string,
  member: Name,
  most: number,
): Partial<Record<Name, number>> {
  const text = attribute(element, name)
  if (text === undefined) return {}
  const value = /^\d{1,9}$/.test(text) ? Number(text) : 0
  if (value < 1 || value > most)
    throw invalid(`The attribute ${name} is a whole number from 1 to ${most}, not '${text.slice(0, 100)}'`)
  return { [member]: value } as Record<Name, number>
}

const optional = <Name extends string, Value>(name: Name, value: Value | undefined): Partial<Record<Name, Value>> =>
  value === undefined ? {} : ({ [name]: value } as Record<Name, Value>)
