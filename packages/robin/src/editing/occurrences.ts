import { walk } from '../check/walk.ts'
import { powerFxVariables } from '../powerFx/formulaFacts.ts'
import { placeIn } from '../powerFx/positions.ts'
import type { Call, Expression, Flow, Name, Range, Statement, Subflow } from '../syntax/ast.ts'

/** A name in the text that stands for a variable, a subflow or a label. */
export interface Occurrence {
  readonly kind: 'variable' | 'subflow' | 'label'
  /** As written here. */
  readonly name: string
  /** Of the name alone; of a quoted name with its quotes. */
  readonly range: Range
  /** `declare`: `@INPUT`, LABEL, FUNCTION; `write`: gets a value here; `read`: everything else. */
  readonly role: 'declare' | 'write' | 'read'
  /** The subflow whose own the name is, in small letters; empty for what belongs to the flow. */
  readonly scope: string
}

/** Whether two names mean the same thing. */
export const isSame = (a: Occurrence, b: Occurrence): boolean =>
  a.kind === b.kind && a.scope === b.scope && a.name.toLowerCase() === b.name.toLowerCase()

/** All names of a flow, in the order of the text; what is disabled too. */
export function occurrencesIn(tree: Flow): Occurrence[] {
  const found: Occurrence[] = []
  const locals = new Set(tree.subflows.filter(one => !one.global).map(one => keyOf(one)))
  /** Where variables begin that are assigned to, not read. */
  const assigned = new Set<number>()
  let here: Subflow | undefined

  const add = (kind: Occurrence['kind'], { text, range }: Name, role: Occurrence['role'], scope: string): void => {
    if (text !== '') found.push({ kind, name: text, range, role, scope })
  }
  const variable = (name: Name, role: Occurrence['role']): void => {
    if (name.global) add('variable', { ...name, range: endOf(name) }, role, '')
    else add('variable', name, role, here === undefined || here.global ? '' : keyOf(here))
  }

  const call = ({ subflow, args, outs }: Call): void => {
    add('subflow', subflow, 'read', '')
    const called = subflow.text.toLowerCase()
    if (locals.has(called)) for (const { name } of [...args, ...outs]) add('variable', name, 'read', called)
    for (const out of outs) variable(out.variable, 'write')
  }

  const statement = (one: Statement): void => {
    const labels = here === undefined ? '' : keyOf(here)
    if (one.kind === 'Set') {
      const root = rootOf(one.target)
      if (root?.kind !== 'Variable') return
      assigned.add(root.range.start)
      if (root === one.target) variable({ ...root, text: root.name }, 'write')
    } else if (one.kind === 'For' || one.kind === 'ForEach' || one.kind === 'LastError') variable(one.variable, 'write')
    else if (one.kind === 'Label') add('label', one.name, 'declare', labels)
    else if (one.kind === 'GoTo') add('label', one.label, 'read', labels)
    else if (one.kind === 'Call') call(one)
  }

  for (const { name } of tree.variables) add('variable', name, 'declare', '')
  for (const { alias } of tree.imports) add('variable', alias, 'declare', '')
  for (const name of tree.sensitive) add('variable', name, 'read', '')
  for (const subflow of tree.subflows) {
    add('subflow', subflow.name, 'declare', '')
    for (const { name } of subflow.variables) add('variable', name, 'declare', subflow.global ? '' : keyOf(subflow))
  }
  walk(
    tree,
    {
      statement(one, place) {
        here = place.subflow
        statement(one)
      },
      action({ call: { outs } }) {
        for (const out of outs) variable(out.variable, 'write')
      },
      expression(one) {
        if (one.kind === 'Variable')
          variable({ ...one, text: one.name }, assigned.has(one.range.start) ? 'write' : 'read')
        else if (one.kind === 'PowerFx')
          for (const read of powerFxVariables(one))
            variable({ text: read.name, range: placeIn(one, read), ...(read.global && { global: true }) }, 'read')
      },
    },
    true,
  )
  return found.sort((a, b) => a.range.start - b.range.start)
}

const keyOf = ({ name }: Subflow): string => name.text.toLowerCase()

/** `Var` of `global.Var`. */
function endOf({ text, range }: Name): Range {
  const before = range.end - text.length - range.start
  return { ...range, start: range.start + before, column: range.column + before }
}

/** The variable a place is in: `O` of `O['a'][1]`. */
function rootOf(target: Expression): Expression | undefined {
  let node = target
  while (node.kind === 'Index' || node.kind === 'Property' || node.kind === 'Parenthesized')
    node = node.kind === 'Parenthesized' ? node.inner : node.object
  return node
}
