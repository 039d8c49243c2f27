import { type DataverseError, dataverseError } from '@deskhand/contract/errors'

/**
 * What is wrong with a query's text, and where: the sentence the platform answers, positions counted from 0.
 *
 * @example
 * syntaxError('Syntax error', 8, 'name eq ,')
 * // 400 Syntax error at position 8 in 'name eq ,'.
 */
export const syntaxError = (what: string, at: number, text: string): DataverseError =>
  dataverseError('BadQuery', `${what} at position ${at} in '${shortened(text)}'.`)

const shortened = (text: string): string => (text.length <= 500 ? text : `${text.slice(0, 500)}…`)
