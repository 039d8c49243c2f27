/** A whole number given on the command line. */
export function wholeNumber(value: unknown, flag: string): number {
  if (typeof value === 'string' && /^\d+$/.test(value)) return Number(value)
  throw new Error(`${flag} takes a whole number, not '${value}'`)
}
