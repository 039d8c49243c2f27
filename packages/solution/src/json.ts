import { PackageError } from './packageError.ts'

/** Parses JSON; `what` names it in the error. */
export function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new PackageError('json-damaged', `${what} is no JSON: ${(cause as Error).message}.`, { cause })
  }
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const stringOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)
