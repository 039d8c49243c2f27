import type {
  ActionCall,
  Condition,
  Declaration,
  Expression,
  Flow,
  Handler,
  Name,
  Rule,
  Statement,
} from '../../src/syntax/ast.ts'

/** A tree as one short line, so that a case fits into a row: `set X (+ 1 (* 2 Y))`. */
export function outline(flow: Flow): string {
  const subflows = flow.subflows.map(
    one =>
      `function ${one.name.text}${one.global ? ' global' : ''}${one.variables.map(declaration).join('')} {${body(one.body)}}`,
  )
  return [body(flow.main), ...subflows].filter(part => part !== '').join('; ')
}

function declaration({ direction, name }: Declaration): string {
  return ` ${direction} ${name.text}`
}

export function body(statements: readonly Statement[]): string {
  return statements.map(statement).join('; ')
}

function statement(one: Statement): string {
  const notes = (one.annotations ?? []).map(({ key, value }) => `@@${key}='${value}' `).join('')
  return `${notes}${one.disabled ? 'disabled ' : ''}${plain(one)}`
}

function plain(one: Statement): string {
  switch (one.kind) {
    case 'Comment':
      return `${one.trailing ? 'trailing ' : ''}${one.block ? 'block ' : ''}comment"${one.text}"`
    case 'Region':
      return one.end ? 'endregion' : `region "${one.name}"`
    case 'Set':
      return `set ${expression(one.target)} ${expression(one.value)}`
    case 'If': {
      const branches = one.branches.map(each => `${condition(each.condition)} {${body(each.body)}}`)
      return `if ${branches.join(' elseif ')}${one.otherwise ? ` else {${body(one.otherwise)}}` : ''}`
    }
    case 'Switch': {
      const cases = one.cases.map(each => ` case ${each.operator} ${expression(each.value)} {${body(each.body)}}`)
      const otherwise = one.otherwise ? ` default {${body(one.otherwise)}}` : ''
      return `switch ${expression(one.subject)}${cases.join('')}${otherwise}`
    }
    case 'For': {
      const step = one.step ? ` step ${expression(one.step)}` : ''
      return `for ${name(one.variable)} ${expression(one.from)} ${expression(one.to)}${step} {${body(one.body)}}`
    }
    case 'ForEach':
      return `foreach ${name(one.variable)} ${expression(one.items)} {${body(one.body)}}`
    case 'While':
      return `while ${condition(one.condition)} {${body(one.body)}}`
    case 'ExitFlow':
      return `exit${one.code ? ` ${expression(one.code)}` : ''}${one.message ? ` ${expression(one.message)}` : ''}`
    case 'Label':
      return `label ${one.name.text}`
    case 'GoTo':
      return `goto ${one.label.text}`
    case 'Call':
      return `call ${one.dynamic ? `<${expression(one.dynamic)}>` : one.subflow.text}${args(one)}`
    case 'Wait':
      return `wait ${expression(one.seconds)}`
    case 'WaitFor': {
      const seconds = one.seconds ? ` for ${expression(one.seconds)}` : ''
      return `waitfor ${call(one.condition)}${seconds}${handler(one.handler)}`
    }
    case 'LastError':
      return `lasterror ${name(one.variable)}${one.reset ? ` reset ${expression(one.reset)}` : ''}`
    case 'Block': {
      const rules = one.rules.map(
        each => ` on${each.userDefined ? ' user' : ''}${each.all ? ' all' : ''}${rule(each).slice(3)}`,
      )
      return `block${one.name ? ` ${one.name.text}` : ''}${rules.join('')} {${body(one.body)}}`
    }
    case 'Action':
      return `${call(one.action)}${handler(one.handler)}`
    default:
      return one.kind.toLowerCase()
  }
}

function condition(one: Condition): string {
  return one.kind === 'ActionCondition' ? `(${call(one.action)}${handler(one.handler)})` : expression(one)
}

function call(one: ActionCall): string {
  return `${one.name.text}${args(one)}`
}

function args({ args, outs }: Pick<ActionCall, 'args' | 'outs'>): string {
  const given = args.map(({ name, dynamic, value }) => ` ${dynamic ? '@' : ''}${name.text}:${expression(value)}`)
  return [...given, ...outs.map(out => ` ${out.dynamic ? '@' : ''}${out.name.text}=>${name(out.variable)}`)].join('')
}

const name = ({ text, global }: Name): string => (global ? `global.${text}` : text)

function handler(one: Handler | undefined): string {
  if (one === undefined) return ''
  const wait = one.repeat?.wait ? ` wait ${expression(one.repeat.wait)}` : ''
  const repeat = one.repeat ? ` repeat ${expression(one.repeat.times)}${wait}` : ''
  return ` handler[${[repeat, ...one.rules.map(rule)].join('').trim()}]`
}

function rule(one: Rule): string {
  return ` on${one.error ? ` ${one.error.text}` : ''} {${body(one.body)}}`
}

export function expression(one: Expression): string {
  switch (one.kind) {
    case 'Number':
      return one.text
    case 'Text':
      return `'${one.value}'`
    case 'Interpolated':
      return `$(${one.parts.map(part => (typeof part === 'string' ? `'${part}'` : expression(part))).join(' ')})`
    case 'Boolean':
      return one.value ? 'true' : 'false'
    case 'DateTime':
      return `d"${one.text}"`
    case 'List':
      return `[${one.items.map(expression).join(', ')}]`
    case 'Table': {
      const columns = one.columns ? `^[${one.columns.map(expression).join(', ')}]` : ''
      return `table{${[columns, ...one.rows.map(row => `[${row.map(expression).join(', ')}]`)].join(' ').trim()}}`
    }
    case 'Object':
      return `object{${one.entries.map(({ key, value }) => `${key}: ${expression(value)}`).join(', ')}}`
    case 'Enum':
      return `#${one.module}.${one.type}.${one.member}`
    case 'Variable':
      return one.global ? `global.${one.name}` : one.name
    case 'Property':
      return `${expression(one.object)}.${one.name.text}`
    case 'Index':
      return `${expression(one.object)}[${expression(one.index)}]`
    case 'Slice':
      return `${expression(one.object)}[${one.from ? expression(one.from) : ''}:${one.to ? expression(one.to) : ''}]`
    case 'Function':
      return `${one.name.text}(${one.args.map(expression).join(', ')})`
    case 'Unary':
      return `(${one.operator} ${expression(one.operand)})`
    case 'Binary':
      return `(${one.operator} ${expression(one.left)} ${expression(one.right)})`
    case 'Parenthesized':
      return `<${expression(one.inner)}>`
    case 'PowerFx':
      return `fx"${one.text}"`
  }
}
