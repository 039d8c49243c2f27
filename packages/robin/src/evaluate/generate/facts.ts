import type { ActionStatement, Condition, Expression, Statement } from '../../syntax/ast.ts'
import { labelsIn } from '../jumps.ts'
import { directCall, type Surroundings } from './directCall.ts'
import { readsOf } from './expressionShape.ts'

/** How the statements of a flow can be written as code. */
export interface Facts {
  /** It is written where it stands. Otherwise it is a step of its own, which the code calls. */
  readonly inline: boolean
  /** Neither it nor anything in it can wait. */
  readonly pure: boolean
  /** It is a loop whose turns are a function of their own: nothing in them can wait. */
  readonly apart: boolean
  /** Statements it is made of. */
  readonly size: number
  /** Bodies in one another. */
  readonly height: number
  /**
   * The variables of the subflow it reads and writes, by slot, where that is all it does with them: then they need not
   * lie in their slots while it runs.
   */
  readonly slots: ReadonlySet<number> | undefined
  /** Those among them that something else changes in their slots: an action, the turns of a loop inside. */
  readonly changed: ReadonlySet<number>
  /** Actions it calls itself, besides those in loops. */
  readonly actions: number
}

/** Statements of a function, at most; JavaScript that is longer is not optimized. */
export const largestFunction = 300

/** Finds the facts of statements, of each once. */
export class FactsOf {
  readonly #known = new WeakMap<Statement, Facts>()
  readonly #surroundings: Surroundings

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings
  }

  of(node: Statement): Facts {
    let facts = this.#known.get(node)
    if (facts === undefined) {
      facts = this.#find(node)
      this.#known.set(node, facts)
    }
    return facts
  }

  /** Those of a body; it is written where it stands when all of it is. */
  ofBody(statements: readonly Statement[]): Facts {
    const all = statements.map(one => this.of(one))
    const size = all.reduce((sum, one) => sum + one.size, 0)
    const small = size <= largestFunction
    const actions = all.reduce((sum, one) => sum + one.actions, 0)
    return {
      inline: small && statements.every(one => [...labelsIn(one)].length === 0),
      pure: small && all.every(one => one.inline && one.pure) && statements.length < breath && actions <= mostActions,
      apart: false,
      size,
      height: all.reduce((most, one) => Math.max(most, one.height), 0),
      slots: small ? union(all.map(one => one.slots)) : undefined,
      changed: small ? union(all.map(one => one.changed))! : none,
      actions,
    }
  }

  #find(node: Statement): Facts {
    if (node.disabled) return { ...nothing, size: 0 }
    switch (node.kind) {
      case 'Comment':
      case 'Region':
        return { ...nothing, size: 0 }
      case 'Set':
        return { ...nothing, slots: this.#reads([node.target, node.value]) }
      case 'ExitLoop':
      case 'NextLoop':
      case 'ExitFunction':
      case 'GoTo':
      case 'RepeatBlock':
        return nothing
      case 'Action':
        return this.#action(node)
      case 'If':
        return this.#around(
          node.branches.map(branch => branch.condition),
          [...node.branches.map(branch => branch.body), node.otherwise ?? []],
        )
      case 'Switch':
        return this.#around(
          [node.subject, ...node.cases.map(one => one.value)],
          [...node.cases.map(one => one.body), node.otherwise ?? []],
        )
      case 'For': {
        const { variable, from, to, step } = node
        const { text: name, global, range } = variable
        const counter = { kind: 'Variable', name, ...(global && { global }), range } as const
        return this.#loop(this.#around([counter, from, to, ...(step ? [step] : [])], [node.body]))
      }
      case 'ForEach': {
        const { text: name, global, range } = node.variable
        const item = { kind: 'Variable', name, ...(global && { global }), range } as const
        return this.#loop(this.#around([item, node.items], [node.body]))
      }
      case 'While':
        return this.#loop(this.#around([node.condition], [node.body]))
      default:
        return apart
    }
  }

  #around(conditions: readonly Condition[], bodies: readonly (readonly Statement[])[]): Facts {
    if (conditions.some(one => one.kind === 'ActionCondition' && one.handler !== undefined)) return apart
    const inner = bodies.map(body => this.ofBody(body))
    const size = inner.reduce((sum, one) => sum + one.size, 1)
    return {
      inline: size <= largestFunction && bodies.every(body => body.every(one => [...labelsIn(one)].length === 0)),
      pure:
        size <= largestFunction &&
        inner.every(one => one.inline && one.pure) &&
        conditions.every(one => one.kind !== 'ActionCondition'),
      apart: false,
      size,
      height: 1 + inner.reduce((most, one) => Math.max(most, one.height), 0),
      slots: size <= largestFunction ? union([this.#reads(conditions), ...inner.map(one => one.slots)]) : undefined,
      changed: size <= largestFunction ? union(inner.map(one => one.changed))! : none,
      actions: inner.reduce((sum, one) => sum + one.actions, 0),
    }
  }

  #action(node: ActionStatement): Facts {
    const call = node.handler === undefined ? directCall(this.#surroundings, node) : undefined
    if (call === undefined) return apart
    const values = call.inputs.flatMap(one => (one.argument && one.reference === undefined ? [one.argument.value] : []))
    const stored = call.outputs.map(({ variable: { text: name, global, range } }) => {
      return { kind: 'Variable', name, ...(global && { global }), range } as const
    })
    const changed = call.inputs.flatMap(one => (one.reference === undefined ? [] : [one.reference]))
    return {
      inline: true,
      pure: true,
      apart: false,
      size: 3,
      height: 0,
      slots: this.#reads([...values, ...stored]),
      changed: new Set(changed),
      actions: 1,
    }
  }

  /** A loop lets others have their turn, so it waits. */
  #loop(facts: Facts): Facts {
    const apart = facts.pure
    return { ...facts, pure: false, apart, actions: 0, changed: apart ? (facts.slots ?? none) : facts.changed }
  }

  #reads(nodes: readonly Condition[]): ReadonlySet<number> | undefined {
    const slots = new Set<number>()
    for (const node of nodes) {
      const reads = readsOf(node as Expression)
      if (reads === undefined) return undefined
      for (const { name, global } of reads) {
        const slot = this.#surroundings.plainSlot(name, global)
        if (slot !== undefined) slots.add(slot)
      }
    }
    return slots
  }
}

/** Actions a function that cannot wait calls, at most: there nobody has a turn before it is through. */
export const mostActions = 4

/** Statements in a row after which the run looks whether it must yield, though there is no loop, call or action. */
export const breath = 32

const none: ReadonlySet<number> = new Set()
const nothing: Facts = {
  inline: true,
  pure: true,
  apart: false,
  size: 1,
  height: 0,
  slots: none,
  changed: none,
  actions: 0,
}
const apart: Facts = {
  inline: false,
  pure: false,
  apart: false,
  size: 1,
  height: 0,
  slots: undefined,
  changed: none,
  actions: 0,
}

function union(sets: readonly (ReadonlySet<number> | undefined)[]): ReadonlySet<number> | undefined {
  const all = new Set<number>()
  for (const set of sets) {
    if (set === undefined) return undefined
    for (const one of set) all.add(one)
  }
  return all
}
