import type { BinaryOperator } from '../syntax/ast.ts'
import type { Evaluate } from './compiler.ts'
import { type Operand, readOperand } from './operand.ts'
import { type Operator, operators, plus, toCondition } from './operators.ts'

/**
 * Compiles an operator and its two sides. Whole numbers, and texts where that is simple, take a short way; everything
 * else, and what leaves the range of whole numbers, goes by the table of operators. Source: Robin language, section 3.3.
 */
export function compileBinary(operator: BinaryOperator, left: Operand, right: Operand): Evaluate {
  switch (operator) {
    case 'AND':
      return run => toCondition(readOperand(left, run)) && toCondition(readOperand(right, run))
    case 'OR':
      return run => toCondition(readOperand(left, run)) || toCondition(readOperand(right, run))
    case '+':
      return run => {
        const a = readOperand(left, run)
        const b = readOperand(right, run)
        if (typeof a === 'number') {
          if (typeof b === 'number') {
            const sum = a + b
            if (Number.isSafeInteger(sum)) return sum
          }
        } else if (typeof a === 'string') {
          if (typeof b === 'string') return a + b
          if (typeof b === 'number') return a + String(b)
        }
        return plus(a, b, run.host.culture)
      }
    default:
      return shortWay(operator, left, right)
  }
}

function shortWay(operator: Exclude<Operator, '+'>, left: Operand, right: Operand): Evaluate {
  const operate = operators[operator]
  switch (operator) {
    case '-':
      return run => {
        const a = readOperand(left, run)
        const b = readOperand(right, run)
        if (typeof a === 'number' && typeof b === 'number') {
          const difference = a - b
          if (Number.isSafeInteger(difference)) return difference
        }
        return operate(a, b, '')
      }
    case '*':
      return run => {
        const a = readOperand(left, run)
        const b = readOperand(right, run)
        if (typeof a === 'number' && typeof b === 'number') {
          // + 0: there is no -0 in a flow.
          const product = a * b + 0
          if (Number.isSafeInteger(product)) return product
        }
        return operate(a, b, '')
      }
    case '/':
      return run => {
        const a = readOperand(left, run)
        const b = readOperand(right, run)
        if (typeof a === 'number' && typeof b === 'number') {
          // A division by zero gives no integer, and is refused by the table.
          const quotient = a / b + 0
          if (Number.isSafeInteger(quotient)) return quotient
        }
        return operate(a, b, '')
      }
    case 'MOD':
      return run => {
        const a = readOperand(left, run)
        const b = readOperand(right, run)
        return typeof a === 'number' && typeof b === 'number' && b !== 0 ? (a % b) + 0 : operate(a, b, '')
      }
    case '=':
      return run => {
        const a = readOperand(left, run)
        const b = readOperand(right, run)
        return typeof a === 'number' && typeof b === 'number' ? a === b : operate(a, b, '')
      }
    case '<>':
      return run => {
        const a = readOperand(left, run)
        const b = readOperand(right, run)
        return typeof a === 'number' && typeof b === 'number' ? a !== b : operate(a, b, '')
      }
    case '<':
      return run => {
        const a = readOperand(left, run)
        const b = readOperand(right, run)
        return typeof a === 'number' && typeof b === 'number' ? a < b : operate(a, b, '')
      }
    case '<=':
      return run => {
        const a = readOperand(left, run)
        const b = readOperand(right, run)
        return typeof a === 'number' && typeof b === 'number' ? a <= b : operate(a, b, '')
      }
    case '>':
      return run => {
        const a = readOperand(left, run)
        const b = readOperand(right, run)
        return typeof a === 'number' && typeof b === 'number' ? a > b : operate(a, b, '')
      }
    case '>=':
      return run => {
        const a = readOperand(left, run)
        const b = readOperand(right, run)
        return typeof a === 'number' && typeof b === 'number' ? a >= b : operate(a, b, '')
      }
    case 'XOR':
      return run => operate(readOperand(left, run), readOperand(right, run), '')
    default:
      return operator satisfies never
  }
}
