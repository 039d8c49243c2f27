import { defineAction } from '@deskhand/robin/action/defineAction'
import { exactNumber, variable } from '@deskhand/robin/action/parameters'
import { add } from '@deskhand/robin/values/number'

export const increaseVariable = defineAction('Variables.IncreaseVariable', {
  summary: 'Increases the value of a variable by a number.',
  inputs: {
    Value: variable(exactNumber, { label: 'Variable name' }),
    IncrementValue: exactNumber({ label: 'Increase by', default: 1 }),
  },
  examples: [
    {
      title: 'A fraction is added exactly',
      script: 'SET Total TO 0.1\nVariables.IncreaseVariable Value: Total IncrementValue: 0.2',
      variables: { Total: '0.3' },
    },
  ],
  run({ Value, IncrementValue }) {
    Value.value = add(Value.value, IncrementValue)
  },
})
