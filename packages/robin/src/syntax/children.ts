import type { Expression } from './ast.ts'

/** The expressions an expression is made of, in the order of the text. */
export function children(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'Number':
    case 'Text':
    case 'Boolean':
    case 'DateTime':
    case 'Enum':
    case 'Variable':
    case 'PowerFx':
      return none
    case 'Interpolated':
      return expression.parts.filter(part => typeof part !== 'string')
    case 'List':
      return expression.items
    case 'Table':
      return [...(expression.columns ?? none), ...expression.rows.flat()]
    case 'Object':
      return expression.entries.map(entry => entry.value)
    case 'Property':
      return [expression.object]
    case 'Index':
      return [expression.object, expression.index]
    case 'Slice':
      return [expression.object, expression.from, expression.to].filter(part => part !== undefined)
    case 'Function':
      return expression.args
    case 'Unary':
      return [expression.operand]
    case 'Binary':
      return [expression.left, expression.right]
    case 'Parenthesized':
      return [expression.inner]
  }
}

const none: readonly Expression[] = []
