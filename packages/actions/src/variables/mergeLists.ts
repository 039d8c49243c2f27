import { defineAction } from '@deskhand/robin/action/defineAction'
import { any, list } from '@deskhand/robin/action/parameters'
import { List } from '@deskhand/robin/values/list'
import { share } from '@deskhand/robin/values/share'

export const mergeLists = defineAction('Variables.MergeLists', {
  summary: 'Makes a list of the items of two lists.',
  inputs: {
    FirstList: any({ label: 'First list' }),
    SecondList: any({ label: 'Second list' }),
  },
  outputs: { OutputList: list({ label: 'Output list' }) },
  errors: { TheListsSuppliedAreOfIncompatibleTypesError: 'The lists supplied are of incompatible types.' },
  examples: [
    {
      title: 'The first list stays as it is',
      script: 'SET A TO [1, 2]\nVariables.MergeLists FirstList: A SecondList: [3] OutputList=> All',
      variables: { All: '[1, 2, 3]', A: '[1, 2]' },
    },
    {
      title: 'What is no list cannot be merged',
      script: "Variables.MergeLists FirstList: [1] SecondList: $'''two''' OutputList=> All",
      fails: 'TheListsSuppliedAreOfIncompatibleTypesError',
    },
  ],
  run({ FirstList, SecondList }, { fail }) {
    if (!(FirstList instanceof List && SecondList instanceof List))
      return fail(
        'TheListsSuppliedAreOfIncompatibleTypesError',
        'Only lists can be merged: one of the two values is no list.',
      )
    return { OutputList: [...FirstList.items, ...SecondList.items].map(share) }
  },
})
