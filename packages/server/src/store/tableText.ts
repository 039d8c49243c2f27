import type { Table } from '@deskhand/contract/table'
import { assembled, type Statement } from './steps.ts'

/**
 * Makes the text of a statement about a table and some of its columns: written once, since the same columns are asked
 * for again and again.
 *
 * @example
 * const selectText = tableText((table, columns) => `select ${columns.map(quoted).join(', ')} from ${table.logicalName}`)
 */
export function tableText(
  write: (table: Table, columns: readonly string[]) => string,
): (table: Table, columns: readonly string[]) => Statement['text'] {
  // Declarations are frozen, so what is derived from one never changes.
  const kept = new WeakMap<Table, Map<string, Statement['text']>>()
  return (table, columns) => {
    const texts = kept.get(table) ?? new Map<string, Statement['text']>()
    kept.set(table, texts)
    const key = columns.join()
    const text = texts.get(key) ?? assembled(write(table, columns), []).text
    if (texts.size < most) texts.set(key, text)
    return text
  }
}

/** Texts kept for a table: enough for the server's own, while callers' choices of columns have no end. */
const most = 200
