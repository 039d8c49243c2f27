import type { Table } from './table.ts'

/** What metadata tells of a table beside its columns and relationships. */
export interface TableDescription {
  /** Display name in the plural: `Flow Sessions`. */
  readonly labelPlural: string
  readonly description: string
  /** `flowsessions`; the schema name has the capitals of the singular. */
  readonly logicalCollectionName: string
  readonly collectionSchemaName: string
  readonly ownershipType: 'UserOwned' | 'BusinessOwned' | 'OrganizationOwned' | 'None'
  readonly tableType: 'Standard' | 'Elastic'
  /** Not part of Dataverse: ours, with the publisher prefix. */
  readonly isCustom: boolean
}

/**
 * Describes a table for `EntityDefinitions`: what its declaration says, and what follows from it.
 *
 * @example
 * describeTable(desktopFlowBinary).labelPlural // 'Desktop Flow Binaries'
 *
 * Source: Dataverse wire, section 3.10.
 */
export function describeTable(table: Table): TableDescription {
  return {
    labelPlural: table.labelPlural ?? pluralOf(table.label),
    description: table.description ?? '',
    logicalCollectionName: table.set,
    collectionSchemaName: capitalised(table),
    ownershipType: ownershipTypes[table.ownership],
    tableType: table.tableType ?? 'Standard',
    isCustom: table.logicalName.startsWith('dh_'),
  }
}

const ownershipTypes = {
  user: 'UserOwned',
  business: 'BusinessOwned',
  organization: 'OrganizationOwned',
  none: 'None',
} as const satisfies Readonly<Record<Table['ownership'], TableDescription['ownershipType']>>

const pluralOf = (label: string): string => {
  if (/[^aeiou]y$/.test(label)) return `${label.slice(0, -1)}ies`
  return /(?:s|x|ch|sh)$/.test(label) ? `${label}es` : `${label}s`
}

/** The set's name with as many capitals as it shares with the schema name. */
const capitalised = ({ schemaName, set }: Table): string => {
  let shared = 0
  while (shared < set.length && schemaName[shared]?.toLowerCase() === set[shared]) shared++
  return schemaName.slice(0, shared) + set.slice(shared)
}
