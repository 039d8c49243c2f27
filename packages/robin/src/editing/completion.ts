import type { ActionShape, ParameterShape } from '../action/catalogue.ts'
import { functions } from '../functions.ts'
import { propertiesOf } from '../values/types.ts'
import { codeBefore } from './codeBefore.ts'
import { actionText, parameterText } from './describe.ts'
import { type RobinDocument, scopeAt } from './document.ts'
import type { Occurrence } from './occurrences.ts'
import { statementWords } from './statementWords.ts'

/** Something that may stand at a place. */
export interface Completion {
  readonly label: string
  readonly kind: 'keyword' | 'action' | 'argument' | 'output' | 'member' | 'value' | 'variable' | 'function' | Names
  /** What goes into the text in place of the word that is begun. */
  readonly insert: string
  /** One line beside the label. */
  readonly detail?: string
  /** Markdown. */
  readonly documentation?: string
}
type Names = 'subflow' | 'label' | 'error'

/** What may stand at a place, and where the word begins that it replaces. */
export interface Completions {
  readonly start: number
  readonly items: readonly Completion[]
}

/**
 * What may stand at a place of the text: statements and actions, arguments and their values, variables, subflows,
 * labels, errors. All that begins otherwise than the word in progress is left to the editor to hide.
 *
 * @example
 * const document = readDocument('File.Copy Des', actionLibrary())
 * completionsAt(document, 13).items.map(item => item.label) // ['Files', 'Destination', 'IfFileExists']
 */
export function completionsAt(document: RobinDocument, offset: number): Completions {
  const before = codeBefore(document.text, offset)
  if (before === undefined) return { start: offset, items: [] }
  const { code, inText } = before
  const scope = scopeAt(document, offset)
  const found = inText ? values(document, code, scope) : inStatement(document, code, scope)
  const word = (found.dotted ? /[\p{L}\p{N}_.]*$/u : /[\p{L}\p{N}_]*$/u).exec(code)?.[0] ?? ''
  return { start: offset - word.length, items: found.items }
}

interface Found {
  readonly items: readonly Completion[]
  /** The word in progress may hold dots: `File.Co`. */
  readonly dotted?: boolean
}

