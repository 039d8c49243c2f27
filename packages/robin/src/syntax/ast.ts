/**
 * The syntax tree of a flow. Every node carries its range in the text; comments and annotations are kept, so
 * that a tree can be printed back. Source: reference, "Robin language", sections 2 to 7 and 13.
 */

/** Offsets into the text, end exclusive, and the line and column (from 1) of the start. */
export interface Range {
  readonly start: number
  readonly end: number
  readonly line: number
  readonly column: number
}

export interface Name {
  readonly text: string
  /** Of `global.Var`: a variable of the flow, named in a local subflow. Text is `Var`, and the end of the range. */
  readonly global?: true
  readonly range: Range
}

export interface Flow {
  readonly kind: 'Flow'
  readonly header: readonly Annotation[]
  readonly imports: readonly Import[]
  readonly sensitive: readonly Name[]
  readonly variables: readonly Declaration[]
  readonly main: readonly Statement[]
  readonly subflows: readonly Subflow[]
  /** What the clipboard puts behind the statements: UI elements and images as JSON, kept as written. */
  readonly trailer?: string
  readonly range: Range
}

/** `@@key: 'value'` */
export interface Annotation {
  readonly key: string
  readonly value: string
  readonly range: Range
}

/** `IMPORT 'controlRepo.appmask' AS appmask` */
export interface Import {
  readonly path: string
  readonly alias: Name
  readonly range: Range
}

/** `@INPUT Name : { … }` or `@OUTPUT Name : { … }` */
export interface Declaration {
  readonly direction: 'input' | 'output'
  readonly name: Name
  readonly properties: ObjectLiteral
  readonly range: Range
}

/** `FUNCTION Name GLOBAL`; without GLOBAL it is local: it has variables of its own. */
export interface Subflow {
  readonly name: Name
  readonly global: boolean
  /** `@INPUT` and `@OUTPUT` lines behind the first line; of local subflows only. */
  readonly variables: readonly Declaration[]
  readonly body: readonly Statement[]
  readonly range: Range
}

interface Base {
  readonly range: Range
  /** `@@…` lines in front of the statement. */
  readonly annotations?: readonly Annotation[]
  /** Written with DISABLE: read, checked lightly, never executed. */
  readonly disabled?: boolean
}

export type Statement =
  | Comment
  | Region
  | SetStatement
  | IfStatement
  | SwitchStatement
  | ForStatement
  | ForEachStatement
  | WhileStatement
  | ExitLoop
  | NextLoop
  | ExitFunction
  | ExitFlow
  | Label
  | GoTo
  | Call
  | Wait
  | WaitFor
  | LastError
  | ThrowError
  | RepeatBlock
  | Block
  | ActionStatement

export interface Comment extends Base {
  readonly kind: 'Comment'
  readonly text: string
  readonly block: boolean
  /** Stood behind a statement on its line. */
  readonly trailing: boolean
}
export interface Region extends Base {
  readonly kind: 'Region'
  readonly name: string
  readonly end: boolean
}
export interface SetStatement extends Base {
  readonly kind: 'Set'
  readonly target: Target
  readonly value: Expression
}
/** A variable, or a place in one: `O['a'][1]`. */
export type Target = Variable | Index | Property

export interface IfStatement extends Base {
  readonly kind: 'If'
  readonly branches: readonly Branch[]
  readonly otherwise?: readonly Statement[]
}
export interface Branch {
  readonly condition: Condition
  readonly body: readonly Statement[]
  readonly range: Range
}
export type Condition = Expression | ActionCondition
/** An action in place of a condition, with a handler of its own if it has one. */
export interface ActionCondition {
  readonly kind: 'ActionCondition'
  readonly action: ActionCall
  readonly handler?: Handler
  readonly range: Range
}
export interface SwitchStatement extends Base {
  readonly kind: 'Switch'
  readonly subject: Expression
  readonly cases: readonly Case[]
  readonly otherwise?: readonly Statement[]
}
export interface Case {
  readonly operator: Relation
  readonly value: Expression
  readonly body: readonly Statement[]
  readonly range: Range
}
export interface ForStatement extends Base {
  readonly kind: 'For'
  /** Its text is empty in a loop that counts without a variable: `LOOP FROM 1 TO 3`. */
  readonly variable: Name
  readonly from: Expression
  readonly to: Expression
  readonly step?: Expression
  readonly body: readonly Statement[]
}
export interface ForEachStatement extends Base {
  readonly kind: 'ForEach'
  readonly variable: Name
  readonly items: Expression
  readonly body: readonly Statement[]
}
export interface WhileStatement extends Base {
  readonly kind: 'While'
  readonly condition: Condition
  readonly body: readonly Statement[]
}
export interface ExitLoop extends Base {
  readonly kind: 'ExitLoop'
}
export interface NextLoop extends Base {
  readonly kind: 'NextLoop'
}
export interface ExitFunction extends Base {
  readonly kind: 'ExitFunction'
}
export interface ExitFlow extends Base {
  readonly kind: 'ExitFlow'
  readonly code?: Expression
  readonly message?: Expression
}
export interface Label extends Base {
  readonly kind: 'Label'
  readonly name: Name
}
export interface GoTo extends Base {
  readonly kind: 'GoTo'
  readonly label: Name
}
export interface Call extends Base {
  readonly kind: 'Call'
  /** Its text is empty where the name is computed. */
  readonly subflow: Name
  /** What computes the name of the subflow: `CALL %Next%`, `CALL $'''Step %N%'''`. */
  readonly dynamic?: Expression
  readonly args: readonly Argument[]
  readonly outs: readonly Output[]
}
export interface Wait extends Base {
  readonly kind: 'Wait'
  readonly seconds: Expression
}
export interface WaitFor extends Base {
  readonly kind: 'WaitFor'
  readonly condition: ActionCall
  readonly seconds?: Expression
  readonly handler?: Handler
}
export interface LastError extends Base {
  readonly kind: 'LastError'
  readonly variable: Name
  readonly reset?: Expression
}
export interface ThrowError extends Base {
  readonly kind: 'ThrowError'
}
export interface RepeatBlock extends Base {
  readonly kind: 'RepeatBlock'
}
export interface Block extends Base {
  readonly kind: 'Block'
  readonly name?: Name
  readonly rules: readonly BlockRule[]
  readonly body: readonly Statement[]
}
export interface BlockRule extends Rule {
  /** Also catches logic errors: index out of range, division by zero. */
  readonly all: boolean
  readonly userDefined: boolean
}
/** `ON ERROR …` behind an action. */
export interface Handler {
  readonly repeat?: { readonly times: Expression; readonly wait?: Expression }
  readonly rules: readonly Rule[]
  readonly range: Range
}
export interface Rule {
  /** Error name; absent: any error. */
  readonly error?: Name
  readonly body: readonly Statement[]
  readonly range: Range
}
export interface ActionStatement extends Base {
  readonly kind: 'Action'
  readonly action: ActionCall
  readonly handler?: Handler
}
export interface ActionCall {
  /** `File.Copy` or `Text.JoinText.Join`, as written. */
  readonly name: Name
  readonly args: readonly Argument[]
  readonly outs: readonly Output[]
  readonly range: Range
}
export interface Argument {
  readonly name: Name
  /** Written with `@`: a dynamic argument, as External.RunFlow takes. */
  readonly dynamic: boolean
  readonly value: Expression
}
export interface Output {
  readonly name: Name
  readonly dynamic: boolean
  readonly variable: Name
}

