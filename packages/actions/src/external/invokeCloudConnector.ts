import { defineAction } from '@deskhand/robin/action/defineAction'
import { text } from '@deskhand/robin/action/parameters'

export const invokeCloudConnector = defineAction('External.InvokeCloudConnector', {
  summary:
    'Calls an operation of a cloud connector; here it always fails, for there is no service that runs connectors.',
  inputs: {
    Connection: text({ label: 'Connection', required: false }),
    ConnectorId: text({ label: 'Connector', required: false }),
    OperationId: text({ label: 'Operation' }),
  },
  dynamic: true,
  errors: { ConnectorNotAvailableError: 'Cloud connectors are not available.' },
  examples: [
    {
      title: 'It says what was asked for',
      script: [
        "External.InvokeCloudConnector Connection: '8f1c' ConnectorId: '/providers/Microsoft.PowerApps/apis/shared_office365' OperationId: 'SendEmailV2' @'emailMessage/To': $'''ada@example.org''' @SendEmailV2Response=> Response",
      ].join('\n'),
      fails: 'ConnectorNotAvailableError',
    },
  ],
  run({ ConnectorId, OperationId }, { fail }) {
    const connector = ConnectorId?.split('/').at(-1)
    fail(
      'ConnectorNotAvailableError',
      `The operation '${OperationId}'${connector ? ` of the connector '${connector}'` : ''} cannot be called: cloud connectors run in a service of Power Automate, which is not here. Call the web service behind it with Web.InvokeWebService.`,
    )
  },
})
