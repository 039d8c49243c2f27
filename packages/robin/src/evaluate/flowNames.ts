import { powerFxVariables } from '../powerFx/formulaFacts.ts'
import type { Flow, Subflow } from '../syntax/ast.ts'

/** A variable as a tree names it. */
export interface Mention {
  readonly text: string
  readonly global?: true | undefined
}

/** What a piece of a tree says of variables. */
export interface Names {
  /** Every variable it names, by expressions and where a value is put, in the order of the text. */
  readonly mentioned: readonly Mention[]
  /** Those it gives values, as they are written. */
  readonly given: ReadonlySet<string>
  readonly hasPowerFx: boolean
}

/** The names of a flow, of each of its bodies. */
export interface FlowNames {
  /** Main, and the declarations. */
  readonly main: Names
  readonly subflows: ReadonlyMap<Subflow, Names>
  readonly hasPowerFx: boolean
}

/** Reads the names of variables off a flow, once. */
export function flowNames(flow: Flow): FlowNames {
  const main = namesIn([flow.variables, flow.main])
  const subflows = new Map(flow.subflows.map(one => [one, namesIn(one.body)] as const))
  const declared = flow.subflows.map(one => namesIn(one.variables))
  const hasPowerFx = [main, ...subflows.values(), ...declared].some(one => one.hasPowerFx)
  return { main, subflows, hasPowerFx }
}

function namesIn(root: readonly unknown[]): Names {
  const mentioned: Mention[] = []
  const given = new Set<string>()
  let hasPowerFx = false
  const pending: object[] = [root]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (Array.isArray(node)) {
      for (let at = node.length - 1; at >= 0; at--) if (isNode(node[at])) pending.push(node[at])
      continue
    }
    const { kind, name, text, target, variable, global } = node as Record<string, unknown>
    if (kind === 'Variable') {
      mentioned.push({ text: name as string, global: global as true | undefined })
      continue
    }
    if (kind === 'PowerFx') {
      hasPowerFx = true
      for (const one of powerFxVariables({ text: text as string }))
        mentioned.push({ text: one.name, global: one.global })
      continue
    }
    if (kind === 'Set' && isNode(target) && target.kind === 'Variable') given.add(String(target.name))
    if (isNode(variable) && typeof variable.text === 'string' && variable.text !== '') {
      mentioned.push(variable as unknown as Mention)
      given.add(variable.text)
    }
    const keys = Object.keys(node)
    for (let at = keys.length - 1; at >= 0; at--) {
      const key = keys[at]!
      if (key === 'range' || key === 'name') continue
      const child = (node as Record<string, unknown>)[key]
      if (isNode(child)) pending.push(child)
    }
  }
  return { mentioned, given, hasPowerFx }
}

const isNode = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