export type Relation = '=' | '<>' | '<' | '<=' | '>' | '>='
export type BinaryOperator = Relation | '+' | '-' | '*' | '/' | 'MOD' | 'AND' | 'OR' | 'XOR'

export type Expression =
  | NumberLiteral
  | TextLiteral
  | InterpolatedText
  | BooleanLiteral
  | DateTimeLiteral
  | ListLiteral
  | TableLiteral
  | ObjectLiteral
  | EnumMember
  | Variable
  | Property
  | Index
  | Slice
  | FunctionCall
  | Unary
  | Binary
  | Parenthesized
  | PowerFx

export interface NumberLiteral {
  readonly kind: 'Number'
  /** As written, for exactness. */
  readonly text: string
  readonly range: Range
}
export interface TextLiteral {
  readonly kind: 'Text'
  readonly value: string
  readonly quote: "'" | '"' | "'''"
  readonly range: Range
}
/** `$'''Hello %Name%'''`: texts and expressions in turn. */
export interface InterpolatedText {
  readonly kind: 'Interpolated'
  readonly parts: readonly (string | Expression)[]
  readonly range: Range
}
export interface BooleanLiteral {
  readonly kind: 'Boolean'
  readonly value: boolean
  readonly range: Range
}
export interface DateTimeLiteral {
  readonly kind: 'DateTime'
  readonly text: string
  readonly range: Range
}
export interface ListLiteral {
  readonly kind: 'List'
  readonly items: readonly Expression[]
  readonly range: Range
}
export interface TableLiteral {
  readonly kind: 'Table'
  readonly columns?: readonly Expression[]
  readonly rows: readonly (readonly Expression[])[]
  readonly range: Range
}
export interface ObjectLiteral {
  readonly kind: 'Object'
  readonly entries: readonly { readonly key: string; readonly value: Expression; readonly range: Range }[]
  readonly range: Range
}
/** `File.IfExists.Overwrite` */
export interface EnumMember {
  readonly kind: 'Enum'
  readonly module: string
  readonly type: string
  readonly member: string
  readonly range: Range
}
export interface Variable {
  readonly kind: 'Variable'
  readonly name: string
  /** Written `global.Var`: a variable of the flow, read in a local subflow. */
  readonly global?: true
  readonly range: Range
}
export interface Property {
  readonly kind: 'Property'
  readonly object: Expression
  readonly name: Name
  readonly range: Range
}
export interface Index {
  readonly kind: 'Index'
  readonly object: Expression
  readonly index: Expression
  readonly range: Range
}
export interface Slice {
  readonly kind: 'Slice'
  readonly object: Expression
  readonly from?: Expression
  readonly to?: Expression
  readonly range: Range
}
export interface FunctionCall {
  readonly kind: 'Function'
  readonly name: Name
  readonly args: readonly Expression[]
  readonly range: Range
}
export interface Unary {
  readonly kind: 'Unary'
  readonly operator: '-' | 'NOT'
  readonly operand: Expression
  readonly range: Range
}
export interface Binary {
  readonly kind: 'Binary'
  readonly operator: BinaryOperator
  readonly left: Expression
  readonly right: Expression
  readonly range: Range
}
export interface Parenthesized {
  readonly kind: 'Parenthesized'
  readonly inner: Expression
  readonly range: Range
}
/** `$fx'…'`: kept as text. */
export interface PowerFx {
  readonly kind: 'PowerFx'
  readonly text: string
  readonly range: Range
}
