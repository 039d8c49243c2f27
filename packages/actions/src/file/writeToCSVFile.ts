import { appendFile, stat, writeFile } from 'node:fs/promises'
import { defineAction } from '@deskhand/robin/action/defineAction'
import { any, boolean, choice, file, text } from '@deskhand/robin/action/parameters'
import { List } from '@deskhand/robin/values/list'
import { Row, Table } from '@deskhand/robin/values/table'
import { textOf } from '@deskhand/robin/values/textOf'
import { typeName } from '@deskhand/robin/values/typeName'
import type { Value } from '@deskhand/robin/values/value'
import { formatCsv, separators } from '../support/csv.ts'
import { csvColumnsSeparator, csvEncodings } from '../support/csvInputs.ts'
import { encodeText } from '../support/encodings.ts'
import { kindOf, reasonOf } from '../support/fileSystem.ts'
import { ifWrittenFileExists } from '../support/ifFileExists.ts'

const inputs = {
  VariableToWrite: any({ label: 'Variable to write', description: 'A data table, a data row, or a list.' }),
  CSVFile: file({ label: 'File path' }),
  CsvFileEncoding: choice('File.CSVEncoding', csvEncodings, { label: 'Encoding', default: 'UTF8' }),
  IncludeColumnNames: boolean({ label: 'Include column names', default: false }),
  IfFileExists: ifWrittenFileExists,
}
const errors = { WriteToCSVFailedError: 'The CSV file cannot be written.' }

export const writeCSV = defineAction('File.WriteToCSVFile.WriteCSV', {
  summary: 'Writes a data table, a data row or a list into a CSV file.',
  inputs: { ...inputs, ColumnsSeparator: csvColumnsSeparator },
  errors,
  examples: [
    {
      title: 'A table with its column names; fields are quoted where they must be',
      script: [
        `SET T TO { ^['Id', 'Name'], [1, 'Ann, "the boss"'], [2, 'Bob'] }`,
        "File.WriteToCSVFile.WriteCSV VariableToWrite: T CSVFile: $'''{folder}/a.csv''' CsvFileEncoding: File.CSVEncoding.UTF8 IncludeColumnNames: True IfFileExists: File.IfFileExists.Overwrite ColumnsSeparator: File.CSVColumnsSeparator.SystemDefault",
      ].join('\n'),
      filesAfter: { 'a.csv': '\uFEFFId,Name\r\n1,"Ann, ""the boss"""\r\n2,Bob\r\n' },
    },
    {
      title: 'A list is one row, here behind what is there',
      script:
        "File.WriteToCSVFile.WriteCSV VariableToWrite: [3, 'Cid'] CSVFile: $'''{folder}/a.csv''' IfFileExists: File.IfFileExists.Append ColumnsSeparator: File.CSVColumnsSeparator.Tab",
      files: { 'a.csv': '2\tBob\r\n' },
      filesAfter: { 'a.csv': '2\tBob\r\n3\tCid\r\n' },
    },
    {
      title: 'A number is no table',
      script: "File.WriteToCSVFile.WriteCSV VariableToWrite: 7 CSVFile: $'''{folder}/a.csv'''",
      fails: 'WriteToCSVFailedError',
    },
  ],
  run: async ({ ColumnsSeparator, ...order }, { culture, fail }) =>
    write(order, separators[ColumnsSeparator] ?? ',', culture, fail),
})

export const writeCSVWithCustomSeparator = defineAction('File.WriteToCSVFile.WriteCSVWithCustomSeparator', {
  summary: 'Writes a data table, a data row or a list into a CSV file with a separator of your own.',
  inputs: { ...inputs, CustomColumnsSeparator: text({ label: 'Custom columns separator' }) },
  errors,
  examples: [
    {
      title: 'A bar between columns',
      script:
        "File.WriteToCSVFile.WriteCSVWithCustomSeparator VariableToWrite: [['a', 1], ['b', 2]] CSVFile: $'''{folder}/a.csv''' CsvFileEncoding: File.CSVEncoding.UTF8NoBOM CustomColumnsSeparator: $'''|'''",
      filesAfter: { 'a.csv': 'a|1\r\nb|2\r\n' },
    },
    {
      title: 'A folder that does not exist',
      script:
        "File.WriteToCSVFile.WriteCSVWithCustomSeparator VariableToWrite: [1] CSVFile: $'''{folder}/out/a.csv''' CustomColumnsSeparator: $'''|'''",
      fails: 'WriteToCSVFailedError',
    },
  ],
  run: async ({ CustomColumnsSeparator, ...order }, { culture, fail }) =>
    write(order, CustomColumnsSeparator, culture, fail),
})

interface Order {
  readonly VariableToWrite: Value
  readonly CSVFile: { readonly path: string }
  readonly CsvFileEncoding: string
  readonly IncludeColumnNames: boolean
  readonly IfFileExists: 'Overwrite' | 'Append'
}

async function write(
  order: Order,
  separator: string,
  culture: string,
  fail: (error: 'WriteToCSVFailedError', message: string, options?: { cause: unknown }) => never,
): Promise<void> {
  const at = order.CSVFile.path
  const content = rowsOf(order.VariableToWrite)
  if (!content)
    return fail(
      'WriteToCSVFailedError',
      `A ${typeName(order.VariableToWrite)} cannot be written as CSV; give a data table, a data row or a list.`,
    )
  try {
    const append = order.IfFileExists === 'Append'
    const head = !append || (await isNew(at))
    const names = order.IncludeColumnNames && head && content.columns ? [content.columns] : []
    const rows = content.rows.map(row => row.map(cell => textOf(cell, culture)))
    const bytes = encodeText(formatCsv([...names, ...rows], { separator }), order.CsvFileEncoding, head)
    await (append ? appendFile : writeFile)(at, bytes)
  } catch (cause) {
    fail('WriteToCSVFailedError', `The CSV file '${at}' cannot be written: ${reasonOf(cause)}`, { cause })
  }
}

/** What is written as rows: a list of lists or rows has many, any other list is one. */
function rowsOf(value: Value): { columns?: readonly string[]; rows: Value[][] } | undefined {
  if (value instanceof Table) return { columns: value.columns, rows: value.rows.map(row => row.cells) }
  if (value instanceof Row) return { columns: value.columns, rows: [value.cells] }
  if (!(value instanceof List)) return undefined
  const nested = value.items.length > 0 && value.items.every(item => item instanceof List || item instanceof Row)
  if (!nested) return { rows: [value.items] }
  return {
    rows: value.items.map(item => (item instanceof List ? item.items : item instanceof Row ? item.cells : [item])),
  }
}

async function isNew(at: string): Promise<boolean> {
  return (await kindOf(at)) === 'nothing' || (await stat(at)).size === 0
}
