import { defineAction } from '@deskhand/robin/action/defineAction'
import { list, variable } from '@deskhand/robin/action/parameters'

export const reverseList = defineAction('Variables.ReverseList', {
  summary: 'Reverses the order of the items of a list.',
  inputs: { List: variable(list, { label: 'List to reverse' }) },
  examples: [
    {
      title: 'The last becomes the first',
      script: 'SET L TO [1, 2, 3]\nVariables.ReverseList List: L',
      variables: { L: '[3, 2, 1]' },
    },
  ],
  run({ List }) {
    List.value.items.reverse()
  },
})
