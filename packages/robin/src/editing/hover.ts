import { walk } from '../check/walk.ts'
import type { ActionCall, Range } from '../syntax/ast.ts'
import { actionText, parameterText } from './describe.ts'
import { holds, type RobinDocument } from './document.ts'
import { definitionAt, occurrenceAt, occurrencesOf } from './navigate.ts'

/** What there is to say about a place. */
export interface Hover {
  readonly range: Range
  /** Markdown. */
  readonly text: string
}

/** What there is to say about the action, argument or name at a place. */
export function hoverAt(document: RobinDocument, offset: number): Hover | undefined {
  const call = callAt(document, offset)
  return (call && aboutCall(document, call, offset)) ?? aboutName(document, offset)
}

function callAt(document: RobinDocument, offset: number): ActionCall | undefined {
  let found: ActionCall | undefined
  const action = ({ call }: { call: ActionCall }): void => {
    if (holds(call.range, offset)) found = call
  }
  walk(document.tree, { statement: () => {}, action }, true)
  return found
}

function aboutCall({ catalogue }: RobinDocument, call: ActionCall, offset: number): Hover | undefined {
  const shape = catalogue.find(call.name.text)
  if (shape === undefined) return undefined
  if (holds(call.name.range, offset)) return { range: call.name.range, text: actionText(shape) }
  const named = [...call.args, ...call.outs].find(({ name }) => holds(name.range, offset))?.name
  if (named === undefined) return undefined
  const find = <T>(all: Readonly<Record<string, T>>) =>
    Object.entries(all).find(([key]) => key.toLowerCase() === named.text.toLowerCase())
  const input = find(shape.inputs)
  if (input !== undefined) return { range: named.range, text: parameterText(...input) }
  const output = find(shape.outputs)
  if (output === undefined) return undefined
  return { range: named.range, text: `\`${output[0]}\` (${output[1].type}): ${output[1].label}` }
}

function aboutName(document: RobinDocument, offset: number): Hover | undefined {
  const here = occurrenceAt(document, offset)
  if (here === undefined) return undefined
  const uses = occurrencesOf(document, offset).length
  const from = definitionAt(document, offset)
  const where = from === undefined ? 'defined nowhere' : `line ${from.line}`
  const own = here.kind === 'variable' && here.scope !== '' ? ` of subflow ${here.scope}` : ''
  const type = here.kind === 'variable' ? document.typeOf(here.name, here.scope) : undefined
  const what = type === undefined ? here.kind : `${here.kind} (${type})`
  const text = `${what} **${here.name}**${own}: ${where}, ${uses} ${uses === 1 ? 'place' : 'places'}`
  return { range: here.range, text }
}
