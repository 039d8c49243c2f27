import type { ActionDefinition } from '../action/defineAction.ts'
import type { Condition, Expression, Name, Statement } from '../syntax/ast.ts'
import type { Value } from '../values/value.ts'
import type { Step } from './completion.ts'
import type { Labels } from './labels.ts'
import type { Run, Site } from './run.ts'

/** A compiled expression: never waits. */
export type Evaluate = (run: Run) => Value

/** A compiled condition; only one that is an action can wait. */
export type Test = (run: Run) => boolean | Promise<boolean>

/** Puts a value into a variable. */
export type Store = (run: Run, value: Value) => void

/** What the compilers of the statement families share, for one subflow. */
export interface Compiler {
  /** Name of the subflow, `Main` for the flow's own body. */
  readonly subflow: string
  readonly labels: Labels
  expression(node: Expression): Evaluate
  condition(node: Condition, site: Site): Test
  /** The statements of a body, one after the other. */
  body(statements: readonly Statement[]): Step
  /** Slot of a variable. */
  slot(name: string): number
  /** Assignment to a variable; what goes into a sensitive one is remembered as not to be shown. */
  store(name: string): Store
  site(action: string, node: { readonly range: { readonly line: number } }): Site
  action(name: Name): ActionDefinition | undefined
  /** The body of a subflow, once everything is compiled; undefined where there is none of that name. */
  subflowBody(name: string): (() => Step) | undefined
}
