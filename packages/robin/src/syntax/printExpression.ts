import type { Expression } from './ast.ts'
import { keywords } from './token.ts'

/** Writes an expression as Power Automate does. The tree is one the parser made: where parentheses are needed, it has them. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'Number':
      return expression.text
    case 'Text':
      return printText(expression.value, expression.quote)
    case 'Interpolated':
      return `$'''${expression.parts.map(printPart).join('')}'''`
    case 'Boolean':
      return expression.value ? 'True' : 'False'
    case 'DateTime':
      return expression.text.includes('"') ? `d'${expression.text}'` : `d"${expression.text}"`
    case 'PowerFx':
      return `$fx'${expression.text.replaceAll("'", "\\'")}'`
    case 'List':
      return printList(expression.items)
    case 'Table': {
      const { columns, rows } = expression
      const lists = [...(columns ? [`^${printList(columns)}`] : []), ...rows.map(printList)]
      return lists.length === 0 ? '{ }' : `{ ${lists.join(', ')} }`
    }
    case 'Object': {
      if (expression.entries.length === 0) return '{{ }}'
      const entries = expression.entries.map(({ key, value }) => `${printText(key)}: ${printExpression(value)}`)
      return `{ ${entries.join(', ')} }`
    }
    case 'Enum':
      return `${expression.module}.${expression.type}.${expression.member}`
    case 'Variable':
      return expression.global ? `global.${expression.name}` : expression.name
    case 'Property':
      return `${printExpression(expression.object)}.${expression.name.text}`
    case 'Index':
      return `${printExpression(expression.object)}[${printExpression(expression.index)}]`
    case 'Slice': {
      const { object, from, to } = expression
      return `${printExpression(object)}[${from ? printExpression(from) : ''}:${to ? printExpression(to) : ''}]`
    }
    case 'Function':
      return `${expression.name.text}(${expression.args.map(printExpression).join(', ')})`
    case 'Unary': {
      const operand = printExpression(expression.operand)
      if (expression.operator === '-') return `-${operand}`
      return operand.startsWith('(') ? `NOT${operand}` : `NOT ${operand}`
    }
    case 'Binary':
      return `${printExpression(expression.left)} ${expression.operator} ${printExpression(expression.right)}`
    case 'Parenthesized':
      return `(${printExpression(expression.inner)})`
  }
}

/** Writes a text without expressions between the quotes given, or three where it has lines. */
export function printText(value: string, quote: "'" | '"' | "'''" = "'"): string {
  const mark = /[\r\n]/.test(value) ? "'''" : quote
  const escaped = value.replaceAll('\\', '\\\\').replaceAll(mark === '"' ? '"' : "'", mark === '"' ? '\\"' : "\\'")
  return `${mark}${escaped}${mark}`
}

/** Writes a name, between quotes where it is no plain one or could be taken for a word of the language. */
export function printName(name: string): string {
  const plain = /^\p{L}[\p{L}\p{M}\p{N}_]*$/u.test(name) && !keywords.has(name.toUpperCase()) && !/^all$/i.test(name)
  return plain ? name : printText(name)
}

function printList(items: readonly Expression[]): string {
  return `[${items.map(printExpression).join(', ')}]`
}

function printPart(part: string | Expression): string {
  if (typeof part !== 'string') return `%${printExpression(part)}%`
  return part.replace(/[\\'"]/g, '\\$&').replaceAll('%', '%%')
}
