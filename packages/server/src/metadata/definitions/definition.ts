import { guidFrom } from '../../store/guidFrom.ts'
import { allProperties, type MetadataType } from '../types/metadataType.ts'

/** Something that metadata describes: a table, a column, a set of choices, a relationship, a key. */
export interface Definition {
  readonly type: MetadataType
  /** All its members, in the order in which answers give them. */
  readonly values: Readonly<Record<string, unknown>>
  /** What stands behind its navigation properties. */
  readonly related: Readonly<Record<string, () => Definition | readonly Definition[]>>
}

/**
 * Makes a definition of what is particular to it; the rest is as its type says. Its id is made of what it is called,
 * so that it is the same on every server.
 *
 * @example
 * define(attributeTypes.String, 'column workflow.name', { LogicalName: 'name', MaxLength: 100 })
 */
export function define(
  type: MetadataType,
  called: string,
  given: Readonly<Record<string, unknown>>,
  related: Definition['related'] = {},
): Definition {
  const values = complete(type, { ...given, MetadataId: metadataId(called) })
  return { type, values, related }
}

/** The value of a complex type. One of a derived type says so. */
export const complexValue = (
  type: MetadataType,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> =>
  type.base === undefined
    ? complete(type, given)
    : { '@odata.type': `#Microsoft.Dynamics.CRM.${type.name}`, ...complete(type, given) }

export const metadataId = (called: string): string => guidFrom(`metadata of ${called}`)

function complete(type: MetadataType, given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const properties = allProperties(type)
  const unknown = Object.keys(given).find(name => properties[name] === undefined)
  if (unknown !== undefined) throw new Error(`'${type.name}' has no property '${unknown}'.`)
  return Object.fromEntries(
    Object.entries(properties).map(([name, { byDefault }]) => [
      name,
      given[name] === undefined ? byDefault : given[name],
    ]),
  )
}
