import { defineAction } from '@deskhand/robin/action/defineAction'
import { exactNumber, variable } from '@deskhand/robin/action/parameters'
import { subtract } from '@deskhand/robin/values/number'

export const decreaseVariable = defineAction('Variables.DecreaseVariable', {
  summary: 'Decreases the value of a variable by a number.',
  inputs: {
    Value: variable(exactNumber, { label: 'Variable name' }),
    DecrementValue: exactNumber({ label: 'Decrease by', default: 1 }),
  },
  examples: [
    {
      title: 'A countdown',
      script: 'SET Left TO 10\nVariables.DecreaseVariable Value: Left DecrementValue: 3',
      variables: { Left: '7' },
    },
  ],
  run({ Value, DecrementValue }) {
    Value.value = subtract(Value.value, DecrementValue)
  },
})
