import { defineAction, noDynamicArguments } from '@deskhand/robin/action/defineAction'
import { boolean, flow } from '@deskhand/robin/action/parameters'

export const runFlow = defineAction('External.RunFlow', {
  summary:
    'Runs another desktop flow in the same session, with its inputs as @Name: value and its outputs as @Name=> Variable.',
  inputs: {
    FlowId: flow({ label: 'Desktop flow', description: 'The id of the flow, as a constant.' }),
    WaitToComplete: boolean({
      label: 'Wait for flow to complete',
      default: true,
      description:
        'Otherwise the flow goes on beside this one, at most six at a time, gives nothing back, and is stopped when this one ends.',
    }),
  },
  dynamic: true,
  errors: {
    RunDesktopFlowFailedError: 'The desktop flow could not be run, or has failed.',
    DesktopFlowTimedOutError: 'The desktop flow did not end in the time it gives itself.',
  },
  examples: [
    {
      title: 'Inputs and outputs',
      script: [
        "@@flowname: 'Net price'",
        "External.RunFlow FlowId: '5a8fd0c1-6f3c-4f0e-9a57-1f2b6c1d7e10' @Gross: 119 @Net=> Net",
      ].join('\n'),
      flows: {
        '5a8fd0c1-6f3c-4f0e-9a57-1f2b6c1d7e10': {
          name: 'Net price',
          script: [
            "@INPUT Gross : { 'FriendlyName': 'Gross', 'Type': 'Numeric', 'IsOptional': False }",
            "@OUTPUT Net : { 'FriendlyName': 'Net', 'Type': 'Numeric' }",
            'SET Net TO Gross / 1.19',
          ].join('\n'),
        },
      },
      variables: { Net: '100' },
    },
    {
      title: 'The flow fails, and this one goes on',
      script: [
        "External.RunFlow FlowId: '2c1f6a34-0f7d-4d4b-8f4e-6f0a3f5f9b21'",
        'ON ERROR RunDesktopFlowFailedError',
        'END',
        'ERROR => LastError',
        'SET Reason TO LastError.Message',
      ].join('\n'),
      flows: {
        '2c1f6a34-0f7d-4d4b-8f4e-6f0a3f5f9b21': {
          name: 'Close the month',
          script: "EXIT Code: 1 ErrorMessage: $'''The month is closed already.'''",
        },
      },
      variables: {
        Reason: /^The desktop flow 'Close the month' failed at line 1 of Main: The month is closed already\.$/,
      },
    },
    {
      title: 'A flow that goes on beside this one',
      script: [
        "External.RunFlow FlowId: 'b7e4a1d2-93c5-4e19-8a60-0d5f7c2e4b38' WaitToComplete: False @Title: $'''Save changes?'''",
        "WAIT (File.WaitForFile.Created File: $'''seen.txt''')",
      ].join('\n'),
      flows: {
        'b7e4a1d2-93c5-4e19-8a60-0d5f7c2e4b38': {
          name: 'Watch for a pop-up',
          script: [
            "@INPUT Title : { 'Type': 'String' }",
            "File.WriteText File: $'''seen.txt''' TextToWrite: Title AppendNewLine: False",
            'LOOP WHILE (1) = (1)',
            '    WAIT 1',
            'END',
          ].join('\n'),
        },
      },
    },
  ],
  async run({ FlowId, WaitToComplete }, { fail, runFlow: run }, { inputs, outputs } = noDynamicArguments) {
    const result = await run({ flowId: FlowId, inputs, outputs, wait: WaitToComplete })
    if (result.status === 'succeeded') return { dynamic: result.outputs }
    const error = result.status === 'timedOut' ? 'DesktopFlowTimedOutError' : 'RunDesktopFlowFailedError'
    return fail(error, result.message, { details: result.details })
  },
})
