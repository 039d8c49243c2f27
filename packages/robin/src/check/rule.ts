import type { Findings } from '../finding.ts'
import type { Argument, Expression, Statement } from '../syntax/ast.ts'
import type { Facts } from './facts.ts'
import type { KnownAction } from './knownActions.ts'
import type { ActionUse, Place } from './walk.ts'

type Node = Statement | Expression

/** What one file looks for. Each rule declares the findings it reports, and is told of the nodes it names. */
export interface Rule {
  readonly findings: Findings
  /** Once, before all nodes. */
  flow?(facts: Facts): void
  /** The action is undefined when the catalogue does not know it. */
  action?(use: ActionUse, known: KnownAction | undefined, facts: Facts): void
  /** By kind of statement or expression; the latter with the action and argument whose value it is part of, if any. */
  readonly on?: {
    readonly [Kind in Node['kind']]?: (
      node: Extract<Node, { kind: Kind }>,
      facts: Facts,
      place: Place,
      use?: ActionUse,
      argument?: Argument,
    ) => void
  }
}
