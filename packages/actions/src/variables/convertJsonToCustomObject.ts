import { defineAction } from '@deskhand/robin/action/defineAction'
import { any, text } from '@deskhand/robin/action/parameters'
import { parseJson } from '@deskhand/robin/values/json'

export const convertJsonToCustomObject = defineAction('Variables.ConvertJsonToCustomObject', {
  summary: 'Reads a JSON text into a custom object, or a list of them.',
  inputs: { Json: text({ label: 'JSON' }) },
  outputs: { CustomObject: any({ label: 'Custom object' }) },
  errors: { ErrorParsingTheJSONError: 'The text is not valid JSON.' },
  examples: [
    {
      title: 'A nested value is read by its path',
      script: [
        `Variables.ConvertJsonToCustomObject Json: $'''{"order": {"id": 7, "lines": [{"qty": 2}]}}''' CustomObject=> O`,
        "SET Quantity TO O['order']['lines'][0]['qty']",
      ].join('\n'),
      variables: { Quantity: '2' },
    },
    {
      title: 'A text that is no JSON fails',
      script: "Variables.ConvertJsonToCustomObject Json: $'''{ not json''' CustomObject=> O",
      fails: 'ErrorParsingTheJSONError',
    },
  ],
  run({ Json }, { fail }) {
    try {
      return { CustomObject: parseJson(Json.replace(/^\uFEFF/, '')) }
    } catch (cause) {
      return fail('ErrorParsingTheJSONError', `The text is not valid JSON: ${(cause as Error).message}`, { cause })
    }
  },
})
