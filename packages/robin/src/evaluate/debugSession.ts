import { didYouMean } from '../nearestName.ts'
import { logicError, type RunError } from '../runError.ts'
import type { Expression, Range, SetStatement, Statement, Variable } from '../syntax/ast.ts'
import { children } from '../syntax/children.ts'
import { parse } from '../syntax/parse.ts'
import type { Value } from '../values/value.ts'
import type { Compiler } from './compiler.ts'
import type { DebugListener, DebugValue, Frame, Moment, Trace } from './debugListener.ts'
import { debugText } from './debugText.ts'
import { compileWritten } from './generate/statement.ts'
import type { Run, Site } from './run.ts'
import type { Scope } from './scope.ts'

/** A statement as the compiler made it known to debugging. */
export interface Point {
  readonly statement: Statement
  readonly site: Site
  /** Compiles for its subflow, unobserved. */
  readonly compiler: Compiler
  readonly secrets: readonly Range[]
}

/** A record in the making. */
interface Record {
  readonly point: Point
  readonly again: boolean
  readonly depth: number
  readonly inputs: DebugValue[]
  readonly changes: DebugValue[]
  error: RunError | undefined
}

/** What debugging knows of one run: the statements in progress, and what the innermost one has done so far. */
export class DebugSession {
  readonly #listener: DebugListener
  #run: Run | undefined
  /** Innermost last. */
  readonly #active: Point[] = []
  /** CALLs in progress, with the variables of their callers; innermost last. */
  readonly #calls: { readonly point: Point; readonly slots: Run['slots'] }[] = []
  #record: Record | undefined

  constructor(listener: DebugListener) {
    this.#listener = listener
  }

  /** The run begins. A session is for one run. */
  attach(run: Run): void {
    this.#run = run
    run.debug = this
  }

  /** Before a statement, or a further turn of a loop: tells what was done until here, then asks whether to hold. */
  before(run: Run, point: Point, turn: boolean): Promise<void> | undefined {
    this.tell()
    const held = this.#listener.before?.(this.#moment(run, point, turn))
    return held instanceof Promise ? letGo(run, held) : undefined
  }

  enter(run: Run, point: Point): void {
    this.#active.push(point)
    if (point.statement.kind === 'Call') this.#calls.push({ point, slots: run.slots })
    if (run.entering === undefined) this.#begin(point, false)
  }

  leave(point: Point): void {
    if (this.#record?.point === point) this.tell()
    this.#active.pop()
    if (point.statement.kind === 'Call') this.#calls.pop()
  }

  /** A turn of a loop begins; false for the first one, which is part of the first line of the loop. */
  turn(point: Point): boolean {
    const first = this.#record?.point === point && !this.#record.again
    if (first) this.tell()
    else if (this.#record === undefined) this.#begin(point, true)
    return !first
  }

  input(value: DebugValue): void {
    this.#current()?.inputs.push(value)
  }

  change(value: DebugValue): void {
    this.#current()?.changes.push(value)
  }

  /** An error was seen for the first time. */
  failed(error: RunError): void {
    const record = this.#current()
    if (record === undefined) return
    record.error = error
    this.tell()
  }

  /** Tells the listener of the record in the making. */
  tell(): void {
    const record = this.#record
    if (record === undefined) return
    this.#record = undefined
    const { point, ...rest } = record
    this.#listener.after?.({
      ...rest,
      statement: point.statement,
      site: point.site,
      secrets: point.secrets,
      show: this.#show,
      mask: text => this.#run!.mask.apply(text),
    } satisfies Trace)
  }

  /** The record of the innermost statement: a further one where it has been told of already. */
  #current(): Record | undefined {
    const point = this.#active.at(-1)
    if (this.#record === undefined && point !== undefined) this.#begin(point, true)
    return this.#record
  }

