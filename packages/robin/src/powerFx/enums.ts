import { nearestName } from '../nearestName.ts'

/** The enumerations formulas may name. A member is its name as text. */
export const powerFxEnums: Readonly<Record<string, readonly string[]>> = Object.freeze({
  DateTimeFormat: [
    'LongDate',
    'LongDateTime',
    'LongDateTime24',
    'LongTime',
    'LongTime24',
    'ShortDate',
    'ShortDateTime',
    'ShortDateTime24',
    'ShortTime',
    'ShortTime24',
    'UTC',
  ],
  JSONFormat: ['Compact', 'IndentFour', 'IncludeBinaryData', 'IgnoreBinaryData', 'IgnoreUnsupportedTypes'],
  SortOrder: ['Ascending', 'Descending'],
  StartOfWeek: ['Sunday', 'Monday', 'MondayZero', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  TimeUnit: ['Milliseconds', 'Seconds', 'Minutes', 'Hours', 'Days', 'Months', 'Quarters', 'Years'],
})

/** The member of an enumeration; undefined where there is none of that name. */
export const enumMember = (type: string, member: string): string | undefined =>
  Object.hasOwn(powerFxEnums, type) ? powerFxEnums[type]?.find(known => known === member) : undefined

/** The member closest to a misspelt one; undefined where there is no such enumeration. */
export const nearestMember = (type: string, member: string): string | undefined =>
  Object.hasOwn(powerFxEnums, type) ? nearestName(member, powerFxEnums[type]!) : undefined
