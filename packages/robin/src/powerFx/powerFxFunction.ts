import type { Value } from '../values/value.ts'

/** What formulas need of the machine; a run's host has it. */
export interface FormulaHost {
  /** ms since 1970. */
  now(): number
  /** 0 ≤ x < 1. */
  random(): number
  /** IANA name. */
  readonly timeZone: string
  /** BCP 47 name. */
  readonly culture: string
}

/** An argument that is evaluated when the function asks for it: as it stands, or for a record of a table. */
export interface LateArgument {
  (): Value
  for(record: Value): Value
}

interface Declared {
  /** As Power Fx spells it. */
  readonly name: string
  /** Arguments as the docs write them: `Text, Start, [Count]`. */
  readonly parameters: string
  readonly least: number
  readonly most: number
  /** A sentence. */
  readonly summary: string
  /** A formula and its value, as `showFormula` writes it. */
  readonly example: readonly [formula: string, value: string]
}

/** A function whose arguments are all evaluated before it. */
export interface EagerFunction extends Declared {
  call(args: readonly Value[], host: FormulaHost): Value
}

/** A function that leaves arguments out, catches their errors, or evaluates them for each record. */
export interface LateFunction extends Declared {
  late(args: readonly LateArgument[], host: FormulaHost): Value
  /** The arguments behind the first are evaluated for the records of the first. */
  readonly overRecords?: true
}

export type PowerFxFunction = EagerFunction | LateFunction
