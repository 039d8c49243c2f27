import { defineAction } from '@deskhand/robin/action/defineAction'
import { choice, list, text, variable } from '@deskhand/robin/action/parameters'
import { orderValues } from '../support/orderValues.ts'
import { sortBy } from '../support/sortBy.ts'

export const sortList = defineAction('Variables.SortList.SortList', {
  summary: 'Sorts the items of a list in ascending order.',
  inputs: { List: variable(list, { label: 'List to sort' }) },
  examples: [
    {
      title: 'Numbers are sorted by value',
      script: 'SET L TO [10, 9, 1.5]\nVariables.SortList.SortList List: L',
      variables: { L: '[1.5, 9, 10]' },
    },
    {
      title: 'Texts are sorted as the culture does',
      script: "SET L TO ['pear', 'Apple', 'fig']\nVariables.SortList.SortList List: L",
      variables: { L: '[Apple, fig, pear]' },
    },
  ],
  run({ List }, { culture }) {
    List.value.items.sort((a, b) => orderValues(a, b, culture))
  },
})

const direction = (label: string) =>
  choice('Variables.SortDirection', ['Ascending', 'Descending'], { label, default: 'Ascending' })

export const sortListByProperties = defineAction('Variables.SortList.SortListByProperties', {
  summary: 'Sorts the items of a list by up to three of their properties.',
  inputs: {
    List: variable(list, { label: 'List to sort' }),
    PropertyName1: text({ label: 'First property to sort by', required: false }),
    SortDirection1: direction('First sort direction'),
    PropertyName2: text({ label: 'Second property to sort by', required: false }),
    SortDirection2: direction('Second sort direction'),
    PropertyName3: text({ label: 'Third property to sort by', required: false }),
    SortDirection3: direction('Third sort direction'),
  },
  examples: [
    {
      title: 'By age from the oldest, then by name',
      script: [
        "SET L TO [{ 'Name': 'Cid', 'Age': 30 }, { 'Name': 'Ann', 'Age': 30 }, { 'Name': 'Bob', 'Age': 41 }]",
        "Variables.SortList.SortListByProperties List: L PropertyName1: $'''Age''' SortDirection1: Variables.SortDirection.Descending PropertyName2: $'''Name''' SortDirection2: Variables.SortDirection.Ascending",
        "SET Order TO $'''%L[0]['Name']% %L[1]['Name']% %L[2]['Name']%'''",
      ].join('\n'),
      variables: { Order: 'Bob Ann Cid' },
    },
  ],
  run({ List, ...by }, { culture }) {
    const keys = [
      { property: by.PropertyName1, descending: by.SortDirection1 === 'Descending' },
      { property: by.PropertyName2, descending: by.SortDirection2 === 'Descending' },
      { property: by.PropertyName3, descending: by.SortDirection3 === 'Descending' },
    ]
    sortBy(List.value.items, keys, culture)
  },
})
