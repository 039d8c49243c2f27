import { BinaryValue } from './binaryValue.ts'
import { CredentialValue } from './credentialValue.ts'
import { DateTime } from './dateTime.ts'
import { ErrorValue } from './errorValue.ts'
import { FileValue, FolderValue } from './fileValue.ts'
import { formatDateTime } from './formatDateTime.ts'
import { Instance } from './instance.ts'
import { List } from './list.ts'
import { doubleOf, isNumber, type NumberValue, numberOf, numberText, parseNumber } from './number.ts'
import { RobinObject } from './robinObject.ts'
import { Row, Table } from './table.ts'
import type { Value } from './value.ts'

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/**
 * A value as JSON: tables as arrays of objects, dates in ISO 8601, files and folders as paths. Numbers are JavaScript's,
 * with their 15 to 17 digits; `jsonText` keeps all.
 */
export function toJson(value: Value): Json {
  return written(value, doubleOf)
}

/**
 * A value as the text of JSON, numbers with all their digits.
 *
 * @example jsonText(new List([1, 'a'])) // '[1,"a"]'
 */
export function jsonText(value: Value, indent?: number): string {
  if (indent !== undefined) return JSON.stringify(written(value, exact), undefined, indent)
  if (value === null) return 'null'
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (value instanceof List) return listText(value.items)
  if (value instanceof RobinObject) return objectText(value.entries)
  if (value instanceof Table) return listText(value.rows)
  return JSON.stringify(written(value, exact))
}

function listText(items: readonly Value[]): string {
  let text = ''
  for (const item of items) text += text === '' ? jsonText(item) : `,${jsonText(item)}`
  return `[${text}]`
}

function objectText(entries: ReadonlyMap<string, Value>): string {
  let text = ''
  entries.forEach((item, key) => {
    text += `${text === '' ? '' : ','}${quoted(key)}:${jsonText(item)}`
  })
  return `{${text}}`
}

/** Most texts are short and need no escapes. */
const quoted = (text: string): string => (text.length < 50 && plainText.test(text) ? `"${text}"` : JSON.stringify(text))

const plainText = /^[^\0-\x1f"\\\ud800-\udfff]*$/

/** The text of JSON as a value, numbers with all their digits. Throws a SyntaxError where it is none. */
export function parseJson(text: string): Value {
  return fromJson(manyDigits.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text))
}

/** JSON as a value: arrays as lists, objects as custom objects. */
export function fromJson(json: unknown): Value {
  if (typeof json === 'string' || typeof json === 'boolean') return json
  if (typeof json === 'number') return numberOf(json)
  if (json === null || json === undefined) return null
  if (Array.isArray(json)) {
    const items: Value[] = []
    for (const item of json) items.push(fromJson(item))
    return new List(items)
  }
  if (typeof json === 'object') {
    if (Object.getPrototypeOf(json) !== Object.prototype && isNumber(json)) return json
    const object = new RobinObject()
    const { entries } = object
    for (const key of Object.keys(json)) entries.set(key, fromJson((json as Record<string, unknown>)[key]))
    return object
  }
  throw new TypeError(`A value of JavaScript type ${typeof json} is not JSON.`)
}

/** A number of so many digits may be more than JavaScript's numbers hold. */
const manyDigits = /(?:\d\.?){16}/

const keepDigits = (_key: string, value: unknown, context?: { readonly source?: string }): unknown =>
  typeof value === 'number' && context?.source !== undefined ? (parseNumber(context.source) ?? value) : value

/** JSON.rawJSON is newer than the types of JavaScript the compiler knows. */
const { rawJSON } = JSON as typeof JSON & { rawJSON(text: string): Json }

const exact = (value: NumberValue): Json => (typeof value === 'number' ? value : rawJSON(numberText(value)))

function written(value: Value, number: (value: NumberValue) => Json): Json {
  const inner = (item: Value): Json => written(item, number)
  const record = (entries: Iterable<readonly [string, Value]>): Json =>
    Object.fromEntries([...entries].map(([key, item]) => [key, inner(item)]))
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (isNumber(value)) return number(value)
  if (value instanceof DateTime)
    return formatDateTime(
      value,
      value.offset === undefined ? "yyyy-MM-dd'T'HH:mm:ss.FFF" : "yyyy-MM-dd'T'HH:mm:ss.FFFzzz",
      '',
    )
  if (value instanceof List) return value.items.map(inner)
  if (value instanceof Table) return value.rows.map(inner)
  if (value instanceof Row) return record(value.columns.map((column, index) => [column, value.cells[index] ?? null]))
  if (value instanceof RobinObject) return record(value.entries)
  if (value instanceof FileValue || value instanceof FolderValue) return value.path
  if (value instanceof ErrorValue)
    return record([
      ['ActionIndex', value.actionIndex],
      ['ActionName', value.actionName],
      ['ErrorDetails', value.errorDetails],
      ['Location', value.location],
      ['Message', value.message],
      ['SubflowName', value.subflowName],
    ])
  if (value instanceof CredentialValue) return 'credential'
  if (value instanceof BinaryValue) return Buffer.from(value.bytes).toString('base64')
  if (value instanceof Instance) return value.kind
  return value satisfies never
}
