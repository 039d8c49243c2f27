import type { Value } from './value.ts'

/** A list, counted from 0. Change one only where it was given to be changed; see `owned`. */
export class List {
  items: Value[]
  /** Held in more than one place: to be copied before a change. */
  shared = false

  constructor(items: Value[] = []) {
    this.items = items
  }
}
