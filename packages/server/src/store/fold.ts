/**
 * Text as comparisons see it: case and accents do not count, as in Dataverse. SQLite calls this function as
 * `dh_fold(text)`; PostgreSQL has one of the same name, made by the migrations. Both give the same for the same text.
 *
 * @example
 * fold('Élan') // 'elan'
 */
export function fold(text: string): string {
  if (ascii.test(text)) return text.toLowerCase()
  return text.normalize('NFKD').replace(marks, '').toLowerCase().replaceAll('ς', 'σ')
}

const ascii = /^[\x00-\x7f]*$/
/** Combining marks, U+0300 to U+036F. */
const marks = /[\u0300-\u036f]/g
