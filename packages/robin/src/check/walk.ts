import type {
  ActionCall,
  Argument,
  BlockRule,
  Condition,
  Expression,
  Flow,
  Handler,
  Rule as HandlerRule,
  Statement,
  Subflow,
} from '../syntax/ast.ts'
import { children } from '../syntax/children.ts'

/** Where a statement stands. */
export interface Place {
  /** Absent in Main. */
  readonly subflow?: Subflow | undefined
  /** The loops and error blocks around it, outermost first. */
  readonly around: readonly Statement[]
  /** Set in the rules of a handler. */
  readonly handler?: 'action' | 'block' | undefined
}

/** An action, and what it is there for. */
export interface ActionUse {
  readonly call: ActionCall
  readonly as: 'statement' | 'condition'
  readonly handler: Handler | undefined
  /** The handler may name TimeoutError, whatever the action declares. */
  readonly timed: boolean
}

/** What a walk tells: every statement, action and expression, in the order of the text. */
export interface Visitor {
  statement(statement: Statement, place: Place): void
  action(use: ActionUse): void
  /** The action and argument whose value the expression is or is part of, if any. */
  expression?(expression: Expression, use: ActionUse | undefined, argument: Argument | undefined, place: Place): void
}

/** Visits all that a flow executes, and what is disabled only if asked for. */
export function walk(tree: Flow, visitor: Visitor, disabled = false): void {
  const visit = visitor.expression?.bind(visitor)
  let place: Place = { subflow: undefined, around: none, handler: undefined }
  body(tree.main)
  for (const subflow of tree.subflows) {
    place = { subflow, around: none, handler: undefined }
    body(subflow.body)
  }

  function body(statements: readonly Statement[]): void {
    for (const one of statements) {
      if (one.disabled === true && !disabled) continue
      visitor.statement(one, place)
      parts(one)
    }
  }

  /** Visits what stands in a loop, a block, or the rules of a handler. */
  function inside(outer: Statement | undefined, handler: Place['handler'], visitParts: () => void): void {
    const before = place
    const around = outer === undefined ? before.around : [...before.around, outer]
    place = { subflow: before.subflow, around, handler: handler ?? before.handler }
    visitParts()
    place = before
  }

  function parts(one: Statement): void {
    switch (one.kind) {
      case 'Set':
        if (one.target.kind !== 'Variable') expression(one.target)
        expression(one.value)
        break
      case 'If':
        for (const branch of one.branches) {
          condition(branch.condition)
          body(branch.body)
        }
        if (one.otherwise) body(one.otherwise)
        break
      case 'Switch':
        expression(one.subject)
        for (const each of one.cases) {
          expression(each.value)
          body(each.body)
        }
        if (one.otherwise) body(one.otherwise)
        break
      case 'For':
        expression(one.from)
        expression(one.to)
        if (one.step) expression(one.step)
        inside(one, undefined, () => body(one.body))
        break
      case 'ForEach':
        expression(one.items)
        inside(one, undefined, () => body(one.body))
        break
      case 'While':
        condition(one.condition)
        inside(one, undefined, () => body(one.body))
        break
      case 'Block':
        inside(one, 'block', () => rules(one.rules))
        inside(one, undefined, () => body(one.body))
        break
      case 'ExitFlow':
        if (one.code) expression(one.code)
        if (one.message) expression(one.message)
        break
      case 'Call':
        if (one.dynamic) expression(one.dynamic)
        for (const argument of one.args) expression(argument.value)
        break
      case 'Wait':
        expression(one.seconds)
        break
      case 'WaitFor':
        action({ call: one.condition, as: 'condition', handler: one.handler, timed: true })
        if (one.seconds) expression(one.seconds)
        break
      case 'LastError':
        if (one.reset) expression(one.reset)
        break
      case 'Action':
        action({ call: one.action, as: 'statement', handler: one.handler, timed: false })
    }
  }

  function condition(value: Condition): void {
    if (value.kind === 'ActionCondition') {
      action({ call: value.action, as: 'condition', handler: value.handler, timed: false })
    } else expression(value)
  }

  function action(use: ActionUse): void {
    visitor.action(use)
    const { call, handler } = use
    if (visit !== undefined) for (const argument of call.args) expression(argument.value, use, argument)
    if (handler === undefined) return
    const { repeat } = handler
    if (repeat) expression(repeat.times)
    if (repeat?.wait) expression(repeat.wait)
    if (handler.rules.length > 0) inside(undefined, 'action', () => rules(handler.rules))
  }

  function rules(all: readonly (HandlerRule | BlockRule)[]): void {
    for (const rule of all) body(rule.body)
  }

  function expression(value: Expression, use?: ActionUse, argument?: Argument): void {
    if (visit === undefined) return
    visit(value, use, argument, place)
    switch (value.kind) {
      case 'Binary':
        expression(value.left, use, argument)
        expression(value.right, use, argument)
        break
      case 'Interpolated':
        for (const part of value.parts) if (typeof part !== 'string') expression(part, use, argument)
        break
      case 'Property':
        expression(value.object, use, argument)
        break
      case 'Index':
        expression(value.object, use, argument)
        expression(value.index, use, argument)
        break
      case 'Unary':
        expression(value.operand, use, argument)
        break
      case 'Parenthesized':
        expression(value.inner, use, argument)
        break
      case 'Number':
      case 'Text':
      case 'Boolean':
      case 'DateTime':
      case 'Enum':
      case 'Variable':
      case 'PowerFx':
        break
      default:
        for (const child of children(value)) expression(child, use, argument)
    }
  }
}

const none: readonly Statement[] = []
