import { defineAction } from '@deskhand/robin/action/defineAction'
import { any, list, variable } from '@deskhand/robin/action/parameters'
import { share } from '@deskhand/robin/values/share'

export const addItemToList = defineAction('Variables.AddItemToList', {
  summary: 'Adds an item at the end of a list.',
  inputs: {
    Item: any({ label: 'Add item' }),
    List: variable(list, { label: 'Into list' }),
  },
  examples: [
    {
      title: 'The list is made when there is none yet',
      script:
        "Variables.AddItemToList Item: $'''Ann''' List: Names\nVariables.AddItemToList Item: $'''Bob''' List: Names",
      variables: { Names: '[Ann, Bob]' },
    },
    {
      title: 'A list as an item stays one item',
      script: 'SET Inner TO [1, 2]\nVariables.AddItemToList Item: Inner List: Outer\nSET Count TO Outer.Count',
      variables: { Count: '1' },
    },
  ],
  run({ Item, List }) {
    List.value.items.push(share(Item))
  },
})
