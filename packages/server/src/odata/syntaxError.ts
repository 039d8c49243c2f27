import { DataverseError } from '@deskhand/contract/errors'

/** A text that cannot be read, and where: an offset in the text that was given, counted from 0. */
export class QuerySyntaxError extends DataverseError {
  readonly position: number

  constructor(message: string, position: number) {
    super('BadQuery', message)
    this.position = position
  }
}

/**
 * What is wrong with a query's text, and where: the sentence the platform answers, positions counted from 0.
 *
 * @example
 * syntaxError('Syntax error', 8, 'name eq ,')
 * // 400 Syntax error at position 8 in 'name eq ,'.
 */
export const syntaxError = (what: string, at: number, text: string): QuerySyntaxError =>
  new QuerySyntaxError(`${what} at position ${at} in '${shortened(text)}'.`, at)

/**
 * The same for a literal with a word before it that is no type, as earlier versions of OData had them.
 *
 * @example
 * unrecognized("guid'f091ffab-…'", 10, "_a_value eq guid'f091ffab-…'")
 * // 400 Unrecognized 'Edm.String' literal 'guid'f091ffab-…'' at '10' in '_a_value eq guid'f091ffab-…''.
 *
 * Source: Dataverse wire, section 3.6.
 */
export const unrecognized = (literal: string, at: number, text: string): QuerySyntaxError =>
  new QuerySyntaxError(
    `Unrecognized 'Edm.String' literal '${shortened(literal)}' at '${at}' in '${shortened(text)}'.`,
    at,
  )

const shortened = (text: string): string => (text.length <= 500 ? text : `${text.slice(0, 500)}…`)
