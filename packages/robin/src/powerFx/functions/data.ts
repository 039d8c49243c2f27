import { fromJson, toJson } from '../../values/json.ts'
import { booleanIn, formulaError, isBlank, textIn } from '../coerce.ts'
import type { FormulaHost, PowerFxFunction } from '../powerFxFunction.ts'

/** JSON, identifiers and addresses. Source: Power Fx, JSON, ParseJSON, GUID, EncodeUrl, Boolean, Language. */
export const dataFunctions: readonly PowerFxFunction[] = [
  {
    name: 'ParseJSON',
    parameters: 'Text',
    least: 1,
    most: 1,
    summary: 'The value a text of JSON writes; a field it does not have is blank.',
    example: ['ParseJSON("{""Total"": 12}").Total', '12'],
    call([text = null], { culture }) {
      try {
        return fromJson(JSON.parse(textIn(text, culture)))
      } catch {
        throw formulaError('ParseJSON needs a text of JSON.')
      }
    },
  },
  {
    name: 'JSON',
    parameters: 'Value, [JSONFormat]',
    least: 1,
    most: 2,
    summary: 'The JSON of a value, on one line or indented.',
    example: ['JSON({Name: "Ada", Born: 1815})', '"{""Name"":""Ada"",""Born"":1815}"'],
    call: ([value = null, format = null], { culture }) =>
      JSON.stringify(toJson(value), null, textIn(format, culture).includes('IndentFour') ? 4 : 0),
  },
  {
    name: 'GUID',
    parameters: '[Text]',
    least: 0,
    most: 1,
    summary: 'A new identifier, or the one a text holds.',
    example: ['GUID("0F8FAD5B-D9CB-469F-A165-70867728950E")', '"0f8fad5b-d9cb-469f-a165-70867728950e"'],
    call([text], host) {
      if (text === undefined) return newGuid(host)
      if (isBlank(text)) return null
      const digits = /^\{?([\da-f]{8}-?[\da-f]{4}-?[\da-f]{4}-?[\da-f]{4}-?[\da-f]{12})\}?$/i.exec(
        textIn(text, ''),
      )?.[1]
      if (digits === undefined) throw formulaError('GUID takes a text of 32 hexadecimal digits in five groups.')
      return grouped(digits.replaceAll('-', '').toLowerCase())
    },
  },
  {
    name: 'EncodeUrl',
    parameters: 'Text',
    least: 1,
    most: 1,
    summary: 'The text as a part of an address may hold it.',
    example: ['EncodeUrl("a b&c")', '"a%20b%26c"'],
    call: ([text = null], { culture }) => encodeURIComponent(textIn(text, culture).toWellFormed()),
  },
  {
    name: 'Boolean',
    parameters: 'Value',
    least: 1,
    most: 1,
    summary: 'True or false of a text or a number; blank of blank.',
    example: ['Boolean("True")', 'true'],
    call: ([value = null]) => (isBlank(value) ? null : booleanIn(value)),
  },
  {
    name: 'Language',
    parameters: '',
    least: 0,
    most: 0,
    summary: 'The language tag of the run.',
    example: ['Len(Language()) > 1', 'true'],
    call: (_args, { culture }) => culture,
  },
]

/** A random identifier, version 4. */
function newGuid(host: FormulaHost): string {
  const digit = (most: number): number => Math.floor(host.random() * most)
  const digits = Array.from({ length: 32 }, () => digit(16))
  digits[12] = 4
  digits[16] = 8 + digit(4)
  return grouped(digits.map(one => one.toString(16)).join(''))
}

const grouped = (digits: string): string => digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
