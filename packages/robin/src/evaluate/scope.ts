/** Slots of the variables of a flow, or of a local subflow; names are found as written, then whatever their case. */
export class Scope {
  /** Of a local subflow: the variables of the flow, which it calls `global.Name`. */
  readonly flow: Scope | undefined
  readonly #slots = new Map<string, number>()
  /** Variables that are apart though only their case differs. */
  readonly #apart = new Map<string, number>()
  readonly #names: string[] = []

  constructor(names: readonly string[] = [], flow?: Scope, apart: readonly string[] = []) {
    this.flow = flow
    for (const name of apart) this.#apart.set(name, this.#add(name))
    for (const name of names) this.slot(name)
  }

  /** The slot of a variable, made when it is first named. */
  slot(name: string): number {
    const known = this.#apart.get(name) ?? this.#slots.get(name.toLowerCase())
    return known === undefined ? this.#add(name) : known
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

  #add(name: string): number {
    const folded = name.toLowerCase()
    const slot = this.#names.length
    if (!this.#slots.has(folded)) this.#slots.set(folded, slot)
    this.#names.push(name)
    return slot
  }
}
