import type { Table } from '@deskhand/contract/table'
import { sql } from 'kysely'
import type { BoundQuery } from '../boundQuery.ts'
import { isContent, isPolymorphic, tableColumn } from '../columns.ts'
import { nameField, tableField } from '../fieldNames.ts'
import { ownLookupName } from './lookupName.ts'
import type { Fragment, Source } from './source.ts'

/** One value that a query asks of each row. */
export interface Field {
  /** How it is named in the row. */
  readonly name: string
  sql(from: Source): Fragment
}

/**
 * What a query asks of its rows: the columns asked for, those its expansions hang on, key and version, and of lookups
 * the table and the name of their row. `also` is a column that is wanted besides.
 */
export function fieldsOf(query: BoundQuery, also?: string): readonly Field[] {
  const { table, columns, names, expand, visible } = query
  const hangOn = expand.flatMap(one => (one.kind === 'one' ? [one.column] : []))
  const wanted = [...columns, ...names, ...hangOn, ...(also === undefined ? [] : [also]), table.key, 'versionnumber']
  return [...new Set(wanted)].flatMap((name): Field[] => {
    const column = table.columns[name]
    if (column !== undefined && isContent(column)) return [{ name, sql: from => contentOf(table, name, from) }]
    const fields: Field[] = [own(name, name)]
    if (column !== undefined && isPolymorphic(column)) fields.push(own(tableField(name), tableColumn(name)))
    if (names.includes(name))
      fields.push({ name: nameField(name), sql: from => ownLookupName(table, name, from, visible) })
    return fields
  })
}

const own = (name: string, column: string): Field => ({ name, sql: from => from.column({ path: [], column }) })

/** Large text comes with the row only here, where it was selected by name; of a file only that it is there. */
export function contentOf(table: Table, column: string, from: Source): Fragment {
  const value = table.columns[column]?.type === 'file' ? sql`id` : sql`text`
  return sql`(select ${value} from dh_content where tablename = ${table.logicalName} and id = ${from.key()} and columnname = ${column})`
}
