import { helpers } from './helpers.ts'

/** A generated function: of the run, and of the value in the case of a store. */
export type Generated = (...args: never[]) => unknown

/**
 * A piece of JavaScript source in the making: functions, and the constants they use. It becomes code when the first of
 * them is called, and all at once, so that what a run never reaches costs nothing but its text.
 *
 * Nothing that stands in a flow becomes source. Variables are the numbers of their slots, statements those of their
 * sites; names, texts, values and whatever else the code works with are handed in as arguments, called k0, k1, and so
 * on. What is left is made of the words in this folder, and of literals of safe integers.
 */
export class Chunk {
  readonly #constants: unknown[] = []
  readonly #names = new Map<unknown, string>()
  #sources: string[] = []
  #size = 0
  #functions: readonly Generated[] | undefined

  /** Takes no further functions: it is large enough, or code already. */
  get closed(): boolean {
    return this.#functions !== undefined || this.#size > largest
  }

  /** The name under which the code finds a value. */
  constant(value: unknown): string {
    const known = this.#names.get(value)
    if (known !== undefined) return known
    const index = this.#constants.push(value) - 1
    const name = index < mostNamed ? `k${index}` : `k[${index}]`
    this.#names.set(value, name)
    return name
  }

  /** Adds a function, and gives what finds it. */
  add(source: string): () => Generated {
    const index = this.#sources.push(source) - 1
    this.#size += source.length
    return () => {
      this.#functions ??= this.#link()
      return this.#functions[index]!
    }
  }

  #link(): readonly Generated[] {
    const named = this.#constants.slice(0, mostNamed)
    const names = [...Object.keys(helpers), 'k', ...named.keys().map(index => `k${index}`)]
    const source = `"use strict";return[${this.#sources.join(',\n')}]`
    const make = new Function(...names, source) as (...given: unknown[]) => readonly Generated[]
    this.#sources = []
    return make(...Object.values(helpers), this.#constants, ...named)
  }
}

/** Constants with names of their own, which are the fastest; a function has no more than 65,535 parameters. */
const mostNamed = 5000

/** Characters of source. Half a screen of a flow is some thousand. */
const largest = 50_000

/** Gives out chunks, for the functions of one flow. */
export class Chunks {
  #latest = new Chunk()

  /** One that is still open. */
  open(): Chunk {
    if (this.#latest.closed) this.#latest = new Chunk()
    return this.#latest
  }
}
