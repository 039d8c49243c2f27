import { defineAction } from '@deskhand/robin/action/defineAction'
import { any, boolean, integer, list, variable } from '@deskhand/robin/action/parameters'
import { equal } from '@deskhand/robin/values/compare'

const errors = {
  ItemIndexIsOutOfRangeError: 'The index of the item is out of range.',
  ItemNotFoundError: 'The item is not in the list.',
}

export const removeItemFromListByIndex = defineAction('Variables.RemoveItemFromList.RemoveItemFromListByIndex', {
  summary: 'Removes the item at an index from a list.',
  inputs: {
    ItemIndex: integer({ label: 'At index', description: 'From 0.' }),
    List: variable(list, { label: 'From list' }),
  },
  errors: { ItemIndexIsOutOfRangeError: errors.ItemIndexIsOutOfRangeError },
  examples: [
    {
      title: 'The first item',
      script:
        "SET Names TO ['Ann', 'Bob', 'Cid']\nVariables.RemoveItemFromList.RemoveItemFromListByIndex ItemIndex: 0 List: Names",
      variables: { Names: '[Bob, Cid]' },
    },
    {
      title: 'An index behind the end fails',
      script: "SET Names TO ['Ann']\nVariables.RemoveItemFromList.RemoveItemFromListByIndex ItemIndex: 1 List: Names",
      fails: 'ItemIndexIsOutOfRangeError',
    },
  ],
  run({ ItemIndex, List }, { fail }) {
    const { items } = List.value
    if (ItemIndex < 0 || ItemIndex >= items.length)
      fail(
        'ItemIndexIsOutOfRangeError',
        `Index ${ItemIndex} is out of range: the list has ${items.length} items, from 0.`,
      )
    items.splice(ItemIndex, 1)
  },
})

export const removeItemFromListByValue = defineAction('Variables.RemoveItemFromList.RemoveItemFromListByValue', {
  summary: 'Removes the first or every item of a value from a list.',
  inputs: {
    ItemValue: any({ label: 'With value' }),
    RemoveAllOccurrences: boolean({ label: 'Remove all item occurrences', default: false }),
    List: variable(list, { label: 'From list' }),
  },
  errors: { ItemNotFoundError: errors.ItemNotFoundError },
  examples: [
    {
      title: 'The first occurrence',
      script:
        "SET L TO ['a', 'b', 'a']\nVariables.RemoveItemFromList.RemoveItemFromListByValue ItemValue: $'''a''' List: L",
      variables: { L: '[b, a]' },
    },
    {
      title: 'All occurrences',
      script:
        'SET L TO [1, 2, 1]\nVariables.RemoveItemFromList.RemoveItemFromListByValue ItemValue: 1 RemoveAllOccurrences: True List: L',
      variables: { L: '[2]' },
    },
    {
      title: 'A value that is not in the list fails',
      script: "SET L TO ['a']\nVariables.RemoveItemFromList.RemoveItemFromListByValue ItemValue: $'''z''' List: L",
      fails: 'ItemNotFoundError',
    },
  ],
  run({ ItemValue, RemoveAllOccurrences, List }, { fail }) {
    const held = List.value
    const first = held.items.findIndex(item => equal(item, ItemValue))
    if (first < 0) fail('ItemNotFoundError')
    if (RemoveAllOccurrences) held.items = held.items.filter(item => !equal(item, ItemValue))
    else held.items.splice(first, 1)
  },
})
