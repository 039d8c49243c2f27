import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { FlowSchema, FlowVariable } from '@deskhand/contract/flowSchema'
import { maskSensitive } from '../../src/flows/maskSensitive.ts'

const variable = (format: FlowVariable['format']): FlowVariable => ({
  default: '',
  description: '',
  format,
  title: '',
  type: 'string',
  value: null,
})
const schema: FlowSchema = {
  schema: { properties: { User: variable(null), Password: variable('password') }, type: 'object' },
}

const rows: readonly (readonly [string, FlowSchema, string, string])[] = [
  ['a sensitive value reads as null', schema, '{"User":"a","Password":"b"}', '{"User":"a","Password":null}'],
  ['a sensitive value that was not given stays away', schema, '{"User":"a"}', '{"User":"a"}'],
  ['a text without sensitive values stays as it is', { schema: null }, '{ "A" : 1.0 }', '{ "A" : 1.0 }'],
]

describe('inputs and outputs as they are shown', () => {
  for (const [title, flow, text, expected] of rows) {
    test(title, () => assert.equal(maskSensitive(text, flow), expected))
  }
})
