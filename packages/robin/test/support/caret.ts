import { type RobinDocument, readDocument } from '../../src/editing/document.ts'
import { catalogue } from './catalogue.ts'

/** A text in which `|` is the caret, read as an editor has it. */
export function atCaret(marked: string): { readonly document: RobinDocument; readonly offset: number } {
  const offset = marked.indexOf('|')
  if (offset < 0) throw new Error(`no caret in: ${marked}`)
  return { document: readDocument(marked.slice(0, offset) + marked.slice(offset + 1), catalogue), offset }
}
