import { defineAction } from '@deskhand/robin/action/defineAction'
import { table } from '@deskhand/robin/action/parameters'
import { Table } from '@deskhand/robin/values/table'

export const createNewDatatable = defineAction('Variables.CreateNewDatatable', {
  summary: 'Creates a data table with columns and, if wished, rows.',
  inputs: { InputTable: table({ label: 'New table' }) },
  outputs: { DataTable: table({ label: 'Data table' }) },
  examples: [
    {
      title: 'Two columns and one row',
      script: [
        "Variables.CreateNewDatatable InputTable: { ^['Name', 'Age'], ['Ann', 30] } DataTable=> People",
        "SET Age TO People[0]['Age']",
        'SET Rows TO People.RowsCount',
      ].join('\n'),
      variables: { Age: '30', Rows: '1' },
    },
  ],
  run: ({ InputTable }) => ({
    DataTable: new Table(
      InputTable.columns,
      InputTable.rows.map(row => row.cells),
    ),
  }),
})
