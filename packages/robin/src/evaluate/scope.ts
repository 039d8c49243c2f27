/** Slots of the variables of a flow, or of a local subflow; names are found whatever their case. */
export class Scope {
  /** Of a local subflow: the variables of the flow, which it calls `global.Name`. */
  readonly flow: Scope | undefined
  readonly #slots = new Map<string, number>()
  readonly #names: string[] = []

  constructor(names: readonly string[] = [], flow?: Scope) {
    this.flow = flow
    for (const name of names) this.slot(name)
  }

  /** The slot of a variable, made when it is first named. */
  slot(name: string): number {
    const folded = name.toLowerCase()
    const known = this.#slots.get(folded)
    if (known !== undefined) return known
    const slot = this.#names.length
    this.#slots.set(folded, slot)
    this.#names.push(name)
    return slot
  }

  has(name: string): boolean {
    return this.#slots.has(name.toLowerCase())
  }

  get size(): number {
    return this.#names.length
  }

  /** Names as they are first written, by slot. */
  get names(): readonly string[] {
    return this.#names
  }
}
