/**
 * The boolean a text stands for, whatever its case and the blanks around it; undefined where it is none.
 *
 * @example booleanOf(' true') // true
 */
export function booleanOf(text: string): boolean | undefined {
  const word = text.trim().toLowerCase()
  return word === 'true' ? true : word === 'false' ? false : undefined
}
