import type {
  ActionCall,
  Annotation,
  BlockRule,
  Call,
  Condition,
  Declaration,
  Flow,
  Handler,
  Name,
  Rule,
  SetStatement,
  Statement,
} from './ast.ts'
import { printExpression, printName, printText } from './printExpression.ts'

/**
 * Writes a flow as Power Automate does: CR LF, four blanks a block, annotations and the rules of an error block flush
 * left. Comments stay where they stand. Parsing what was printed gives the same tree, but for its places. Source: Robin language, sections 1.1 and 2.
 *
 * @example
 * print(parse('set x to 1+2 #sum').tree) // 'SET x TO 1 + 2 #sum\r\n'
 */
export function print(flow: Flow): string {
  const lines: string[] = []
  let printed = 0
  for (const { start, text } of declarations(flow)) {
    printed = printRemarks(flow.main, printed, start, lines)
    lines.push(text)
  }
  const rest = flow.main.slice(printed)
  const { subflows } = flow
  const until = (at: number) => subflows[at]?.range.start ?? Number.POSITIVE_INFINITY
  printBody(
    rest.filter(({ range }) => range.start <= until(0)),
    '',
    lines,
  )
  for (const [at, { name, global, variables, body, range }] of subflows.entries()) {
    lines.push(`FUNCTION ${printName(name.text)}${global ? ' GLOBAL' : ''}`)
    let own = 0
    for (const variable of variables) {
      own = printRemarks(body, own, variable.range.start, lines, indent)
      lines.push(indent + printDeclaration(variable))
    }
    printBody(body.slice(own), indent, lines)
    lines.push('END FUNCTION')
    printBody(
      rest.filter(one => one.range.start > range.start && one.range.start <= until(at + 1)),
      '',
      lines,
    )
  }
  if (flow.trailer !== undefined) lines.push(flow.trailer)
  return lines.length === 0 ? '' : `${lines.join('\r\n')}\r\n`
}

/** What stands above the statements, in the order of the text. */
function declarations(flow: Flow): { start: number; text: string }[] {
  const { header, imports, sensitive, variables } = flow
  const [first] = sensitive
  const names = sensitive.map(name => name.text).join(', ')
  return [
    ...header.map(one => ({ start: one.range.start, text: printAnnotation(one) })),
    ...imports.map(({ path, alias, range }) => ({
      start: range.start,
      text: `IMPORT ${printText(path)} AS ${alias.text}`,
    })),
    ...(first ? [{ start: first.range.start, text: `@SENSITIVE: [${names}]` }] : []),
    ...variables.map(one => ({ start: one.range.start, text: printDeclaration(one) })),
  ].sort((a, b) => a.start - b.start)
}

/** Prints the comments of a body that stand before a declaration; gives how many statements of it are printed. */
function printRemarks(body: readonly Statement[], from: number, before: number, lines: string[], margin = ''): number {
  let at = from
  for (let one = body[at]; one?.kind === 'Comment' && one.range.start < before; one = body[++at]) {
    if (one.trailing && lines.length === 0) break
    printStatement(one, margin, lines)
  }
  return at
}

const indent = '    '

function printDeclaration({ direction, name, properties }: Declaration): string {
  return `@${direction.toUpperCase()} ${name.text} : ${printExpression(properties)}`
}

function printBody(statements: readonly Statement[], margin: string, lines: string[]): void {
  for (const statement of statements) {
    for (const annotation of statement.annotations ?? []) lines.push(printAnnotation(annotation))
    printStatement(statement, margin, lines)
  }
}

function printStatement(statement: Statement, margin: string, lines: string[]): void {
  const inner = margin + indent
  const disable = statement.disabled ? 'DISABLE ' : ''
  const line = (text: string) => void lines.push(margin + disable + text)
  const part = (head: string, body: readonly Statement[] | undefined, at = margin) => {
    if (body !== undefined) printPart(disable + head, body, at, lines)
  }
  switch (statement.kind) {
    case 'Comment': {
      const text = statement.block ? `/#${statement.text}#/` : `#${statement.text}`
      if (statement.trailing && lines.length > 0) lines[lines.length - 1] += `${blank(lines)}${text}`
      else line(text)
      break
    }
    case 'If':
      for (const [at, { condition, body }] of statement.branches.entries()) {
        line(`${at === 0 ? '' : 'ELSE '}IF ${printCondition(condition)} THEN`)
        if (condition.kind === 'ActionCondition') printHandler(condition.handler, margin, lines)
        printBody(body, inner, lines)
      }
      part('ELSE', statement.otherwise)
      line('END')
      break
    case 'Switch':
      line(`SWITCH ${printExpression(statement.subject)}`)
      for (const { operator, value, body } of statement.cases) {
        part(`CASE ${operator} ${printExpression(value)}`, body, inner)
      }
      part('DEFAULT', statement.otherwise, inner)
      line('END')
      break
    case 'For': {
      const { variable, from, to, step, body } = statement
      const range = `FROM ${printExpression(from)} TO ${printExpression(to)}${step ? ` STEP ${printExpression(step)}` : ''}`
      printPart(
        variable.text === '' ? `LOOP ${range}` : `LOOP ${printVariable(variable)} ${range}`,
        body,
        margin,
        lines,
      )
      line('END')
      break
    }
    case 'ForEach': {
      const { variable, items, body } = statement
      part(`LOOP FOREACH ${printVariable(variable)} IN ${printExpression(items)}`, body)
      line('END')
      break
    }
    case 'While':
      line(`LOOP WHILE ${printCondition(statement.condition)}`)
      if (statement.condition.kind === 'ActionCondition') printHandler(statement.condition.handler, margin, lines)
      printBody(statement.body, inner, lines)
      line('END')
      break
    case 'Block':
      line(`BLOCK ${statement.name ? printName(statement.name.text) : ''}`)
      for (const rule of statement.rules) printPart(blockRule(rule), rule.body, '', lines)
      if (statement.rules.length > 0) lines.push('END')
      printBody(statement.body, inner, lines)
      line('END')
      break
    case 'Action':
      line(printAction(statement.action))
      printHandler(statement.handler, margin, lines)
      break
    case 'WaitFor': {
      const { condition, seconds, handler } = statement
      line(`WAIT (${printAction(condition)})${seconds ? ` FOR ${printExpression(seconds)}` : ''}`)
      printHandler(handler, margin, lines)
      break
    }
    default:
      line(printLine(statement))
  }
}

