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

/** `2022-09-05 08:04:11.5+00`: where the parts of it stand is known, and lists are full of them. */
function toTime(text: string): number {
  // `Date.UTC` takes the years 0 to 99 for those of the last century.
  if (text[4] !== '-' || text[10] !== ' ' || !text.endsWith('+00') || text.startsWith('00')) return parsedTime(text)
  const digit = (at: number): number => text.charCodeAt(at) - zero
  const two = (at: number): number => digit(at) * 10 + digit(at + 1)
  const seconds = Date.UTC(two(0) * 100 + two(2), two(5) - 1, two(8), two(11), two(14), two(17))
  return text[19] === '.' ? seconds + Math.floor(Number(`0${text.slice(19, -3)}`) * 1000) : seconds
}

const zero = '0'.charCodeAt(0)

/** Another time zone than that of our sessions, or a year beyond four digits. */
const parsedTime = (text: string): number => Date.parse(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))
