import type { Name, Statement } from '../syntax/ast.ts'
import type { Facts } from './facts.ts'
import type { Rule } from './rule.ts'

/** Two subflows, two labels of one subflow, or two declared variables of the same name. */
export const duplicateName: Rule = {
  flow(facts) {
    const { subflows, variables } = facts.tree
    repeated(subflows, 'subflow', 'duplicate-subflow', facts)
    repeated(variables, 'input or output', 'duplicate-variable', facts)
    for (const subflow of [undefined, ...subflows]) {
      const labels = facts.labels(subflow).map(({ label }) => label)
      repeated(labels.filter(isEnabled), 'label of this subflow', 'duplicate-label', facts)
    }
  },
}

function repeated(named: readonly { readonly name: Name }[], what: string, code: string, facts: Facts): void {
  const lines = new Map<string, number>()
  for (const { name } of named) {
    const key = name.text.toLowerCase()
    const line = lines.get(key)
    if (line === undefined) lines.set(key, name.range.line)
    else facts.report(name.range, code, `Line ${line} has a ${what} called '${name.text}' already. Rename one of them.`)
  }
}

const isEnabled = (statement: Statement): boolean => statement.disabled !== true
