import { defineAction } from '@deskhand/robin/action/defineAction'
import { text } from '@deskhand/robin/action/parameters'
import { CustomError } from '@deskhand/robin/runError'

export const throwCustomError = defineAction('FlowControl.ThrowCustomError', {
  summary: 'Throws an error of the flow itself, which a rule of a surrounding block can catch by its code.',
  inputs: {
    CustomErrorCode: text({ label: 'Error code' }),
    CustomErrorMessage: text({ label: 'Error message' }),
  },
  examples: [
    {
      title: 'A block catches the code',
      script: [
        'BLOCK Order',
        'ON BLOCK ERROR NoStock IsUserDefinedErrorCode: True',
        "    SET Outcome TO $'''ordered again'''",
        'END',
        "    FlowControl.ThrowCustomError CustomErrorCode: $'''NoStock''' CustomErrorMessage: $'''Nothing left of A-7.'''",
        'END',
      ].join('\n'),
      variables: { Outcome: 'ordered again' },
    },
    {
      title: 'What nobody catches ends the run',
      script:
        "FlowControl.ThrowCustomError CustomErrorCode: $'''NoStock''' CustomErrorMessage: $'''Nothing left of A-7.'''",
      fails: 'NoStock',
    },
  ],
  run({ CustomErrorCode, CustomErrorMessage }) {
    throw new CustomError(CustomErrorCode, CustomErrorMessage)
  },
})
