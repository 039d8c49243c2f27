import { defineAction } from '@deskhand/robin/action/defineAction'
import { any, text } from '@deskhand/robin/action/parameters'
import { BinaryValue } from '@deskhand/robin/values/binaryValue'
import { CredentialValue } from '@deskhand/robin/values/credentialValue'
import { Instance } from '@deskhand/robin/values/instance'
import { jsonText } from '@deskhand/robin/values/json'
import { List } from '@deskhand/robin/values/list'
import { RobinObject } from '@deskhand/robin/values/robinObject'
import { typeName } from '@deskhand/robin/values/typeName'
import type { Value } from '@deskhand/robin/values/value'

export const convertCustomObjectToJson = defineAction('Variables.ConvertCustomObjectToJson', {
  summary: 'Writes a custom object, or a list of them, as JSON text.',
  inputs: { CustomObject: any({ label: 'Custom object' }) },
  outputs: { Json: text({ label: 'JSON' }) },
  errors: { ErrorParsingTheCustomObjectError: 'The custom object holds a value that JSON cannot say.' },
  examples: [
    {
      title: 'An object with a list in it',
      script:
        "Variables.ConvertCustomObjectToJson CustomObject: { 'id': 7, 'tags': ['a', 'b'], 'ok': True } Json=> Json",
      variables: { Json: '{"id":7,"tags":["a","b"],"ok":true}' },
    },
    {
      title: 'A text is no custom object',
      script: "Variables.ConvertCustomObjectToJson CustomObject: $'''plain''' Json=> Json",
      fails: 'ErrorParsingTheCustomObjectError',
    },
  ],
  run({ CustomObject }, { fail }) {
    if (!(CustomObject instanceof RobinObject || CustomObject instanceof List))
      return fail(
        'ErrorParsingTheCustomObjectError',
        `A ${typeName(CustomObject)} was given where a custom object or a list of them is needed.`,
      )
    const unsayable = findUnsayable(CustomObject)
    if (unsayable)
      return fail('ErrorParsingTheCustomObjectError', `A ${typeName(unsayable)} cannot be written as JSON.`)
    return { Json: jsonText(CustomObject) }
  },
})

/** A value inside that stands for something outside of the flow. */
function findUnsayable(value: Value): Value | undefined {
  if (value instanceof Instance || value instanceof BinaryValue || value instanceof CredentialValue) return value
  const inner = value instanceof List ? value.items : value instanceof RobinObject ? value.entries.values() : []
  for (const item of inner) {
    const found = typeof item === 'object' ? findUnsayable(item) : undefined
    if (found) return found
  }
  return undefined
}
