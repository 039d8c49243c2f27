/** The tree of a Power Fx formula. Places are offsets in the text between the quotes of `$fx'…'`. */

export interface Span {
  readonly start: number
  readonly end: number
}

export type Formula =
  | NumberFormula
  | TextFormula
  | BooleanFormula
  | BlankFormula
  | NameFormula
  | RecordFieldsFormula
  | ListFormula
  | MemberFormula
  | CallFormula
  | UnaryFormula
  | BinaryFormula
  | InterpolationFormula
  | AsFormula
  | ThisRecordFormula

export interface NumberFormula extends Span {
  readonly kind: 'Number'
  /** As written. */
  readonly text: string
}
export interface TextFormula extends Span {
  readonly kind: 'Text'
  readonly value: string
}
export interface BooleanFormula extends Span {
  readonly kind: 'Boolean'
  readonly value: boolean
}
/** Nothing between `=` and the end. */
export interface BlankFormula extends Span {
  readonly kind: 'Blank'
}
/** A variable, or a field of the record in progress. */
export interface NameFormula extends Span {
  readonly kind: 'Name'
  readonly name: string
  /** `[@Name]` and `global.Name` are never fields. */
  readonly variable?: true
  /** `global.Name`: in a local subflow, a variable of the flow. */
  readonly global?: true
}
/** `{ Name: "Ada", 'First year': 1 }` */
export interface RecordFieldsFormula extends Span {
  readonly kind: 'Record'
  readonly fields: readonly { readonly name: string; readonly value: Formula }[]
}
/** `[1, 2, 3]` */
export interface ListFormula extends Span {
  readonly kind: 'List'
  readonly items: readonly Formula[]
}
/** `Order.Total`, `Order.'Total price'` */
export interface MemberFormula extends Span {
  readonly kind: 'Member'
  readonly object: Formula
  readonly name: string
  readonly nameSpan: Span
}
export interface CallFormula extends Span {
  readonly kind: 'Call'
  readonly name: string
  readonly nameSpan: Span
  readonly args: readonly Formula[]
}
/** `%` stands behind its operand. */
export interface UnaryFormula extends Span {
  readonly kind: 'Unary'
  readonly operator: '-' | '!' | '%'
  readonly operand: Formula
}
export type FormulaOperator =
  | '||'
  | '&&'
  | 'in'
  | 'exactin'
  | '='
  | '<>'
  | '<'
  | '<='
  | '>'
  | '>='
  | '&'
  | '+'
  | '-'
  | '*'
  | '/'
  | '^'
export interface BinaryFormula extends Span {
  readonly kind: 'Binary'
  readonly operator: FormulaOperator
  readonly left: Formula
  readonly right: Formula
}
/** `$"Hello {Name}"`, and a value that is not a formula: `Hello ${Name}`. */
export interface InterpolationFormula extends Span {
  readonly kind: 'Interpolation'
  readonly parts: readonly (string | Formula)[]
}
/** `Orders As Order`, the first argument of a function that goes over records. */
export interface AsFormula extends Span {
  readonly kind: 'As'
  readonly value: Formula
  readonly name: string
}
export interface ThisRecordFormula extends Span {
  readonly kind: 'ThisRecord'
}

/** What is wrong with a formula, and where. */
export interface FormulaProblem extends Span {
  readonly code: string
  readonly message: string
}

/** The formulas a formula is made of, in the order of the text. */
export function partsOfFormula(formula: Formula): readonly Formula[] {
  switch (formula.kind) {
    case 'Record':
      return formula.fields.map(field => field.value)
    case 'List':
      return formula.items
    case 'Member':
      return [formula.object]
    case 'Call':
      return formula.args
    case 'Unary':
      return [formula.operand]
    case 'Binary':
      return [formula.left, formula.right]
    case 'Interpolation':
      return formula.parts.filter(part => typeof part !== 'string')
    case 'As':
      return [formula.value]
    default:
      return []
  }
}
