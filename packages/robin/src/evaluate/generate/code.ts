import type { Compiler, Evaluate } from '../compiler.ts'
import type { Step } from '../completion.ts'
import type { Site } from '../run.ts'
import type { Chunk } from './chunk.ts'
import type { Turns } from './turns.ts'

/** The source of one function in the making. */
export class Code {
  readonly compiler: Compiler
  /** It is an async function, in which a statement may wait. */
  readonly awaits: boolean
  /** Label of the innermost loop of this function. */
  loop: string | undefined
  /** JavaScript variables that stand for variables of the flow, by slot. */
  held: ReadonlyMap<number, string> | undefined
  /** Is given the function when it is there, to be called without a detour. */
  onMade: ((step: Step) => void) | undefined
  /** Statements around the one being written. */
  depth = 0
  readonly #chunk: Chunk
  readonly #lines: string[] = []
  #temps = 0
  #mostTemps = 0
  #names = 0

  constructor(compiler: Compiler, awaits = false) {
    this.compiler = compiler
    this.awaits = awaits
    this.#chunk = compiler.chunks.open()
  }

  line(text: string): void {
    this.#lines.push(text)
  }

  /** A line of a flow somebody listens to. */
  told(text: string): void {
    if (this.compiler.told) this.line(text)
  }

  /** Tells of a statement that began at a time, which is `s` unless it is said. */
  tell(site: Site, start = 's'): void {
    if (this.compiler.told) this.line(`tell(run,${this.constant(site)},${start});`)
  }

  /** What the code calls a value. */
  constant(value: unknown): string {
    return this.#chunk.constant(value)
  }

  /** A variable of the flow. */
  variable(name: string, global?: boolean): string {
    const { scope, local } = this.compiler
    if (local && global) return `run.globals[${scope.flow!.slot(name)}]`
    return this.slot(scope.slot(name))
  }

  /** A variable of the subflow in progress. */
  slot(slot: number): string {
    return this.held?.get(slot) ?? `v[${slot}]`
  }

  /** A variable for a part of an expression, free again when the `part` around it ends. */
  temp(): string {
    this.#temps += 1
    this.#mostTemps = Math.max(this.#mostTemps, this.#temps)
    return `t${this.#temps - 1}`
  }

  /** Writes a part of an expression; its variables serve others afterwards. */
  part<T>(write: () => T): T {
    const before = this.#temps
    const written = write()
    this.#temps = before
    return written
  }

  /** A name nothing else in the function has. */
  name(prefix: string): string {
    this.#names += 1
    return `${prefix}${this.#names}`
  }

  /** Says where the run is. */
  at(site: Site): void {
    this.line(`run.at=${site.at};`)
  }

  step(): Step {
    const found = this.#chunk.add(this.#source(this.#lines.join('\n')))
    let generated: Step | undefined
    return run => {
      if (generated === undefined) {
        generated = found() as Step
        this.onMade?.(generated)
      }
      return generated(run)
    }
  }

  /** As the turns of a loop, on what lasts from turn to turn. */
  turns(): Turns {
    const found = this.#chunk.add(this.#source(this.#lines.join('\n'), 'run,f'))
    const turns: Turns = {
      take(run, frame) {
        turns.take = found() as Turns['take']
        return turns.take(run, frame)
      },
    }
    return turns
  }

  evaluate(expression: string): Evaluate {
    const found = this.#chunk.add(this.#source(`return ${expression}`))
    let generated: Evaluate | undefined
    return run => {
      generated ??= found() as Evaluate
      return generated(run)
    }
  }

  #source(body: string, parameters = 'run'): string {
    const temps = Array.from({ length: this.#mostTemps }, (_, index) => `,t${index}`).join('')
    return `(${this.awaits ? 'async ' : ''}(${parameters})=>{const v=run.slots;let c,s${temps};\n${body}\n})`
  }
}
