/** A value that holds others. */
export abstract class Holder {
  /** As the catalogue names it. */
  abstract get type(): string

  /** Held in more than one place itself: to be copied before a change. */
  shared = false
}

/**
 * Says that a value is now held in a further place. SET copies lists, tables, rows and objects, but late: the value is
 * marked as shared, and `owned` copies it when one of the holders is changed.
 */
export function share<V>(value: V): V {
  if (typeof value === 'object' && value instanceof Holder) value.shared = true
  return value
}
