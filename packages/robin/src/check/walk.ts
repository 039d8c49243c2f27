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
  readonly subflow?: Subflow
  /** The loops and error blocks around it, outermost first. */
  readonly around: readonly Statement[]
  /** Set in the rules of a handler. */
  readonly handler?: 'action' | 'block'
}

/** An action, and what it is there for. */
export interface ActionUse {
  readonly call: ActionCall
  readonly as: 'statement' | 'condition'
  readonly handler?: Handler
  /** The handler may name TimeoutError, whatever the action declares. */
  readonly timed: boolean
}

/** What a walk tells: every statement, action and expression, in the order of the text. */
export interface Visitor {
  statement(statement: Statement, place: Place): void
  action(use: ActionUse): void
  /** The action and argument whose value the expression is or is part of, if any. */
  expression?(expression: Expression, use?: ActionUse, argument?: Argument): void
}

/** Visits all that a flow executes, and what is disabled only if asked for. */
export function walk(tree: Flow, visitor: Visitor, disabled = false): void {
  body(tree.main, { around: [] })
  for (const subflow of tree.subflows) body(subflow.body, { subflow, around: [] })

  function body(statements: readonly Statement[], place: Place): void {
    for (const one of statements) {
      if (one.disabled === true && !disabled) continue
      visitor.statement(one, place)
      parts(one, place)
    }
  }

  function parts(one: Statement, place: Place): void {
    const inside = (): Place => ({ ...place, around: [...place.around, one] })
    switch (one.kind) {
      case 'Set':
        if (one.target.kind !== 'Variable') expression(one.target)
        expression(one.value)
        break
      case 'If':
        for (const branch of one.branches) {
          condition(branch.condition, place)
          body(branch.body, place)
        }
        body(one.otherwise ?? [], place)
        break
      case 'Switch':
        expression(one.subject)
        for (const each of one.cases) {
          expression(each.value)
          body(each.body, place)
        }
        body(one.otherwise ?? [], place)
        break
      case 'For':
        for (const value of [one.from, one.to, one.step]) if (value) expression(value)
        body(one.body, inside())
        break
      case 'ForEach':
        expression(one.items)
        body(one.body, inside())
        break
      case 'While':
        condition(one.condition, place)
        body(one.body, inside())
        break
      case 'Block':
        rules(one.rules, { ...inside(), handler: 'block' })
        body(one.body, inside())
        break
      case 'ExitFlow':
        for (const value of [one.code, one.message]) if (value) expression(value)
        break
      case 'Call':
        for (const argument of one.args) expression(argument.value)
        break
      case 'Wait':
        expression(one.seconds)
        break
      case 'WaitFor':
        action(
          { call: one.condition, as: 'condition', timed: true, ...(one.handler && { handler: one.handler }) },
          place,
        )
        if (one.seconds) expression(one.seconds)
        break
      case 'LastError':
        if (one.reset) expression(one.reset)
        break
      case 'Action':
        action({ call: one.action, as: 'statement', timed: false, ...(one.handler && { handler: one.handler }) }, place)
    }
  }

  function condition(value: Condition, place: Place): void {
    if (value.kind === 'ActionCondition') {
      const { action: call, handler } = value
      action({ call, as: 'condition', timed: false, ...(handler && { handler }) }, place)
    } else expression(value)
  }

  function action(use: ActionUse, place: Place): void {
    visitor.action(use)
    for (const argument of use.call.args) expression(argument.value, use, argument)
    if (use.handler === undefined) return
    const { repeat } = use.handler
    if (repeat) expression(repeat.times)
    if (repeat?.wait) expression(repeat.wait)
    rules(use.handler.rules, { ...place, handler: 'action' })
  }

  function rules(all: readonly (HandlerRule | BlockRule)[], place: Place): void {
    for (const rule of all) body(rule.body, place)
  }

  function expression(value: Expression, use?: ActionUse, argument?: Argument): void {
    if (visitor.expression === undefined) return
    visitor.expression(value, use, argument)
    for (const child of children(value)) expression(child, use, argument)
  }
}