/** One, unless the line ends with the blank that BLOCK has. */
const blank = (lines: readonly string[]): string => (lines.at(-1)!.endsWith(' ') ? '' : ' ')

type Line = Exclude<
  Statement,
  { kind: 'Comment' | 'If' | 'Switch' | 'For' | 'ForEach' | 'While' | 'Block' | 'Action' | 'WaitFor' }
>

function printLine(statement: Line): string {
  switch (statement.kind) {
    case 'Region':
      return statement.end ? `**ENDREGION${statement.name && ` ${statement.name}`}` : `**REGION ${statement.name}`
    case 'Set':
      return printSet(statement)
    case 'ExitLoop':
      return 'EXIT LOOP'
    case 'NextLoop':
      return 'NEXT LOOP'
    case 'ExitFunction':
      return 'EXIT FUNCTION'
    case 'ExitFlow': {
      const { code, message } = statement
      const given = `${code ? ` Code: ${printExpression(code)}` : ''}`
      return `EXIT${given}${message ? ` ErrorMessage: ${printExpression(message)}` : ''}`
    }
    case 'Label':
      return `LABEL ${printName(statement.name.text)}`
    case 'GoTo':
      return `GOTO ${printName(statement.label.text)}`
    case 'Call':
      return `CALL ${callee(statement)}${printArguments(statement)}`
    case 'Wait':
      return `WAIT ${printExpression(statement.seconds)}`
    case 'LastError':
      return `ERROR => ${printVariable(statement.variable)}${statement.reset ? ` Reset: ${printExpression(statement.reset)}` : ''}`
    case 'ThrowError':
      return 'THROW ERROR'
    case 'RepeatBlock':
      return 'REPEAT BLOCK'
  }
}

function printSet({ target, value }: SetStatement): string {
  return `SET ${printExpression(target)} TO ${printExpression(value)}`
}

/** A variable alone would be read as the name of a subflow. */
function callee({ subflow, dynamic }: Call): string {
  if (dynamic === undefined) return printName(subflow.text)
  return dynamic.kind === 'Variable' ? `%${printExpression(dynamic)}%` : printExpression(dynamic)
}

const printVariable = ({ text, global }: Name): string => (global ? `global.${text}` : text)

function printPart(head: string, body: readonly Statement[], margin: string, lines: string[]): void {
  lines.push(margin + head)
  printBody(body, margin + indent, lines)
}

function printHandler(handler: Handler | undefined, margin: string, lines: string[]): void {
  if (handler === undefined) return
  const { repeat, rules } = handler
  const wait = repeat?.wait ? ` WAIT ${printExpression(repeat.wait)}` : ''
  if (repeat) lines.push(`${margin}ON ERROR REPEAT ${printExpression(repeat.times)} TIMES${wait}`)
  for (const rule of rules) printPart(`ON ERROR${errorName(rule)}`, rule.body, margin, lines)
  lines.push(`${margin}END`)
}

function blockRule(rule: BlockRule): string {
  const userDefined = rule.userDefined ? ' IsUserDefinedErrorCode: True' : ''
  return `ON BLOCK ERROR${errorName(rule)}${userDefined}${rule.all ? ' all' : ''}`
}

const errorName = ({ error }: Rule): string => (error ? ` ${printName(error.text)}` : '')

function printCondition(condition: Condition): string {
  return condition.kind === 'ActionCondition' ? `(${printAction(condition.action)})` : printExpression(condition)
}

function printAction(action: ActionCall): string {
  return `${action.name.text}${printArguments(action)}`
}

function printArguments({ args, outs }: Pick<ActionCall, 'args' | 'outs'>): string {
  const name = (one: { name: { text: string }; dynamic: boolean }) =>
    one.dynamic ? `@${printName(one.name.text)}` : one.name.text
  const given = args.map(one => ` ${name(one)}: ${printExpression(one.value)}`)
  return [...given, ...outs.map(one => ` ${name(one)}=> ${printVariable(one.variable)}`)].join('')
}

function printAnnotation({ key, value }: Annotation): string {
  return `@@${printName(key)}: ${printText(value)}`
}
