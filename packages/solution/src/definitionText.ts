import { PackageError } from './packageError.ts'

/**
 * The Robin text of a definition column: it stands there as a JSON string literal in exports, plain in rows. No
 * statement of the language begins with a quotation mark, so the two cannot be taken for each other.
 *
 * @example
 * definitionText(String.raw`"SET A TO $'''\\'''\r\n"`, 'The flow') // "SET A TO $'''\'''", CR, LF
 *
 * Source: Robin language, section 12.2.
 */
export function definitionText(column: string, what: string): string {
  const trimmed = column.trim()
  if (!trimmed.startsWith('"')) return column
  try {
    const text: unknown = JSON.parse(trimmed)
    if (typeof text === 'string') return text
  } catch (cause) {
    throw new PackageError('json-damaged', `${what} has a definition that is no JSON text: ${reason(cause)}.`, {
      cause,
    })
  }
  throw new PackageError('json-damaged', `${what} has a definition that is no JSON text.`)
}

/** The text as a JSON string literal that XML can hold. */
export const definitionLiteral = (text: string): string =>
  JSON.stringify(text).replace(/[\u007f\ufffe\uffff]/g, escaped)

/** A column of JSON as XML can hold it: the characters that it cannot, written as JSON writes them. */
export const jsonForXml = (text: string): string =>
  text.replace(/[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, escaped)

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

const reason = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))
