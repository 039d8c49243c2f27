import { sameName } from '../nearestName.ts'
import type { Argument, Name, Output } from '../syntax/ast.ts'
import type { Facts } from './facts.ts'
import type { KnownAction } from './knownActions.ts'
import type { Rule } from './rule.ts'
import type { ActionUse } from './walk.ts'

/** Arguments and outputs an action does not have, arguments given twice, and required ones left out. */
export const argumentNames: Rule = {
  findings: {
    'unknown-argument': {
      severity: 'warning',
      summary: 'The action has no argument of this name, and it is ignored.',
      advice:
        'Correct the name, or leave the argument out. Newer versions of Power Automate write arguments that older ones lack, so this is no error.',
      example: {
        wrong: "Folder.Create FolderPath: 'C:\\\\Temp' FolderName: 'Out' FolderNam: 'In' Folder=> New",
        right: "Folder.Create FolderPath: 'C:\\\\Temp' FolderName: 'Out' Folder=> New",
      },
    },
    'unknown-output': {
      severity: 'warning',
      summary: 'The action has no output of this name, so its variable stays empty.',
      advice: 'Correct the name, or leave the output out.',
      example: {
        wrong: "Text.Trim Text: ' a ' TrimOption: Text.TrimOption.Both Trimmed=> Name",
        right: "Text.Trim Text: ' a ' TrimOption: Text.TrimOption.Both TrimmedText=> Name",
      },
    },
    'duplicate-argument': {
      severity: 'error',
      summary: 'An argument or output is given twice.',
      advice: 'Leave one of them out.',
      example: {
        wrong: "EXIT Code: 1 ErrorMessage: 'No orders' Code: 2",
        right: "EXIT Code: 2 ErrorMessage: 'No orders'",
      },
    },
    'missing-argument': {
      severity: 'error',
      summary: 'An argument that the action cannot do without is missing.',
      advice: 'Write its name, a colon and a value.',
      example: {
        wrong: "File.Copy Files: 'orders.csv' CopiedFiles=> Copies",
        right: "File.Copy Files: 'orders.csv' Destination: 'C:\\\\Done' CopiedFiles=> Copies",
      },
    },
    'dynamic-argument': {
      severity: 'error',
      summary: 'An argument written with @ is given to an action that has arguments of its own only.',
      advice:
        'Leave the @ out. Only actions that call something else, such as External.RunFlow, take what that declares.',
      example: {
        wrong: "Folder.Create FolderPath: 'C:\\\\Temp' FolderName: 'Out' @Owner: 'Ada' Folder=> New",
        right: "Folder.Create FolderPath: 'C:\\\\Temp' FolderName: 'Out' Folder=> New",
      },
    },
  },
  action(use, known, facts) {
    const { args, outs } = use.call
    for (const one of repeated(args)) twice(one.name, facts)
    for (const one of repeated(outs)) twice(one.name, facts)
    if (known === undefined) return
    for (const one of args) input(one, known, facts)
    for (const one of outs) output(one, known, facts)
    missing(use, known, facts)
  },
}

type Given = Pick<Argument | Output, 'name' | 'dynamic'>

/** Those whose name was given before. Most actions have few, which are compared without more ado. */
export function repeated<T extends Given>(given: readonly T[]): readonly T[] {
  if (given.length < 2) return none
  if (given.length <= 16) {
    return given.some((one, at) => same(one, given, at)) ? given.filter((one, at) => same(one, given, at)) : none
  }
  const names = new Set<string>()
  return given.filter(({ name, dynamic }) => {
    const size = names.size
    return names.add(`${dynamic ? '@' : ''}${name.text.toLowerCase()}`).size === size
  })
}

const none: readonly never[] = []

function same({ name, dynamic }: Given, given: readonly Given[], end: number): boolean {
  for (let at = 0; at < end; at++) {
    const other = given[at]!
    if (other.dynamic === dynamic && sameName(other.name.text, name.text)) return true
  }
  return false
}

/** Reports a name that was given before. */
export function twice({ text, range }: Name, facts: Facts): void {
  facts.report(range, 'duplicate-argument', `'${text}' is given twice. Leave one of them out.`)
}

function input({ name, dynamic }: Argument, known: KnownAction, facts: Facts): void {
  const { shape } = known
  if (dynamic) notDynamic(name, known, facts)
  else if (known.input(name.text) === undefined) {
    const hint = facts.hint(name.text, () => Object.keys(shape.inputs))
    const message = `${shape.name} has no argument '${name.text}'; it is ignored.${hint}`
    facts.report(name.range, 'unknown-argument', message)
  }
}

function output({ name, dynamic }: Output, known: KnownAction, facts: Facts): void {
  const { shape } = known
  if (dynamic) notDynamic(name, known, facts)
  else if (known.output(name.text) === undefined) {
    const hint = facts.hint(name.text, () => Object.keys(shape.outputs))
    const message = `${shape.name} has no output '${name.text}'; its variable stays empty.${hint}`
    facts.report(name.range, 'unknown-output', message)
  }
}

function notDynamic(name: Name, { shape }: KnownAction, facts: Facts): void {
  if (shape.dynamic) return
  const message = `${shape.name} takes no '@${name.text}'. Write its own arguments and outputs, without @.`
  facts.report(name.range, 'dynamic-argument', message)
}

function missing({ call }: ActionUse, { shape, required }: KnownAction, facts: Facts): void {
  for (const [name, parameter] of required) {
    if (call.args.some(given => sameName(given.name.text, name))) continue
    const message = `${shape.name} needs '${name}' (${parameter.label}). Write ${name}: and a value.`
    facts.report(call.name.range, 'missing-argument', message)
  }
}