function inStatement(document: RobinDocument, code: string, scope: string): Found {
  if (/^\s*(?:DISABLE\s+)?[\p{L}\p{N}_.]*$/iu.test(code))
    return { items: [...words(statementWords), ...actions(document, 'action')], dotted: true }
  if (/^\s*(?:DISABLE\s+)?(?:IF|WAIT|LOOP\s+WHILE)\s*\(\s*[\p{L}\p{N}_.]*$/iu.test(code))
    return { items: [...actions(document, 'condition'), ...variables(document)], dotted: true }
  if (/(?:=>|\bSET|\bFOREACH|\bLOOP)\s*[\p{L}\p{N}_]*$/iu.test(code)) return { items: variables(document) }
  if (/\bCALL\s+[\p{L}\p{N}_]*$/iu.test(code)) return { items: names(document, 'subflow') }
  if (/\bGOTO\s+[\p{L}\p{N}_]*$/iu.test(code)) return { items: names(document, 'label') }
  if (/\bON\s+(?:BLOCK\s+)?ERROR\s+[\p{L}\p{N}_]*$/iu.test(code)) return { items: errors(document, code) }
  const action =
    /^\s*(?:DISABLE\s+)?(?:(?:IF|WAIT|LOOP\s+WHILE)\s*\(\s*)?(\p{L}[\p{L}\p{N}_]*(?:\.[\p{L}\p{N}_]+)+)\s/iu
  const shape = document.catalogue.find(action.exec(code)?.[1] ?? '')
  return shape === undefined ? values(document, code, scope) : inAction(document, shape, code, scope)
}

/** In the line of an action: the value of an argument that is begun, else the names of those not yet given. */
function inAction(document: RobinDocument, shape: ActionShape, code: string, scope: string): Found {
  const given = [...code.matchAll(/([\p{L}_][\p{L}\p{N}_]*)\s*(:|=>)/gu)]
  const last = given.at(-1)
  const rest = last === undefined ? '' : code.slice(last.index + last[0].length)
  if (last?.[2] === ':' && !/\S\s+[\p{L}\p{N}_]*$/u.test(rest)) {
    const input = Object.entries(shape.inputs).find(([name]) => same(name, last[1]!))?.[1]
    if (input?.members !== undefined) return { items: members(input), dotted: true }
    if (input?.type === 'boolean') return { items: [...words(['True', 'False']), ...variables(document)] }
    return values(document, code, scope)
  }
  const open = (name: string): boolean => !given.some(one => same(one[1]!, name))
  return { items: [...argumentsOf(shape).filter(one => open(one.label)), ...words(['AND', 'OR', 'MOD'])] }
}

function argumentsOf(shape: ActionShape): Completion[] {
  return [
    ...Object.entries(shape.inputs).map(([name, input]) => ({
      label: name,
      kind: 'argument' as const,
      insert: `${name}: `,
      detail: `${input.label}${input.required ? '' : ' (optional)'}`,
      documentation: parameterText(name, input),
    })),
    ...Object.entries(shape.outputs).map(([name, output]) => ({
      label: name,
      kind: 'output' as const,
      insert: `${name}=> `,
      detail: output.label,
      documentation: `Gives ${output.type}.`,
    })),
  ]
}

const members = ({ enumType, members = [] }: ParameterShape): Completion[] =>
  members.map(member => ({
    label: `${enumType}.${member}`,
    kind: 'member',
    insert: `${enumType}.${member}`,
  }))

/** Where an expression stands: behind `Variable.` its properties, else variables and functions. */
function values(document: RobinDocument, code: string, scope: string): Found {
  const object = /([\p{L}_][\p{L}\p{N}_]*)\.[\p{L}\p{N}_]*$/u.exec(code)?.[1]
  if (object !== undefined) return { items: properties(document.typeOf(object, scope)) }
  return { items: [...variables(document), ...functionNames, ...words(['True', 'False', 'AND', 'OR', 'NOT'])] }
}

const properties = (typeName: string | undefined): Completion[] =>
  Object.entries((typeName === undefined ? undefined : propertiesOf(typeName)) ?? {}).map(
    ([name, { type, summary }]) => ({
      label: name,
      kind: 'member',
      insert: name,
      detail: type,
      documentation: summary,
    }),
  )

const functionNames: readonly Completion[] = [...functions.values()].map(({ name }) => ({
  label: name,
  kind: 'function',
  insert: `${name}(`,
}))

const words = (all: readonly string[]): Completion[] =>
  all.map(word => ({ label: word, kind: 'keyword', insert: word }))

function actions({ catalogue }: RobinDocument, kind: ActionShape['kind']): Completion[] {
  const found: Completion[] = []
  for (const name of catalogue.names()) {
    const shape = catalogue.find(name)
    if (shape?.kind !== kind) continue
    const { summary } = shape
    found.push({ label: name, kind: 'action', insert: name, detail: summary, documentation: actionText(shape) })
  }
  return found
}

const variables = (document: RobinDocument): Completion[] => distinct(document, 'variable', 'variable')
const names = (document: RobinDocument, kind: 'subflow' | 'label'): Completion[] => distinct(document, kind, kind)

/** Each name once, as it is first written; a name in quotes where it needs them. */
function distinct(document: RobinDocument, kind: Occurrence['kind'], as: Completion['kind']): Completion[] {
  const found = new Map<string, Completion>()
  for (const one of document.occurrences) {
    const key = one.name.toLowerCase()
    if (one.kind !== kind || found.has(key) || one.role === 'read') continue
    const insert = /^\p{L}[\p{L}\p{M}\p{N}_]*$/u.test(one.name) ? one.name : `'${one.name}'`
    found.set(key, { label: one.name, kind: as, insert })
  }
  return [...found.values()]
}

/** Behind ON ERROR: the errors of all actions of the flow; which action it belongs to may not be read yet. */
function errors(document: RobinDocument, code: string): Completion[] {
  const found = new Map<string, string>()
  for (const name of document.actions)
    for (const [error, sentence] of Object.entries(document.catalogue.find(name)?.errors ?? {}))
      found.set(error, sentence)
  const repeat = /BLOCK/i.test(code) ? [] : words(['REPEAT'])
  return [
    ...repeat,
    ...[...found].map(([label, detail]): Completion => ({ label, kind: 'error', insert: label, detail })),
  ]
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()
