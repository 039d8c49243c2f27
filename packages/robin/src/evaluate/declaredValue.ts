import {
  type ConversionContext,
  ConversionError,
  toBoolean,
  toDateTime,
  toFile,
  toFolder,
  toList,
  toNumber,
  toObject,
  toRow,
  toTable,
  toText,
} from '../action/convert.ts'
import type { Value } from '../values/value.ts'

/**
 * A value as the type a flow declares for an input; undefined where it does not fit. What is declared as anything else,
 * an instance for example, takes any value.
 *
 * @example declaredValue('12', 'Numeric', host) // 12
 */
export function declaredValue(value: Value, type: string, context: ConversionContext): Value | undefined {
  try {
    return conversions[type.toLowerCase()]?.(value, context) ?? value
  } catch (thrown) {
    if (thrown instanceof ConversionError) return undefined
    throw thrown
  }
}

/** Does nothing given, a blank or an empty text, stand for a value of the type? It does for texts only. */
export const takesEmpty = (type: string): boolean => ['string', 'text'].includes(type.toLowerCase())

/** By the words Power Automate writes in `'Type'`. Source: Robin language, section 2. */
const conversions: Readonly<Record<string, (value: Value, context: ConversionContext) => Value>> = {
  string: toText,
  text: toText,
  numeric: toNumber,
  number: toNumber,
  bool: toBoolean,
  boolean: toBoolean,
  datetime: toDateTime,
  list: toList,
  datatable: toTable,
  datarow: toRow,
  customobject: toObject,
  object: toObject,
  file: toFile,
  folder: toFolder,
}
