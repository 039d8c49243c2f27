import { powerFxVariables } from '../powerFx/formulaFacts.ts'
import type { Flow, Subflow } from '../syntax/ast.ts'

/** Names of all variables of the flow that it declares, reads or sets, as they are first written. */
export function variableNames(flow: Flow): string[] {
  const names = new Set<string>()
  for (const declaration of flow.variables) names.add(declaration.name.text)
  for (const name of flow.sensitive) names.add(name.text)
  collect([flow.variables, flow.main], name => void names.add(name.text))
  for (const subflow of flow.subflows)
    collect([subflow.body], name => {
      if (subflow.global || name.global) names.add(name.text)
    })
  return [...names]
}

/** Names of the variables a local subflow has of its own. */
export function localNames(subflow: Subflow): string[] {
  const names = new Set(subflow.variables.map(declaration => declaration.name.text))
  collect([subflow.body], name => {
    if (!name.global) names.add(name.text)
  })
  return [...names]
}

interface Mention {
  readonly text: string
  readonly global?: true
}

/** Every variable a tree names: by expressions, and where a value is put. */
function collect(roots: readonly unknown[], found: (name: Mention) => void): void {
  const pending: unknown[] = [...roots].reverse()
  while (pending.length > 0) {
    const node = pending.pop()
    if (Array.isArray(node)) pending.push(...[...node].reverse())
    else if (isRecord(node)) {
      if (node.kind === 'Variable') found({ text: node.name as string, ...(node.global ? { global: true } : {}) })
      else if (node.kind === 'PowerFx')
        for (const { name, global } of powerFxVariables({ text: node.text as string }))
          found({ text: name, ...(global ? { global } : {}) })
      else {
        if (isName(node.variable)) found(node.variable)
        for (const [key, child] of Object.entries(node))
          if (key !== 'range' && key !== 'name' && typeof child === 'object') pending.push(child)
      }
    }
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const isName = (value: unknown): value is Mention =>
  isRecord(value) && typeof value.text === 'string' && value.text !== ''
