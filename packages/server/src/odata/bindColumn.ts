import { dataverseError } from '@deskhand/contract/errors'
import type { Column, Table } from '@deskhand/contract/table'
import type { ColumnRef, Hop } from '../store/boundQuery.ts'
import { modelOf } from './model.ts'

/**
 * Finds the column a path names: a property of the table, or one behind single-valued navigation properties.
 *
 * @example
 * bindColumn(flowSession, ['MachineId', 'name'])
 */
export function bindColumn(table: Table, path: readonly string[]): ColumnRef {
  const hops = bindHops(table, path.slice(0, -1), path.at(-1))
  const end = hops.at(-1)?.table ?? table
  return { path: hops, table: end, column: columnNamed(end, path.at(-1) ?? '') }
}

/** The logical name of the column behind a property. */
export function columnNamed(table: Table, property: string): string {
  const column = modelOf(table).properties.get(property)
  if (column === undefined) throw dataverseError('PropertyNotFound', property, table.logicalName)
  return column
}

/** The declaration of a bound column. */
export const declarationOf = ({ table, column }: Pick<ColumnRef, 'table' | 'column'>): Column =>
  table.columns[column] as Column

/** Follows single-valued navigation properties. Where one leads to several tables, the one that has `property` counts. */
export function bindHops(table: Table, path: readonly string[], property?: string): readonly Hop[] {
  const hops: Hop[] = []
  let at = table
  for (const [index, name] of path.entries()) {
    const navigation = modelOf(at).single.get(name)
    const next = path[index + 1] ?? property
    const target = navigation?.targets.find(one => next !== undefined && hasName(one, next)) ?? navigation?.targets[0]
    if (navigation === undefined || target === undefined) throw dataverseError('PropertyNotFound', name, at.logicalName)
    hops.push({ column: navigation.column, table: target })
    at = target
  }
  return hops
}

const hasName = (table: Table, name: string): boolean => {
  const model = modelOf(table)
  return model.properties.has(name) || model.single.has(name) || model.collections.has(name)
}
