/**
 * Cuts a line of arguments as a shell would: blanks separate, quotes of either kind hold together, a backslash takes
 * the next quote, blank or backslash as it is. Nothing is expanded.
 *
 * @example splitArguments('-o "my file.txt"') // ['-o', 'my file.txt']
 */
export function splitArguments(line: string): string[] {
  const found: string[] = []
  const pieces = /"((?:\\["\\]|[^"])*)"|'([^']*)'|\\(["'\s\\])|([^\s"'\\]+|\\)|(\s+)/g
  let current: string | undefined
  for (const [, double, single, escaped, plain, blanks] of line.matchAll(pieces)) {
    if (blanks !== undefined) {
      if (current !== undefined) found.push(current)
      current = undefined
    } else current = (current ?? '') + (double?.replace(/\\(["\\])/g, '$1') ?? single ?? escaped ?? plain ?? '')
  }
  if (current !== undefined) found.push(current)
  return found
}
