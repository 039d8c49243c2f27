import type { Value } from './value.ts'

/** A custom object: keys in the order they came. A key is found as written first, then whatever its case. */
export class RobinObject {
  readonly entries: Map<string, Value>
  /** Held in more than one place: to be copied before a change. */
  shared = false

  constructor(entries: Iterable<readonly [string, Value]> = []) {
    this.entries = new Map(entries)
  }

  /** The key as the object spells it; undefined where it has none like it. */
  find(key: string): string | undefined {
    if (this.entries.has(key)) return key
    const folded = key.toLowerCase()
    for (const name of this.entries.keys()) if (name.toLowerCase() === folded) return name
    return undefined
  }

  get(key: string): Value | undefined {
    const name = this.find(key)
    return name === undefined ? undefined : this.entries.get(name)
  }

  /** Replaces the value of a key, or adds the key. */
  set(key: string, value: Value): void {
    this.entries.set(this.find(key) ?? key, value)
  }
}
