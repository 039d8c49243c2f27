import { defineOperation } from '../operation.ts'

/** Source: reference, section 2.4; Microsoft's page on the action. */
export const publishXml = defineOperation('PublishXml', {
  kind: 'action',
  summary: 'Publishes the desktop flows that are named and are drafts, all of them or none.',
  parameters: {
    ParameterXml: {
      type: 'string',
      required: true,
      description:
        'What to publish: `<importexportxml><workflows><workflow>id</workflow></workflows></importexportxml>`; other kinds of components are passed over.',
    },
  },
})
