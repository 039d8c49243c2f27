/**
 * An id in the form rows have it: lower case, without braces; null where the text is none.
 *
 * @example
 * guid('{78AC15AE-980A-EF11-9F89-000D3A24F839}') // '78ac15ae-980a-ef11-9f89-000d3a24f839'
 */
export const guid = (text: string): string | null =>
  /^\s*\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?\s*$/i.exec(text)?.[1]?.toLowerCase() ?? null
