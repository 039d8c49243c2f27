import type { ActionShape, Catalogue, ParameterShape } from '../action/catalogue.ts'
import type { Severity } from '../diagnostic.ts'
import type { Flow, Label, Range, Subflow } from '../syntax/ast.ts'
import { type Place, type Visitor, walk } from './walk.ts'

/** What the findings need to know of the whole flow. Names are found whatever their case. */
export interface Facts {
  readonly tree: Flow
  readonly catalogue: Catalogue
  /** Variables that some statement or declaration gives a value: name in small letters → as first written. */
  readonly variables: ReadonlyMap<string, string>
  readonly subflows: ReadonlyMap<string, Subflow>
  labels(subflow: Subflow | undefined): readonly LabelPlace[]
  action(name: string): ActionShape | undefined
  input(shape: ActionShape, name: string): ParameterShape | undefined
  report(range: Range, code: string, message: string, severity?: Severity): void
}

export interface LabelPlace {
  readonly label: Label
  readonly place: Place
}

/** Reads off the tree what the findings need. */
export function collectFacts(tree: Flow, catalogue: Catalogue, report: Facts['report']): Facts {
  const variables = new Map<string, string>()
  const labels = new Map<Subflow | undefined, LabelPlace[]>()
  const shapes = new Map<string, ActionShape | undefined>()
  const inputs = new Map<ActionShape, Map<string, ParameterShape>>()
  const define = ({ text }: { text: string }) => {
    const key = text.toLowerCase()
    if (key !== '' && !variables.has(key)) variables.set(key, text)
  }
  const action = (name: string) => {
    if (!shapes.has(name)) shapes.set(name, catalogue.find(name))
    return shapes.get(name)
  }
  const input = (shape: ActionShape, name: string) => {
    let known = inputs.get(shape)
    if (known === undefined) {
      known = new Map(Object.entries(shape.inputs).map(([key, value]) => [key.toLowerCase(), value]))
      inputs.set(shape, known)
    }
    return known.get(name.toLowerCase())
  }

  for (const { name } of tree.variables) define(name)
  for (const { alias } of tree.imports) define(alias)
  const visitor: Visitor = {
    statement(statement, place) {
      if (statement.kind === 'Label') {
        const known = labels.get(place.subflow)
        if (known) known.push({ label: statement, place })
        else labels.set(place.subflow, [{ label: statement, place }])
      } else if (statement.kind === 'Set') {
        if (statement.target.kind === 'Variable') define({ text: statement.target.name })
      } else if (statement.kind === 'For' || statement.kind === 'ForEach' || statement.kind === 'LastError') {
        define(statement.variable)
      } else if (statement.kind === 'Call') for (const { variable } of statement.outs) define(variable)
    },
    action({ call }) {
      for (const { variable } of call.outs) define(variable)
      const shape = action(call.name.text)
      if (shape === undefined) return
      for (const { name, value } of call.args) {
        if (value.kind === 'Variable' && input(shape, name.text)?.byReference) define({ text: value.name })
      }
    },
  }
  walk(tree, visitor, true)
  const subflows = new Map<string, Subflow>()
  for (const subflow of tree.subflows) {
    const key = subflow.name.text.toLowerCase()
    if (!subflows.has(key)) subflows.set(key, subflow)
  }
  return { tree, catalogue, variables, subflows, labels: subflow => labels.get(subflow) ?? [], action, input, report }
}
