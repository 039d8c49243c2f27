import { defineAction } from '@deskhand/robin/action/defineAction'
import { list, variable } from '@deskhand/robin/action/parameters'

export const clearList = defineAction('Variables.ClearList', {
  summary: 'Removes all items from a list.',
  inputs: { List: variable(list, { label: 'List to clear' }) },
  examples: [
    {
      title: 'Another variable with the same items keeps them',
      script: 'SET A TO [1, 2]\nSET B TO A\nVariables.ClearList List: A\nSET Left TO A.Count',
      variables: { Left: '0', B: '[1, 2]' },
    },
  ],
  run({ List }) {
    List.value.items = []
  },
})
