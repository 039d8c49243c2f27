import type { SelectItem } from './query.ts'
import { split } from './split.ts'
import { syntaxError } from './syntaxError.ts'

/**
 * Reads `$select`: names between commas, each once; `*` is a name too. Empty text selects nothing by name.
 *
 * @example
 * parseSelect('name, workflowid') // [{ name: 'name', at: 0 }, { name: 'workflowid', at: 6 }]
 */
export function parseSelect(text: string): readonly SelectItem[] {
  if (text.trim() === '') return []
  const items = new Map<string, SelectItem>()
  for (const { text: name, at } of split(text, ',')) {
    if (!/^(?:\*|[a-z_]\w{0,127})$/i.test(name)) throw syntaxError('Syntax error', at, text)
    if (!items.has(name)) items.set(name, { name, at })
  }
  return [...items.values()]
}
