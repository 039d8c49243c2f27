import type { Range } from '../syntax/ast.ts'
import { holds, type RobinDocument } from './document.ts'
import { isSame, type Occurrence } from './occurrences.ts'

/** The name at a place of the text. */
export const occurrenceAt = (document: RobinDocument, offset: number): Occurrence | undefined =>
  document.occurrences.find(one => holds(one.range, offset))

/** Every place of the name at a place: the same variable, subflow or label, whatever its case. */
export function occurrencesOf(document: RobinDocument, offset: number): readonly Occurrence[] {
  const here = occurrenceAt(document, offset)
  return here === undefined ? [] : document.occurrences.filter(one => isSame(one, here))
}

/** Where the name at a place comes from: its FUNCTION, LABEL or `@INPUT`, for a variable else the first statement that gives it a value. */
export function definitionAt(document: RobinDocument, offset: number): Range | undefined {
  const all = occurrencesOf(document, offset)
  const found = all.find(one => one.role === 'declare') ?? all.find(one => one.role === 'write')
  return found?.range
}
