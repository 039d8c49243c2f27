import type { Column } from '@deskhand/contract/table'
import { nameOfField, tableOfField, valueField } from '../store/boundJoin.ts'
import type { Row, SqlValue } from '../store/steps.ts'
import type { Annotations } from './annotationsOf.ts'
import { formattedValue } from './formattedValue.ts'
import { fileId } from './formatValue.ts'
import type { JoinOutput } from './joinOutput.ts'
import type { JsonFormat } from './jsonFormat.ts'
import { valueWriter } from './valueWriter.ts'

/**
 * Makes the writer of rows that consist of several tables, or of several rows: as JSON, its etag where a row has one,
 * then its values behind their annotations. What is empty is left out. What all rows have in common is worked out here,
 * once.
 *
 * @example
 * joinedRowWriter(outputs, annotations, format)(row) // {"@odata.etag":"W/\"7\"","name":"Orders"}
 *
 * Source: Dataverse wire, section 3.4.
 */
export function joinedRowWriter(
  outputs: readonly JoinOutput[],
  annotations: Annotations,
  format: JsonFormat,
): (row: Row) => string {
  const parts = outputs.map(output => outputPart(output, annotations, format))
  if (format.metadata !== 'none')
    parts.unshift(({ version }) => (version === undefined ? '' : `,"@odata.etag":"W/\\"${version}\\""`))
  return row => {
    let text = ''
    for (const part of parts) text += part(row)
    return `{${text.slice(1)}}`
  }
}

/** A member of a row's object with its annotations, a comma before each; '' where the value is empty. */
type Part = (row: Row) => string

function outputPart(output: JoinOutput, annotations: Annotations, format: JsonFormat): Part {
  const { property, field } = output
  const place = valueField(field)
  const read = output.as.type === 'boolean' ? (row: Row) => truth(row[place]) : (row: Row) => row[place]
  const label = `,${JSON.stringify(property)}:`
  const write = outputWriter(output, format)
  const annotated = annotationParts(output, annotations)
  return row => {
    const value = read(row)
    if (value === null || value === undefined) return ''
    let text = ''
    for (const part of annotated) text += part(row, value)
    return text + label + write(value)
  }
}

/** An expression has no type in SQLite, so a boolean may come as a number. */
const truth = (value: SqlValue | undefined): SqlValue | undefined => (typeof value === 'number' ? value !== 0 : value)

/** A file shows its id. */
const outputWriter = ({ as, file }: JoinOutput, format: JsonFormat): ((value: NonNullable<SqlValue>) => string) =>
  file === undefined ? valueWriter(as, format) : value => JSON.stringify(fileId(file.key, value, file.column, value))

type AnnotationPart = (row: Row, value: NonNullable<SqlValue>) => string

function annotationParts(output: JoinOutput, annotations: Annotations): readonly AnnotationPart[] {
  const { property, field, as } = output
  const annotation = (name: string): string => `,${JSON.stringify(`${property}@${name}`)}:`
  const parts: AnnotationPart[] = []
  if (annotations.formattedValue) {
    const label = annotation('OData.Community.Display.V1.FormattedValue')
    const read = formattedReader(output)
    parts.push((row, value) => {
      const text = read(row, value)
      return typeof text === 'string' ? label + JSON.stringify(text) : ''
    })
  }
  if (as.type !== 'lookup') return parts
  const tableOf = tableReader(field, as)
  if (annotations.navigationProperty) {
    const label = annotation('Microsoft.Dynamics.CRM.associatednavigationproperty')
    parts.push(row => {
      const navigation = as.targets?.[tableOf(row) ?? '']
      return navigation === undefined ? '' : label + JSON.stringify(navigation)
    })
  }
  if (annotations.lookupLogicalName) {
    const label = annotation('Microsoft.Dynamics.CRM.lookuplogicalname')
    parts.push(row => {
      const table = tableOf(row)
      return table === undefined ? '' : label + JSON.stringify(table)
    })
  }
  return parts
}

/** What people read of a value. */
function formattedReader({ field, as, label }: JoinOutput): (row: Row, value: NonNullable<SqlValue>) => unknown {
  if (label !== undefined) return (_, value) => label(Number(value))
  if (as.type !== 'lookup') return (_, value) => formattedValue(as, value)
  const name = nameOfField(field)
  return row => row[name]
}

/** The table the row of a lookup is in. */
function tableReader(field: number, { targets }: Column): (row: Row) => string | undefined {
  const place = tableOfField(field)
  const only = Object.keys(targets ?? {})[0]
  return row => {
    const table = row[place]
    return typeof table === 'string' ? table : only
  }
}
