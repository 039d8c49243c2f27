import type { FlowSchema } from '@deskhand/contract/flowSchema'

/**
 * The inputs or outputs of a run as they are shown: the values of sensitive variables read as null.
 *
 * @example
 * maskSensitive('{"User":"a","Password":"b"}', schema) // '{"User":"a","Password":null}'
 *
 * Source: Dataverse wire, section 2.3.
 */
export function maskSensitive(text: string, schema: FlowSchema): string {
  const sensitive = Object.entries(schema.schema?.properties ?? {}).filter(([, { format }]) => format === 'password')
  if (sensitive.length === 0) return text
  const values = JSON.parse(text) as Record<string, unknown>
  for (const [name] of sensitive) if (Object.hasOwn(values, name)) values[name] = null
  return JSON.stringify(values)
}
