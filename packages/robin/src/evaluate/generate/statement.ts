import type { Call, Expression, SetStatement, Statement } from '../../syntax/ast.ts'
import type { Callee } from '../callee.ts'
import type { Compiler } from '../compiler.ts'
import type { Jump, Step } from '../completion.ts'
import { deepest, stackful } from '../enter.ts'
import { goTo } from '../jumps.ts'
import { writeAction } from './action.ts'
import { writeIf, writeSwitch } from './branches.ts'
import { Code } from './code.ts'
import { writeFailure } from './expression.ts'
import { constantOf, isFresh } from './expressionShape.ts'
import { breath } from './facts.ts'
import { Key } from './key.ts'
import { writeFor, writeForEach, writeWhile } from './loops.ts'
import { deepestBody, writeCompletion, writeStep, writeStore, writeValue } from './parts.ts'

/** The statements that are written as code. */
export type Written = Extract<
  Statement,
  {
    kind:
      | 'Set'
      | 'If'
      | 'Switch'
      | 'For'
      | 'ForEach'
      | 'While'
      | 'ExitLoop'
      | 'NextLoop'
      | 'ExitFunction'
      | 'GoTo'
      | 'RepeatBlock'
      | 'Action'
  }
>

/** A statement as a function of its own. With steps for the bodies of an IF or SWITCH where they are there already. */
export function compileWritten(compiler: Compiler, node: Written, bodies?: readonly Step[]): Step {
  const code = new Code(compiler, waits(compiler, node))
  writeOne(code, node, bodies)
  return code.step()
}

/** Whether a statement is to be written into an async function; whatever waits in its bodies. */
function waits(compiler: Compiler, node: Written): boolean {
  if (node.kind === 'If') return node.branches.some(branch => branch.condition.kind === 'ActionCondition')
  const loops = node.kind === 'For' || node.kind === 'ForEach' || node.kind === 'While'
  return loops && (compiler.watched || !compiler.facts.of(node).apart)
}

/** Writes a statement where it stands, or the call of its step. */
export function writeStatement(code: Code, node: Statement): void {
  const { compiler } = code
  if (node.disabled) return
  const callee = node.kind === 'Call' ? plainCallee(compiler, node) : undefined
  if (callee !== undefined) writeCall(code, node as Call, callee)
  else if (isWritten(node) && compiler.facts.of(node).inline) writeOne(code, node)
  else {
    const step = compiler.statement(node)
    if (step !== undefined) writeStep(code, step)
  }
}

function isWritten(node: Statement): node is Written {
  return ![
    'Comment',
    'Region',
    'Label',
    'ExitFlow',
    'Call',
    'Wait',
    'WaitFor',
    'LastError',
    'ThrowError',
    'Block',
  ].includes(node.kind)
}

function writeOne(code: Code, node: Written, bodies?: readonly Step[]): void {
  switch (node.kind) {
    case 'Set':
      writeSet(code, node)
      break
    case 'If':
      writeIf(code, node, writeBody, bodies)
      break
    case 'Switch':
      writeSwitch(code, node, writeBody, bodies)
      break
    case 'For':
      writeFor(code, node, writeBody)
      break
    case 'ForEach':
      writeForEach(code, node, writeBody)
      break
    case 'While':
      writeWhile(code, node, writeBody)
      break
    case 'ExitLoop':
      writeJump(code, node, 'EXIT LOOP', { kind: 'exitLoop' })
      break
    case 'NextLoop':
      writeJump(code, node, 'NEXT LOOP', { kind: 'nextLoop' })
      break
    case 'ExitFunction':
      writeJump(code, node, 'EXIT FUNCTION', { kind: 'exitFunction' })
      break
    case 'GoTo':
      writeJump(code, node, 'GOTO', goTo(code.compiler.labels, node.label.text))
      break
    case 'RepeatBlock':
      writeJump(code, node, 'REPEAT BLOCK', { kind: 'repeatBlock' })
      break
    case 'Action':
      writeAction(code, node)
      break
    default:
      node satisfies never
  }
}

