import { keywords } from '../syntax/token.ts'
import type { RobinDocument } from './document.ts'
import { occurrenceAt, occurrencesOf } from './navigate.ts'
import { isSame } from './occurrences.ts'

/** A replacement of a piece of the text. */
export interface TextEdit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * The edits that give the name at a place another one, everywhere it stands; or why that cannot be.
 *
 * @example
 * rename(document, offset, 'Sum') // { edits: [{ start: 4, end: 9, text: 'Sum' }, …] }
 */
export function rename(
  document: RobinDocument,
  offset: number,
  newName: string,
): { readonly edits: readonly TextEdit[] } | { readonly refusal: string } {
  const here = occurrenceAt(document, offset)
  if (here === undefined) return { refusal: 'Only variables, subflows and labels can be renamed.' }
  const taken = document.occurrences.find(one => isSame(one, { ...here, name: newName }))
  if (taken !== undefined && !isSame(taken, here))
    return { refusal: `There is a ${here.kind} '${taken.name}' already; the two would become one.` }
  const plain = plainName.test(newName) && !keywords.has(newName.toUpperCase())
  if (here.kind === 'variable' && !plain)
    return {
      refusal: `'${newName}' cannot be the name of a variable: letters, digits and _, a letter first, no reserved word.`,
    }
  if (newName.trim() === '' || /[\r\n'\\]/.test(newName))
    return { refusal: `'${newName}' cannot be the name of a ${here.kind}: no quotes, backslashes or line breaks.` }
  const edits = occurrencesOf(document, offset).map(({ range: { start, end } }) => {
    const quoted = document.text[start] === "'" || !plain
    return { start, end, text: quoted ? `'${newName}'` : newName }
  })
  return { edits }
}

const plainName = /^\p{L}[\p{L}\p{M}\p{N}_]*$/u
