import type { Place } from '../action/parameters.ts'
import { owned } from '../values/owned.ts'
import type { Value } from '../values/value.ts'

/** A variable that an action changes and of which nobody else has to hear. */
export class SlotPlace implements Place {
  readonly slots: Value[]
  readonly slot: number

  constructor(slots: Value[], slot: number) {
    this.slots = slots
    this.slot = slot
  }

  read(): Value {
    const held = this.slots[this.slot]!
    const own = owned(held)
    if (own !== held) this.slots[this.slot] = own
    return own
  }

  write(value: Value): void {
    this.slots[this.slot] = value
  }
}
