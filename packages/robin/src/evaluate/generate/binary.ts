import type { Binary, BinaryOperator, Expression, Relation } from '../../syntax/ast.ts'
import type { Code } from './code.ts'

/** Writes the sides of an operator. */
interface Sides {
  value(node: Expression): string
  condition(node: Expression): string
}

/**
 * Writes an operator and its two sides. Whole numbers take a short way; everything else, and what leaves the range of
 * whole numbers, goes by the table of operators. Source: Robin language, section 3.3.
 */
export function writeBinary(code: Code, node: Binary, write: Sides): string {
  const { operator, left, right } = node
  if (operator === 'AND' || operator === 'OR') {
    const sides = [left, right].map(side => write.condition(side))
    return `(${sides.join(operator === 'AND' ? '&&' : '||')})`
  }
  return code.part(() => {
    const a = writeSide(code, left, write)
    const b = writeSide(code, right, write)
    const numbers = [a, b].filter(side => !isLiteral(side.name)).map(side => `typeof ${side.name}==="number"`)
    return `(${a.take}${b.take}${byOperator(code, operator, a.name, b.name, numbers.join('&&') || 'true')})`
  })
}

/** Writes the comparison of what has a name already with an expression. */
export const writeRelation = (code: Code, operator: Relation, a: string, written: string): string =>
  code.part(() => {
    const b = code.temp()
    return `(${b}=${written},${byOperator(code, operator, a, b, `typeof ${a}==="number"&&typeof ${b}==="number"`)})`
  })

/** How a side is called where it is used, and what has to come before. */
interface Side {
  readonly name: string
  readonly take: string
}

function writeSide(code: Code, node: Expression, write: Sides): Side {
  const written = code.part(() => write.value(node))
  if (/^([a-z]?\d+|\(-\d+\))$/.test(written)) return { name: written, take: '' }
  const name = code.temp()
  return { name, take: `${name}=${written},` }
}

const isLiteral = (name: string): boolean => /^[\d(]/.test(name)

function byOperator(
  code: Code,
  operator: Exclude<BinaryOperator, 'AND' | 'OR'>,
  a: string,
  b: string,
  numbers: string,
): string {
  switch (operator) {
    case '+':
      return calculated(code, numbers, `${a}+${b}`, `sum(${a},${b},run)`)
    case '-':
      return calculated(code, numbers, `${a}-${b}`, `subtract(${a},${b})`)
    // + 0: there is no -0 in a flow.
    case '*':
      return calculated(code, numbers, `${a}*${b}+0`, `multiply(${a},${b})`)
    // A division by zero gives no integer, and is refused by the table.
    case '/': {
      const quotient = code.temp()
      return `${numbers}&&Number.isSafeInteger(${quotient}=${a}/${b}+0)?${quotient}:divide(${a},${b})`
    }
    case 'MOD':
      return `${numbers}&&${b}!==0?${a}%${b}+0:modulo(${a},${b})`
    case '=':
      return `${numbers}?${a}===${b}:same(${a},${b})`
    case '<>':
      return `${numbers}?${a}!==${b}:!same(${a},${b})`
    case '<':
    case '<=':
    case '>':
    case '>=':
      return `${numbers}?${a}${operator}${b}:less(${a},${b})${operator}0`
    case 'XOR':
      return `exclusive(${a},${b})`
    default:
      return operator satisfies never
  }
}

/** The result of a calculation while it is a safe integer. */
function calculated(code: Code, numbers: string, calculation: string, otherwise: string): string {
  const result = code.temp()
  return `${numbers}&&(${result}=${calculation})<=${Number.MAX_SAFE_INTEGER}&&${result}>=${Number.MIN_SAFE_INTEGER}?${result}:${otherwise}`
}