/** Writes a body where it stands, or the call of its step. */
export function writeBody(code: Code, statements: readonly Statement[], given?: Step): void {
  const { compiler } = code
  const { inline, pure } = compiler.facts.ofBody(statements)
  if (given !== undefined || compiler.watched || !inline || !(pure || code.awaits) || code.depth >= deepestBody) {
    if (given !== undefined || compiler.watched || statements.length > 0)
      writeStep(code, given ?? compiler.body(statements))
    return
  }
  code.depth += 1
  for (const [index, statement] of statements.entries()) {
    writeStatement(code, statement)
    if (code.awaits && index % breath === breath - 1) code.line(`if(run.mustYield(${breath}))await run.yield();`)
  }
  code.depth -= 1
}

/** `SET target TO value`: a variable, or a place in the list, table, row or object it holds. */
function writeSet(code: Code, node: SetStatement): void {
  const { compiler } = code
  code.at(compiler.site('SET', node))
  code.told('run.started=run.host.now();')
  // What is assigned is held in a further place, unless it was made for this one.
  const value = isFresh(node.value) ? writeValue(code, node.value) : `share(${writeValue(code, node.value)})`
  const path: string[] = []
  const last = node.target.kind === 'Index' ? constantOf(node.target.index) : undefined
  let target: Expression = node.target
  while (target.kind !== 'Variable') {
    if (target.kind === 'Index') {
      path.unshift(writeValue(code, target.index))
      target = target.object
    } else if (target.kind === 'Property') {
      path.unshift(code.constant(target.name.text))
      target = target.object
    } else if (target.kind === 'Parenthesized') target = target.inner
    else {
      code.line(`${writeFailure(code, 'InvalidTargetError', 'SET assigns to a variable or to a place in one.')};`)
      return
    }
  }
  const { name, global } = target
  const variable = { text: name, ...(global && { global }) }
  const held = code.variable(name, global)
  if (path.length === 0) writeStore(code, variable, value)
  else if (path.length === 1) writeStore(code, variable, `put(${held},${path[0]},${value})`)
  else if (path.length === 2 && typeof last === 'string' && !compiler.watched)
    writeStore(code, variable, `putNamed(${held},${path[0]},${code.constant(new Key(last))},${value})`)
  else writeStore(code, variable, `replaced(${held},[${path.join(',')}],${value})`)
  code.told('done(run);')
}

function writeJump(code: Code, node: Statement, name: string, jump: Jump): void {
  code.at(code.compiler.site(name, node))
  code.told('run.started=run.host.now();done(run);')
  const { loop } = code
  if (loop !== undefined && jump.kind === 'exitLoop') code.line(`break ${loop};`)
  else if (loop !== undefined && jump.kind === 'nextLoop') code.line(`continue ${loop};`)
  else code.line(`return ${code.constant(jump)};`)
}

/** What a CALL calls when it does nothing but call: without arguments, on the same variables. */
function plainCallee(compiler: Compiler, node: Call): Callee | undefined {
  if (compiler.local || compiler.watched || node.dynamic || node.args.length > 0 || node.outs.length > 0)
    return undefined
  const callee = compiler.callee(node.subflow.text)
  return callee?.local === undefined ? callee : undefined
}

function writeCall(code: Code, node: Call, callee: Callee): void {
  const site = code.compiler.site('CALL', node)
  code.at(site)
  code.tell(site, 'run.host.now()')
  const called = code.constant(callee)
  // As `enter` does: a function that is called from one place becomes part of it.
  code.line(
    `if(run.depth>=${deepest}||(run.depth+1)%${stackful}===0||run.mustYield())c=enter(run,${called});` +
      `else{run.depth+=1;if((c=${called}.body(run))===undefined)run.depth-=1;else c=left(run,c);}`,
  )
  writeCompletion(code, 'c')
}
