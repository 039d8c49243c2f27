import type { Value } from '../values/value.ts'
import type { Evaluate } from './compiler.ts'
import type { Run } from './run.ts'

/** A side of an operator. Most are a variable or a constant: those are read where they lie, without a call. */
export interface Operand {
  /** Of a variable of the subflow in progress; otherwise -1. */
  readonly slot: number
  readonly constant: Value | undefined
  readonly evaluate: Evaluate
}

/** The value of an operand. */
export const readOperand = (operand: Operand, run: Run): Value =>
  operand.slot >= 0 ? run.slots[operand.slot]! : (operand.constant ?? operand.evaluate(run))
