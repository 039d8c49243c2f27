/** A unique index refused a row. Thrown by the drivers; verbs that can say more catch it. */
export class DuplicateKeyError extends Error {
  override readonly name = 'DuplicateKeyError'
}