  #begin(point: Point, again: boolean): void {
    this.#record = { point, again, depth: this.#depth(point), inputs: [], changes: [], error: undefined }
  }

  /** Of a CALL in progress itself: that of its caller. */
  #depth(point: Point): number {
    return this.#calls.length - (this.#calls.at(-1)?.point === point ? 1 : 0)
  }

  readonly #show = (value: DebugValue, longest?: number): string =>
    value.sensitive ? hidden : debugText(value.value, this.#run!.mask, this.#run!.host.culture, longest)

  #moment(run: Run, point: Point, turn: boolean): Moment {
    const { statement, site } = point
    const calls = this.#calls
    const frameAt = (index: number) => {
      if (index === 0) return { point, slots: run.slots }
      const call = calls[calls.length - index]
      if (call === undefined)
        throw logicError('FrameNotFoundError', `There is no frame ${index}; there are ${calls.length + 1}.`)
      return call
    }
    /** Does something as if the run stood in a frame. */
    const within = <T>(index: number, act: (point: Point) => T): T => {
      const frame = frameAt(index)
      const { slots } = run
      run.slots = frame.slots
      try {
        return act(frame.point)
      } finally {
        run.slots = slots
      }
    }
    return {
      statement,
      site,
      turn,
      depth: calls.length,
      frames: () => [placeOf(point), ...calls.map(call => placeOf(call.point)).reverse()],
      variables: (frame = 0) =>
        within(frame, ({ compiler }) => [
          ...variablesOf(compiler, compiler.scope, run.slots, ''),
          ...(compiler.scope.flow ? variablesOf(compiler, compiler.scope.flow, run.globals, 'global.') : []),
        ]),
      evaluate: (expression, frame = 0) =>
        within(frame, ({ compiler }) => {
          const { value } = read(compiler, expression)
          const sensitive = mentionsSensitive(compiler, value)
          return { name: expression, value: compiler.expression(value)(run), sensitive }
        }),
      assign: (target, expression, frame = 0) =>
        within(frame, ({ compiler }) => void compileWritten(compiler, read(compiler, expression, target))(run)),
      show: this.#show,
    }
  }
}

const hidden = '*****'

const placeOf = ({ site: { subflow, line } }: Point): Frame => ({ subflow, line })

/** Holds the run until the listener lets it go on, or it is cancelled. */
async function letGo(run: Run, held: Promise<void>): Promise<void> {
  run.checkCancelled()
  let stop: () => void = () => {}
  const cancelled = new Promise<void>(resolve => {
    stop = resolve
  })
  run.signal.addEventListener('abort', stop)
  await Promise.race([held, cancelled])
  run.signal.removeEventListener('abort', stop)
  run.rested()
}

/** Reads an expression, or an assignment of it; all variables must be there. */
function read(compiler: Compiler, expression: string, target?: string): SetStatement {
  const { tree, diagnostics } = parse(`SET ${target ?? 'Result'} TO ${expression}`)
  const wrong = diagnostics.find(one => one.severity === 'error')
  if (wrong !== undefined) throw logicError('InvalidExpressionError', wrong.message)
  const [statement, more] = tree.main
  if (statement?.kind !== 'Set' || more !== undefined)
    throw logicError('InvalidExpressionError', `'${expression}' is not one expression.`)
  for (const variable of variablesIn(statement.value)) mustBeThere(compiler, variable)
  if (target !== undefined) for (const variable of variablesIn(statement.target)) mustBeThere(compiler, variable)
  return statement
}

function mustBeThere({ scope }: Compiler, { name, global }: Variable): void {
  const there = global ? (scope.flow ?? scope) : scope
  if (there.has(name)) return
  throw logicError('VariableNotFoundError', `Variable '${name}' doesn't exist here.${didYouMean(name, there.names)}`)
}

function variablesOf(compiler: Compiler, scope: Scope, slots: readonly Value[], prefix: string): DebugValue[] {
  return scope.names.flatMap((name, slot) =>
    name === '' ? [] : [{ name: prefix + name, value: slots[slot] ?? null, sensitive: compiler.sensitive(name) }],
  )
}

/** Whether an expression reads a variable that is never to be shown. */
export const mentionsSensitive = (compiler: Compiler, expression: Expression): boolean =>
  [...variablesIn(expression)].some(variable => compiler.sensitive(variable.name))

function* variablesIn(expression: Expression): Iterable<Variable> {
  if (expression.kind === 'Variable') yield expression
  for (const child of children(expression)) yield* variablesIn(child)
}
