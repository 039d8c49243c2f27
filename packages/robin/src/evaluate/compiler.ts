import type { ActionDefinition } from '../action/defineAction.ts'
import type { Condition, Expression, Name, Statement } from '../syntax/ast.ts'
import type { Value } from '../values/value.ts'
import type { Callee } from './callee.ts'
import type { Step } from './completion.ts'
import type { Chunks } from './generate/chunk.ts'
import type { FactsOf } from './generate/facts.ts'
import type { Labels } from './labels.ts'
import type { Run, Site } from './run.ts'
import type { Scope } from './scope.ts'
import type { Slot } from './slot.ts'

/** A compiled expression: never waits. */
export type Evaluate = (run: Run) => Value

/** A compiled condition; only one that is an action can wait. */
export type Test = (run: Run) => boolean | Promise<boolean>

/** Puts a value into a variable. */
export type Store = (run: Run, value: Value) => void

/**
 * What the compilers of the statement families share, for one subflow. Debugging watches a flow through it: every
 * expression of a statement goes through `expression`, every condition through `condition`, every assignment through `store`.
 */
export interface Compiler {
  /** Name of the subflow, `Main` for the flow's own body. */
  readonly subflow: string
  /** The subflow has variables of its own. */
  readonly local: boolean
  readonly scope: Scope
  readonly labels: Labels
  /** Somebody watches: every statement is compiled by itself, through this compiler. */
  readonly watched: boolean
  /** Somebody wants to hear of every statement; code for others has nothing of it. */
  readonly told: boolean
  readonly facts: FactsOf
  /** For generated code. */
  readonly chunks: Chunks
  /** One statement; undefined where there is nothing to execute. */
  statement(node: Statement): Step | undefined
  /** The statements of a body, one after the other; `onMade` is given a function that does the same without a detour. */
  body(statements: readonly Statement[], onMade?: (step: Step) => void): Step
  expression(node: Expression): Evaluate
  condition(node: Condition): Test
  /** A variable; `global`: one of the flow, named in a local subflow. */
  variable(name: string, global?: boolean): Slot
  /** Assignment to a variable; what goes into a sensitive one is remembered as not to be shown. */
  store(name: string, global?: boolean): Store
  /** Slot of a variable of the subflow in progress that can be written without `store`: nobody has to hear of it. */
  plainSlot(name: string, global?: boolean): number | undefined
  /** Whether a variable is never to be shown. */
  sensitive(name: string): boolean
  site(action: string, node: { readonly range: { readonly line: number } }): Site
  action(name: Name): ActionDefinition | undefined
  /** The place of an action's context among those of a run. */
  contextAt(definition: ActionDefinition): number
  /** What CALL calls; undefined where there is no subflow of that name. Its body is there once everything is compiled. */
  callee(name: string): Callee | undefined
}
