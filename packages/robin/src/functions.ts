/** The functions an expression may call, in small letters, and how many arguments each takes. Source: Robin language, section 3.2. */
export const functions: ReadonlyMap<string, { readonly name: string; readonly least: number; readonly most: number }> =
  new Map(
    [
      ...['Contains', 'NotContains', 'StartsWith', 'NotStartsWith', 'EndsWith', 'NotEndsWith'].map(name => ({
        name,
        least: 2,
        most: 3,
      })),
      ...['IsEmpty', 'IsNotEmpty', 'IsBlank', 'IsNotBlank'].map(name => ({ name, least: 1, most: 1 })),
    ].map(row => [row.name.toLowerCase(), row]),
  )
