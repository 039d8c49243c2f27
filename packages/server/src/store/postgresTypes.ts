import pg from 'pg'

/** How values of PostgreSQL become values of a row: bigint and numeric as numbers, points in time as ms since 1970. */
export const postgresTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    return parsers[oid] ?? pg.types.getTypeParser(oid, format as 'text')
  },
}

const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  20: Number, // int8
  1700: Number, // numeric
  1184: toTime, // timestamptz
}

/** `2022-09-05 08:04:11.5+00` */
function toTime(text: string): number {
  const iso = text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')
  return Date.parse(iso)
}
