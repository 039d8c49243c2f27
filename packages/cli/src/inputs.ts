import { type FlowSchema, inputName } from '@deskhand/contract/flowSchema'

/** Inputs from `--inputs '{…}'` and `--input name=value`; texts stay texts where the schema says so. */
export function inputsOf(
  options: Readonly<Record<string, string | readonly string[] | boolean | undefined>>,
  schema?: FlowSchema,
): Record<string, unknown> {
  const inputs: Record<string, unknown> = {}
  if (typeof options.inputs === 'string') {
    const all: unknown = parse(options.inputs, `--inputs is no JSON object: ${options.inputs}`)
    if (typeof all !== 'object' || all === null || Array.isArray(all)) throw new Error('--inputs must be a JSON object')
    Object.assign(inputs, all)
  }
  for (const pair of Array.isArray(options.input) ? (options.input as string[]) : []) {
    const at = pair.indexOf('=')
    if (at < 1) throw new Error(`--input takes name=value, not '${pair}'`)
    const name = pair.slice(0, at)
    const value = pair.slice(at + 1)
    const known = schema && inputName(schema, name)
    inputs[name] = known !== undefined && schema?.schema?.properties[known]?.type === 'string' ? value : jsonOr(value)
  }
  return inputs
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function parse(text: string, message: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Error(message, { cause })
  }
}
