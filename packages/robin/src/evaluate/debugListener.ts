import type { RunError } from '../runError.ts'
import type { Range, Statement } from '../syntax/ast.ts'
import type { Value } from '../values/value.ts'
import type { Site } from './run.ts'

/**
 * What a tracer or debugger hears of a run. A program that is run with one is compiled for it: without one, nothing is
 * paid for it. Both methods are optional and must not throw.
 *
 * @example
 * await program.run({
 *   host: nodeHost(),
 *   debug: { after: trace => console.error(trace.site.line, trace.changes.map(one => `${one.name} = ${trace.show(one)}`)) },
 * })
 */
export interface DebugListener {
  /** Before each statement, and before each further turn of a loop. A promise holds the run until it resolves; a cancel does not wait for it. */
  before?(moment: Moment): void | Promise<void>
  /** After each statement, with its values; of IF, SWITCH, LOOP, BLOCK and CALL as soon as their first line is done. */
  after?(trace: Trace): void
}

/** The run as it stands before a statement. Good until the run goes on. */
export interface Moment {
  readonly statement: Statement
  readonly site: Site
  /** A further turn of the loop, whose variable is set already. */
  readonly turn: boolean
  /** Calls in progress: 0 in Main. */
  readonly depth: number
  /** Where the run stands, and the CALLs that led there: innermost first. */
  frames(): readonly Frame[]
  /** The variables a frame sees, by name; without a number those of the innermost one. */
  variables(frame?: number): readonly DebugValue[]
  /** The value of an expression, such as `Total + 1`; throws a RunError that says what is wrong with it. */
  evaluate(expression: string, frame?: number): DebugValue
  /** Assigns as SET does: to a variable, or to a place in one. Throws a RunError that says what is wrong. */
  assign(target: string, expression: string, frame?: number): void
  /** A value as text: masked where it is sensitive or holds something that is; cut where it is long. */
  show(value: DebugValue, longest?: number): string
}

/** A place in a subflow where the run stands, or to which it will return. */
export interface Frame {
  readonly subflow: string
  /** From 1. */
  readonly line: number
}

/** A value by its name. Whoever keeps it beyond the call must `share` it. */
export interface DebugValue {
  readonly name: string
  readonly value: Value
  /** Never to be shown. */
  readonly sensitive: boolean
}

/** A statement that was executed. */
export interface Trace {
  readonly statement: Statement
  readonly site: Site
  /** A further turn of a loop, or a further attempt of an action. */
  readonly again: boolean
  /** Calls in progress: 0 in Main. */
  readonly depth: number
  /** What it was given: arguments, conditions, bounds of loops; literals are left out. */
  readonly inputs: readonly DebugValue[]
  /** What it put into variables. */
  readonly changes: readonly DebugValue[]
  /** Set when it failed, whether or not the flow handles that. */
  readonly error: RunError | undefined
  /** Parts of its text that are not to be shown, in the order of the text. */
  readonly secrets: readonly Range[]
  /** As `Moment.show`. */
  show(value: DebugValue, longest?: number): string
  /** A text with everything sensitive in it replaced. */
  mask(text: string): string
}
