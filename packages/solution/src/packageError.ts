/** Why a file is refused: one word for programs, by the sentence for people. */
export type PackageErrorCode =
  | 'archive-damaged'
  | 'archive-encrypted'
  | 'archive-unsupported'
  | 'archive-too-large'
  | 'path-refused'
  | 'xml-damaged'
  | 'xml-refused'
  | 'xml-too-deep'
  | 'json-damaged'
  | 'base64-damaged'
  | 'nothing-inside'
  | 'not-writable'

/** A file that cannot be read or written as what it is said to be. The message says which part, and what to do. */
export class PackageError extends Error {
  readonly code: PackageErrorCode

  constructor(code: PackageErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'PackageError'
    this.code = code
  }
}
