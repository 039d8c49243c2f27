import type { ActionShape } from '../action/catalogue.ts'
import type { Argument, Expression, Statement } from '../syntax/ast.ts'
import type { Facts } from './facts.ts'
import type { ActionUse, Place } from './walk.ts'

/** One finding: what it looks at. Each rule is a file, named after the code it reports. */
export interface Rule {
  flow?(facts: Facts): void
  statement?(statement: Statement, place: Place, facts: Facts): void
  /** The shape is absent when the catalogue does not know the action. */
  action?(use: ActionUse, shape: ActionShape | undefined, facts: Facts): void
  expression?(expression: Expression, facts: Facts, use?: ActionUse, argument?: Argument): void
}
