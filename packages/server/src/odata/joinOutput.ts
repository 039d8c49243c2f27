import type { Column } from '@deskhand/contract/table'
import type { Aggregate, DatePart, JoinField } from '../store/boundJoin.ts'

/** How a field of a `BoundJoin` goes out. */
export interface JoinOutput {
  /** Its name in JSON. */
  readonly property: string
  /** The place of its field. */
  readonly field: number
  /** What its value is written and formatted as. */
  readonly as: Column
  /** The text people read, where the column does not say it. */
  readonly label?: (value: number) => string
  /** Of a file: what it is in, as its id is made of that. */
  readonly file?: { readonly key: string; readonly column: string }
}

/** How a field goes out under a name. */
export function joinOutput(property: string, place: number, field: JoinField): JoinOutput {
  const { column, aggregate, dateGrouping, children } = field
  const declaration = column.table.columns[column.column] as Column
  const output = { property, field: place }
  if (children !== undefined) return { ...output, as: { type: 'integer' } }
  if (aggregate !== undefined) return { ...output, as: typeOf(aggregate, declaration) }
  if (dateGrouping !== undefined) return { ...output, as: { type: 'integer' }, ...labelOf(dateGrouping) }
  if (declaration.type === 'file')
    return { ...output, as: declaration, file: { key: column.table.key, column: column.column } }
  return { ...output, as: declaration }
}

const typeOf = (aggregate: Aggregate, column: Column): Column =>
  aggregate.startsWith('count')
    ? { type: 'integer' }
    : column.type === 'datetime'
      ? { type: 'datetime' }
      : { type: column.type }

function labelOf(part: DatePart): Pick<JoinOutput, 'label'> {
  if (part === 'fiscal-year') return { label: year => `FY${year}` }
  if (part === 'fiscal-period') return { label: period => `Quarter ${period % 10} FY${Math.floor(period / 10)}` }
  return {}
}
