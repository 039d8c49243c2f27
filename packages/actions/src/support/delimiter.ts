import { choice, integer } from '@deskhand/robin/action/parameters'

/** Members of the enum `Text.StandardDelimiter`. */
export const standardDelimiters = { Space: ' ', Tab: '\t', NewLine: '\r\n' } as const

export const standardDelimiter = choice('Text.StandardDelimiter', ['Space', 'Tab', 'NewLine'], {
  label: 'Standard delimiter',
  default: 'Space',
})

export const delimiterTimes = integer({ label: 'Times', default: 1 })
