import { defineAction } from '@deskhand/robin/action/defineAction'
import { list } from '@deskhand/robin/action/parameters'

export const createNewList = defineAction('Variables.CreateNewList', {
  summary: 'Creates an empty list.',
  outputs: { List: list({ label: 'New list' }) },
  examples: [
    {
      title: 'An empty list',
      script: 'Variables.CreateNewList List=> Names\nSET Count TO Names.Count',
      variables: { Count: '0' },
    },
  ],
  run: () => ({ List: [] }),
})
