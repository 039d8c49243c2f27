import type { Expression, Statement } from '../syntax/ast.ts'
import { children } from '../syntax/children.ts'
import type { Value } from '../values/value.ts'
import type { Compiler } from './compiler.ts'
import type { Completion, Jump, Step } from './completion.ts'
import { givenTo } from './debugInputs.ts'
import { type DebugSession, mentionsSensitive, type Point } from './debugSession.ts'
import { failureOf } from './errors.ts'
import type { Run, Site } from './run.ts'

/**
 * A compiler whose statements tell a session what they do. What the families of statements compile goes through
 * `statement`, `expression`, `condition`, `store` and `body`; nothing else has to be watched.
 */
export function observed(compiler: Compiler, session: DebugSession): Compiler {
  const sites = new Map<object, Site>()
  /** What is told of an expression or condition when it has been evaluated. */
  const watched = new Map<object, (value: Value) => void>()
  const loops = new Map<readonly Statement[], Point>()
  return {
    ...compiler,
    watched: true,
    site(action, node) {
      const site = compiler.site(action, node)
      if (!sites.has(node)) sites.set(node, site)
      return site
    },
    statement(node) {
      const given = givenTo(compiler, node)
      for (const { node: part, name, secret } of given) {
        if (isConstant(part)) continue
        const sensitive = secret || (part.kind !== 'ActionCondition' && mentionsSensitive(compiler, part))
        watched.set(part, value => session.input({ name, value, sensitive }))
      }
      const secrets = given.filter(one => one.secret).map(one => one.node.range)
      if (node.kind === 'Set' && mentionsSensitive(compiler, node.target)) secrets.push(node.value.range)
      const point = { statement: node, site: compiler.site(node.kind, node), compiler, secrets }
      if (node.kind === 'For' || node.kind === 'ForEach' || node.kind === 'While') loops.set(node.body, point)
      const step = compiler.statement(node)
      point.site = sites.get(node) ?? point.site
      return step && observedStep(session, point, step)
    },
    expression(node) {
      const evaluate = compiler.expression(node)
      const tell = watched.get(node)
      if (tell === undefined) return evaluate
      return run => {
        const value = evaluate(run)
        tell(value)
        return value
      }
    },
    condition(node) {
      const test = compiler.condition(node)
      const tell = watched.get(node)
      if (tell === undefined) return test
      const told = (holds: boolean): boolean => {
        tell(holds)
        return holds
      }
      return run => {
        const holds = test(run)
        return typeof holds === 'boolean' ? told(holds) : holds.then(told)
      }
    },
    store(name, global) {
      const store = compiler.store(name, global)
      const shown = { name: global ? `global.${name}` : name, sensitive: compiler.sensitive(name) }
      if (name === '') return store
      return (run, value) => {
        store(run, value)
        session.change({ ...shown, value })
      }
    },
    plainSlot: () => undefined,
    body(statements) {
      const point = loops.get(statements)
      const body = compiler.body(statements)
      return point ? turnStep(session, point, body) : body
    },
  }
}

/** A literal says itself what it is. */
const isConstant = (node: { readonly kind: string }): boolean =>
  ['Number', 'Text', 'Boolean', 'Enum', 'DateTime'].includes(node.kind) ||
  (node.kind === 'Interpolated' && children(node as Expression).length === 0)

/** A statement that asks whether to hold, and tells what it has done. */
function observedStep(session: DebugSession, point: Point, step: Step): Step {
  const failed = (run: Run, thrown: unknown): never => {
    try {
      // The session hears of an error while the statement it comes from is still in progress.
      throw failureOf(run, thrown)
    } finally {
      session.leave(point)
    }
  }
  const done = (jump: Jump | undefined): Jump | undefined => {
    session.leave(point)
    return jump
  }
  const go = (run: Run): Completion => {
    session.enter(run, point)
    let completion: Completion
    try {
      completion = step(run)
    } catch (thrown) {
      return failed(run, thrown)
    }
    return completion instanceof Promise ? completion.then(done, thrown => failed(run, thrown)) : done(completion)
  }
  return run => {
    // On the way to a label in one of its branches a statement is passed, not executed.
    const held = run.entering === undefined ? session.before(run, point, false) : undefined
    return held === undefined ? go(run) : held.then(() => go(run))
  }
}

/** The body of a loop, in front of which its first line is told of, and held at, once a turn. */
function turnStep(session: DebugSession, point: Point, body: Step): Step {
  return run => {
    const held = session.turn(point) ? session.before(run, point, true) : undefined
    return held === undefined ? body(run) : held.then(() => body(run))
  }
}
