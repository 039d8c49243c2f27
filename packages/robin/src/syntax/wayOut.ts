import type { Cursor } from './cursor.ts'

/** What may have been meant by a word that begins no statement: ` Write EXIT LOOP.`, or nothing. */
export function wayOut(c: Cursor): string {
  const { type, text } = c.token
  if (type !== 'name') return ''
  const { text: behind } = c.ahead(1)
  if (behind === '=') return ` Write SET ${text} TO and the value.`
  const meant = foreign.get(text.toUpperCase())
  return meant === undefined ? c.hint(openers) : ` Write ${meant}.`
}

/** Words of other languages. */
const foreign: ReadonlyMap<string, string> = new Map([
  ['BREAK', 'EXIT LOOP'],
  ['CONTINUE', 'NEXT LOOP'],
  ['RETURN', 'EXIT FUNCTION'],
  ['ELSEIF', 'ELSE IF'],
  ['ELIF', 'ELSE IF'],
  ['ENDIF', 'END'],
  ['FOR', 'LOOP … FROM … TO …'],
  ['FOREACH', 'LOOP FOREACH … IN …'],
  ['WHILE', 'LOOP WHILE …'],
  ['VAR', 'SET … TO …'],
  ['LET', 'SET … TO …'],
  ['TRY', 'BLOCK, and ON BLOCK ERROR … END below it'],
  ['REGION', '**REGION'],
  ['ENDREGION', '**ENDREGION'],
])

const openers =
  'SET IF ELSE SWITCH CASE DEFAULT LOOP EXIT NEXT LABEL GOTO CALL WAIT THROW BLOCK DISABLE END FUNCTION'.split(' ')
