import { defineAction } from '@deskhand/robin/action/defineAction'
import { any, integer, table, variable } from '@deskhand/robin/action/parameters'
import { List } from '@deskhand/robin/values/list'
import { share } from '@deskhand/robin/values/share'
import { Row, type Table } from '@deskhand/robin/values/table'
import { typeName } from '@deskhand/robin/values/typeName'
import type { Value } from '@deskhand/robin/values/value'

const InvalidInputArgumentsError = 'The new row does not fit the data table.'

export const appendRowToDataTable = defineAction('Variables.AddRowToDataTable.AppendRowToDataTable', {
  summary: 'Adds a row at the end of a data table.',
  inputs: {
    DataTable: variable(table, { label: 'Data table' }),
    RowToAdd: any({ label: 'New value(s)', description: 'A list or a data row.' }),
  },
  errors: { InvalidInputArgumentsError },
  examples: [
    {
      title: 'A list as the new row',
      script: [
        "SET T TO { ^['Name', 'Age'], ['Ann', 30] }",
        "Variables.AddRowToDataTable.AppendRowToDataTable DataTable: T RowToAdd: ['Bob', 41]",
        "SET Last TO T[1]['Name']",
      ].join('\n'),
      variables: { Last: 'Bob' },
    },
    {
      title: 'More values than columns fail',
      script:
        "SET T TO { ^['A'], [1] }\nVariables.AddRowToDataTable.AppendRowToDataTable DataTable: T RowToAdd: [1, 2]",
      fails: 'InvalidInputArgumentsError',
    },
  ],
  run({ DataTable, RowToAdd }, { fail }) {
    const held = DataTable.value
    const { cells, reason } = cellsFor(held, RowToAdd)
    if (reason) fail('InvalidInputArgumentsError', reason)
    held.addRow(cells)
  },
})

export const insertRowToDataTable = defineAction('Variables.AddRowToDataTable.InsertRowToDataTable', {
  summary: 'Inserts a row into a data table before a row.',
  inputs: {
    DataTable: variable(table, { label: 'Data table' }),
    RowIndex: integer({ label: 'Row index', description: 'From 0.' }),
    RowToAdd: any({ label: 'New value(s)', description: 'A list or a data row.' }),
  },
  errors: {
    ItemIndexIsOutOfRangeError: 'The index of the row is out of range.',
    InvalidInputArgumentsError,
  },
  examples: [
    {
      title: 'Before the first row',
      script: [
        "SET T TO { ^['N'], ['b'] }",
        "Variables.AddRowToDataTable.InsertRowToDataTable DataTable: T RowIndex: 0 RowToAdd: ['a']",
        "SET Order TO $'''%T[0]['N']%%T[1]['N']%'''",
      ].join('\n'),
      variables: { Order: 'ab' },
    },
    {
      title: 'An index behind the end fails',
      script:
        "SET T TO { ^['N'], ['b'] }\nVariables.AddRowToDataTable.InsertRowToDataTable DataTable: T RowIndex: 5 RowToAdd: ['a']",
      fails: 'ItemIndexIsOutOfRangeError',
    },
    {
      title: 'A text is no row',
      script:
        "SET T TO { ^['N'], ['b'] }\nVariables.AddRowToDataTable.InsertRowToDataTable DataTable: T RowIndex: 0 RowToAdd: $'''a'''",
      fails: 'InvalidInputArgumentsError',
    },
  ],
  run({ DataTable, RowIndex, RowToAdd }, { fail }) {
    const held = DataTable.value
    const { cells, reason } = cellsFor(held, RowToAdd)
    if (reason) fail('InvalidInputArgumentsError', reason)
    if (RowIndex < 0 || RowIndex > held.rows.length)
      fail(
        'ItemIndexIsOutOfRangeError',
        `Row ${RowIndex} is out of range: the table has ${held.rows.length} rows, from 0.`,
      )
    held.addRow(cells, RowIndex)
  },
})

/** The cells of a new row, or why it does not fit. A table without columns takes the row's own. */
function cellsFor(held: Table, given: Value): { cells: Value[]; reason?: string } {
  const cells = given instanceof List ? given.items : given instanceof Row ? given.cells : undefined
  if (cells === undefined) return { cells: [], reason: `A row is a list or a data row, not a ${typeName(given)}.` }
  if (held.columns.length > 0 && cells.length > held.columns.length)
    return { cells: [], reason: `${cells.length} values do not fit into ${held.columns.length} columns.` }
  return { cells: cells.map(share) }
}
