import type { Catalogue } from '../action/catalogue.ts'
import { type Diagnostic, diagnose } from '../diagnostic.ts'
import type { Argument, Expression, Flow, Statement } from '../syntax/ast.ts'
import { collectFacts, type Facts } from './facts.ts'
import { declarations, rules } from './rules.ts'
import { type ActionUse, type Place, walk } from './walk.ts'

/**
 * Finds what would go wrong in a flow before it runs: the static checks of the designer. What is disabled is not
 * checked, but what it assigns counts as assigned. Names that unreadable lines may define, in small letters, are not
 * reported as unknown. Source: Robin language, section 3.5.
 *
 * @example
 * check(parse('SET A TO Custmer').tree, catalogue)
 * // [{ severity: 'error', code: 'unknown-variable', message: "Variable 'Custmer' doesn't exist.", line: 1, column: 10, … }]
 */
export function check(tree: Flow, catalogue: Catalogue, unread?: ReadonlySet<string>): Diagnostic[] {
  return checked(tree, catalogue, unread).diagnostics
}

/** As `check`, with what was found out about the flow on the way. */
export function checked(
  tree: Flow,
  catalogue: Catalogue,
  unread: ReadonlySet<string> = new Set(),
): { readonly diagnostics: Diagnostic[]; readonly facts: Facts } {
  const found: Diagnostic[] = []
  const facts = collectFacts(tree, catalogue, unread, (range, code, message) => {
    found.push(diagnose(range, code, message, declarations[code]?.severity))
  })
  for (const rule of rules) rule.flow?.(facts)
  walk(tree, {
    statement(statement, place) {
      const visits = byKind[statement.kind]
      if (visits !== undefined) for (const visit of visits) visit(statement, facts, place)
    },
    action(use) {
      const known = facts.action(use.call.name.text)
      for (const rule of actionRules) rule.action!(use, known, facts)
    },
    expression(expression, use, argument, place) {
      const visits = byKind[expression.kind]
      if (visits !== undefined) for (const visit of visits) visit(expression, facts, place, use, argument)
    },
  })
  return { diagnostics: found.sort((a, b) => a.range.start - b.range.start), facts }
}

type Visit = (node: Statement | Expression, facts: Facts, place: Place, use?: ActionUse, argument?: Argument) => void

const actionRules = rules.filter(rule => rule.action !== undefined)

const byKind = visitsByKind()

/** Kind of node → what looks at it. */
function visitsByKind(): Readonly<Partial<Record<string, readonly Visit[]>>> {
  const visits: Partial<Record<string, Visit[]>> = Object.create(null)
  for (const { on = {} } of rules) {
    for (const [kind, visit] of Object.entries(on)) visits[kind] = [...(visits[kind] ?? []), visit as Visit]
  }
  return visits
}
