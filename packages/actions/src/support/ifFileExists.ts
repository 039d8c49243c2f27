import { choice } from '@deskhand/robin/action/parameters'

/** What becomes of a file of the same name in the destination. */
export const ifFileExists = choice('File.IfExists', ['DoNothing', 'Overwrite'], {
  label: 'If file(s) exists',
  default: 'DoNothing',
})

/** What becomes of what a file holds already. */
export const ifWrittenFileExists = choice('File.IfFileExists', ['Overwrite', 'Append'], {
  label: 'If file exists',
  default: 'Overwrite',
})
