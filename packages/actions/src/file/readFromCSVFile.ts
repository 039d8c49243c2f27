import { readFile } from 'node:fs/promises'
import { defineAction } from '@deskhand/robin/action/defineAction'
import { boolean, choice, file, table, text } from '@deskhand/robin/action/parameters'
import { parseCsv, separators } from '../support/csv.ts'
import { csvColumnsSeparator, csvEncodings } from '../support/csvInputs.ts'
import { csvTable } from '../support/csvTable.ts'
import { decodeText } from '../support/encodings.ts'
import { reasonOf } from '../support/fileSystem.ts'

const inputs = {
  CSVFile: file({ label: 'File path' }),
  Encoding: choice('File.CSVEncoding', csvEncodings, { label: 'Encoding', default: 'UTF8' }),
  TrimFields: boolean({ label: 'Trim fields', default: true }),
  FirstLineContainsColumnNames: boolean({ label: 'First line contains column names', default: false }),
}
const outputs = { CSVTable: table({ label: 'CSV table' }) }
const errors = { ReadFromCSVFailedError: 'The CSV file cannot be read.' }

const missingFile = (form: string, more = '') => ({
  title: 'A file that does not exist',
  script: `File.ReadFromCSVFile.${form} CSVFile: $'''{folder}/none.csv'''${more} CSVTable=> T`,
  fails: 'ReadFromCSVFailedError',
})

export const readCSV = defineAction('File.ReadFromCSVFile.ReadCSV', {
  summary: 'Reads a CSV file into a data table.',
  inputs: { ...inputs, ColumnsSeparator: csvColumnsSeparator },
  outputs,
  errors,
  examples: [
    {
      title: 'Column names in the first line',
      script: [
        "File.ReadFromCSVFile.ReadCSV CSVFile: $'''{folder}/orders.csv''' Encoding: File.CSVEncoding.UTF8 TrimFields: True FirstLineContainsColumnNames: True ColumnsSeparator: File.CSVColumnsSeparator.Semicolon CSVTable=> T",
        "SET Second TO T[1]['Customer']",
        'SET Rows TO T.RowsCount',
      ].join('\n'),
      files: { 'orders.csv': 'Id;Customer\r\n1;Ann\r\n2;"Bob; Sons"\r\n' },
      variables: { Second: 'Bob; Sons', Rows: '2' },
    },
    {
      title: 'Without names, columns are counted',
      script: [
        "File.ReadFromCSVFile.ReadCSV CSVFile: $'''{folder}/a.csv''' TrimFields: False CSVTable=> T",
        "SET Cell TO $'''[%T[0]['Column2']%]'''",
      ].join('\n'),
      files: { 'a.csv': 'x, y ' },
      variables: { Cell: '[ y ]' },
    },
    missingFile('ReadCSV'),
  ],
  run: async ({ ColumnsSeparator, ...order }, { fail }) => ({
    CSVTable: await read(
      order,
      content => parseCsv(content, { separator: separators[ColumnsSeparator] ?? ',', trim: order.TrimFields }),
      fail,
    ),
  }),
})

export const readCSVWithCustomSeparator = defineAction('File.ReadFromCSVFile.ReadCSVWithCustomSeparator', {
  summary: 'Reads a CSV file with a separator of your own into a data table.',
  inputs: { ...inputs, CustomColumnsSeparator: text({ label: 'Custom columns separator' }) },
  outputs,
  errors,
  examples: [
    {
      title: 'A bar between columns',
      script:
        "File.ReadFromCSVFile.ReadCSVWithCustomSeparator CSVFile: $'''{folder}/a.csv''' FirstLineContainsColumnNames: True CustomColumnsSeparator: $'''|''' CSVTable=> T\nSET Cell TO T[0]['b']",
      files: { 'a.csv': 'a|b\n1| 2 \n' },
      variables: { Cell: '2' },
    },
    missingFile('ReadCSVWithCustomSeparator', " CustomColumnsSeparator: $'''|'''"),
  ],
  run: async ({ CustomColumnsSeparator, ...order }, { fail }) => ({
    CSVTable: await read(
      order,
      content => parseCsv(content, { separator: CustomColumnsSeparator, trim: order.TrimFields }),
      fail,
    ),
  }),
})

export const readCSVWithFixedColumnWidths = defineAction('File.ReadFromCSVFile.ReadCSVWithFixedColumnWidths', {
  summary: 'Reads a file whose columns have fixed widths into a data table.',
  inputs: {
    ...inputs,
    FixedColumnWidths: text({
      label: 'Fixed column widths',
      description: 'Counts of characters with commas between them: 5,10,3.',
    }),
  },
  outputs,
  errors,
  examples: [
    {
      title: 'Columns of two and four characters',
      script:
        "File.ReadFromCSVFile.ReadCSVWithFixedColumnWidths CSVFile: $'''{folder}/a.txt''' FixedColumnWidths: $'''2,4''' CSVTable=> T\nSET Cell TO $'''[%T[1][1]%]'''",
      files: { 'a.txt': '01Tea \n02Milk\n' },
      variables: { Cell: '[Milk]' },
    },
    {
      title: 'Widths that are no numbers',
      script:
        "File.ReadFromCSVFile.ReadCSVWithFixedColumnWidths CSVFile: $'''{folder}/a.txt''' FixedColumnWidths: $'''two''' CSVTable=> T",
      files: { 'a.txt': '01Tea' },
      fails: 'ReadFromCSVFailedError',
    },
  ],
  async run({ FixedColumnWidths, ...order }, { fail }) {
    const widths = FixedColumnWidths.split(',').map(width => Number(width))
    if (widths.some(width => !Number.isInteger(width) || width < 1))
      fail(
        'ReadFromCSVFailedError',
        `'${FixedColumnWidths}' are no column widths; give whole numbers with commas: 5,10,3.`,
      )
    return { CSVTable: await read(order, content => cutColumns(content, widths, order.TrimFields), fail) }
  },
})

interface Order {
  readonly CSVFile: { readonly path: string }
  readonly Encoding: string
  readonly FirstLineContainsColumnNames: boolean
}

async function read(
  order: Order,
  parse: (content: string) => string[][],
  fail: (error: 'ReadFromCSVFailedError', message: string, options: { cause: unknown }) => never,
) {
  try {
    const rows = parse(decodeText(await readFile(order.CSVFile.path), order.Encoding))
    return csvTable(rows, order.FirstLineContainsColumnNames)
  } catch (cause) {
    return fail('ReadFromCSVFailedError', `The CSV file '${order.CSVFile.path}' cannot be read: ${reasonOf(cause)}`, {
      cause,
    })
  }
}

function cutColumns(content: string, widths: readonly number[], trim: boolean): string[][] {
  const lines = content.split(/\r\n|\n|\r/).filter(line => line !== '')
  return lines.map(line => {
    let start = 0
    return widths.map(width => {
      const field = line.slice(start, start + width)
      start += width
      return trim ? field.trim() : field
    })
  })
}
