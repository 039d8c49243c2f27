import { choice } from '@deskhand/robin/action/parameters'

/** Members of the enum `File.CSVEncoding`. */
export const csvEncodings = [
  'UTF8',
  'Unicode',
  'BigEndianUnicode',
  'UTF8NoBOM',
  'UnicodeNoBOM',
  'SystemDefault',
  'ASCII',
] as const

export const csvColumnsSeparator = choice('File.CSVColumnsSeparator', ['SystemDefault', 'Comma', 'Semicolon', 'Tab'], {
  label: 'Columns separator',
  default: 'SystemDefault',
  description: 'SystemDefault is the comma.',
})
