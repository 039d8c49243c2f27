import type { Name } from '../syntax/ast.ts'
import type { Facts } from './facts.ts'
import type { Rule } from './rule.ts'

/** Two subflows, two labels of one subflow, or two declared variables of the same name. */
export const duplicateName: Rule = {
  findings: {
    'duplicate-subflow': {
      severity: 'error',
      summary: 'Two subflows have the same name.',
      advice: 'Rename one of them; the case of letters makes no difference.',
      example: {
        wrong: 'FUNCTION Work GLOBAL\nEND FUNCTION\nFUNCTION work GLOBAL\nEND FUNCTION',
        right: 'FUNCTION Work GLOBAL\nEND FUNCTION\nFUNCTION Rest GLOBAL\nEND FUNCTION',
      },
      placed: true,
    },
    'main-subflow': {
      severity: 'error',
      summary: 'A subflow is called Main, which is what the statements before the first FUNCTION are called.',
      advice: 'Give the subflow another name.',
      example: {
        wrong: 'FUNCTION Main GLOBAL\nEND FUNCTION',
        right: 'FUNCTION Work GLOBAL\nEND FUNCTION',
      },
    },
    'duplicate-variable': {
      severity: 'error',
      summary: 'Two inputs or outputs have the same name.',
      advice: 'Rename one of them; the case of letters makes no difference.',
      example: {
        wrong: "@INPUT Name : { 'Type': 'String' }\n@OUTPUT Name : { 'Type': 'String' }",
        right: "@INPUT Name : { 'Type': 'String' }\n@OUTPUT Greeting : { 'Type': 'String' }",
      },
    },
    'duplicate-label': {
      severity: 'error',
      summary: 'Two labels of one subflow have the same name.',
      advice: 'Rename one of them. Labels of different subflows may have the same name.',
      example: { wrong: 'LABEL Start\nLABEL Start', right: 'LABEL Start\nLABEL Again' },
      placed: true,
    },
  },
  flow(facts) {
    const { subflows, variables } = facts.tree
    repeated(subflows, 'subflow', 'duplicate-subflow', facts)
    repeated(variables, 'input or output', 'duplicate-variable', facts)
    for (const { name } of subflows) {
      if (name.text.toLowerCase() !== 'main') continue
      const message = 'Main is what stands before the first FUNCTION. Give the subflow another name.'
      facts.report(name.range, 'main-subflow', message)
    }
    for (const subflow of subflows) repeated(subflow.variables, 'input or output', 'duplicate-variable', facts)
    for (const subflow of [undefined, ...subflows]) {
      const labels = facts.labels(subflow).map(({ label }) => label)
      repeated(
        labels.filter(label => !label.disabled),
        'label of this subflow',
        'duplicate-label',
        facts,
      )
    }
  },
}

function repeated(named: readonly { readonly name: Name }[], what: string, code: string, facts: Facts): void {
  const lines = new Map<string, number>()
  for (const { name } of named) {
    const key = name.text.toLowerCase()
    const line = lines.get(key)
    if (line === undefined) lines.set(key, name.range.line)
    else if (key !== '') {
      facts.report(name.range, code, `Line ${line} has a ${what} called '${name.text}' already. Rename one of them.`)
    }
  }
}
