import { type DataverseError, dataverseError } from '@deskhand/contract/errors'
import { checkInputs, type FlowSchema, type InputProblem } from '@deskhand/contract/flowSchema'

/** 2 MB of UTF-8. Source: seed pages, "The input field content size is limited to 2 MB". */
export const maxInputBytes = 2_097_152

/**
 * Holds the `inputs` of a run against the flow's schema and gives the JSON text that is kept; none given is `{}`.
 *
 * @example
 * checkRunInputs(schema, '{"Count":"two"}') // throws: The input 'Count' is a string; … must be a number …
 */
export function checkRunInputs(schema: FlowSchema, text: string | undefined): string {
  const inputs = text === undefined ? {} : readInputs(text)
  const problem = checkInputs(schema, inputs)[0]
  if (problem !== undefined) throw refused(describe(problem, schema))
  return text ?? '{}'
}

function readInputs(text: string): Record<string, unknown> {
  const bytes = Buffer.byteLength(text)
  if (bytes > maxInputBytes)
    throw refused(
      `The parameter 'inputs' holds ${bytes} bytes; it may hold at most ${maxInputBytes} (2 MB). Pass large data by a file or a URL that the flow reads.`,
    )
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw refused(
      `The parameter 'inputs' is not JSON: ${(error as Error).message}. It must be a JSON object as text, for example "{\\"Input1\\":\\"Value\\"}".`,
    )
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw refused(
      `The parameter 'inputs' is a JSON ${value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value}; it must be a JSON object as text, for example "{\\"Input1\\":\\"Value\\"}".`,
    )
  return value as Record<string, unknown>
}

function describe(problem: InputProblem, schema: FlowSchema): string {
  switch (problem.kind) {
    case 'missing':
      return `The input '${problem.name}' is missing. The flow requires it: give it a value in 'inputs'.`
    case 'unknown':
      return `The input '${problem.name}' is not one of the flow's. ${known(schema)}`
    case 'type':
      return `The input '${problem.name}' is of type ${problem.actual}; the flow expects ${problem.expected}.`
  }
}

function known(schema: FlowSchema): string {
  const names = Object.keys(schema.schema?.properties ?? {})
  return names.length === 0 ? 'The flow has no inputs.' : `Its inputs are ${names.map(name => `'${name}'`).join(', ')}.`
}

const refused = (text: string): DataverseError => dataverseError('InvalidArgument', text)
