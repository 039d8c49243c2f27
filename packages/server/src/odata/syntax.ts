/**
 * The grammar of queries by itself: one function a production, with no table, no store and no server behind it. Each
 * takes text that is percent-decoded (but `parseQueryOptions`, which takes the query of a URL as it stands), gives plain
 * nodes, and throws `QuerySyntaxError`, whose `position` is an offset in the text. All are linear in the text, and
 * bounded in its length and depth. What they accept is in the grammar of OData 4.01 or documented by Microsoft.
 *
 *     production           function                 production           function
 *     filter               parseFilter              null                 parseNullLiteral
 *     common expression    parseExpression          boolean              parseBooleanLiteral
 *     orderby              parseOrderBy             guid                 parseGuidLiteral
 *     select               parseSelect              date                 parseDateLiteral
 *     expand               parseExpand              date and time        parseDateTimeOffsetLiteral
 *     apply                parseApply               time of day          parseTimeOfDayLiteral
 *     query string         parseQueryOptions        duration             parseDurationLiteral
 *     resource path        parsePath                integer              parseIntegerLiteral
 *     Prefer               parsePreferences         decimal, double      parseNumberLiteral
 *                                                   string               parseStringLiteral
 *                                                   binary               parseBinaryLiteral
 *                                                   enumeration          parseEnumLiteral
 *
 * Source: Dataverse wire, sections 3.1 to 3.6.
 */
export { parseApply } from './parseApply.ts'
export { parseExpand } from './parseExpand.ts'
export { maxDepth, parseFilter, parseFilter as parseExpression } from './parseFilter.ts'
export { parseOrderBy } from './parseOrderBy.ts'
export { type Preference, parsePreferences } from './parsePreferences.ts'
export { parseQueryOptions } from './parseQueryOptions.ts'
export { parseSelect } from './parseSelect.ts'
export { parsePath } from './path.ts'
export {
  parseBinaryLiteral,
  parseBooleanLiteral,
  parseDateLiteral,
  parseDateTimeOffsetLiteral,
  parseDurationLiteral,
  parseEnumLiteral,
  parseGuidLiteral,
  parseIntegerLiteral,
  parseNullLiteral,
  parseNumberLiteral,
  parseStringLiteral,
  parseTimeOfDayLiteral,
} from './primitives.ts'
export type * from './query.ts'
export { QuerySyntaxError } from './syntaxError.ts'
export { maxLength } from './token.ts'
