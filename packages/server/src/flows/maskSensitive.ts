import { type FlowSchema, inputName } from '@deskhand/contract/flowSchema'

/**
 * The inputs or outputs of a run as they are shown: the values of sensitive variables read as null.
 *
 * @example
 * maskSensitive('{"User":"a","Password":"b"}', schema) // '{"User":"a","Password":null}'
 *
 * Source: Dataverse wire, section 2.3.
 */
export function maskSensitive(text: string, schema: FlowSchema): string {
  const properties = schema.schema?.properties ?? {}
  if (!Object.values(properties).some(({ format }) => format === 'password')) return text
  const values = JSON.parse(text) as Record<string, unknown>
  for (const given of Object.keys(values)) {
    const name = inputName(schema, given)
    if (name !== undefined && properties[name]?.format === 'password') values[given] = null
  }
  return JSON.stringify(values)
}
