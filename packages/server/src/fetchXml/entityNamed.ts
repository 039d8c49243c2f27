import { dataverseError } from '@deskhand/contract/errors'
import type { Relationship } from '@deskhand/contract/relationship'
import { relationships } from '@deskhand/contract/relationships/index'
import { type Table, uniqueidentifier } from '@deskhand/contract/table'
import { tables } from '@deskhand/contract/tables/index'

/** A table by its logical name; the pairs of many-to-many relationships are tables of two columns here. */
export function entityNamed(name: string): Table {
  const table = entities.get(name)
  if (table === undefined) throw dataverseError('QueryBuilderNoEntity', name.slice(0, 100))
  return table
}

/** Pairs have no key of their own: both columns together tell them apart. */
const intersectTable = ({ schemaName, intersect, ends }: Relationship): Table =>
  Object.freeze({
    logicalName: intersect,
    schemaName,
    set: '',
    key: '',
    name: '',
    ownership: 'none' as const,
    objectTypeCode: 0,
    label: intersect,
    labelPlural: intersect,
    columns: Object.fromEntries(ends.map(({ column }) => [column, uniqueidentifier()])),
  })

const entities: ReadonlyMap<string, Table> = new Map(
  [...relationships.map(intersectTable), ...tables].map(table => [table.logicalName, table]),
)
