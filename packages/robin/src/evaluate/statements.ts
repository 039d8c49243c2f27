import type { Statement } from '../syntax/ast.ts'
import { compileAction } from './actions.ts'
import { compileSet } from './assign.ts'
import { compileBlock } from './blocks.ts'
import { compileIf, compileSwitch } from './branches.ts'
import { compileCall, compileExit } from './calls.ts'
import type { Compiler } from './compiler.ts'
import type { Jump, Step } from './completion.ts'
import { compileLastError, compileThrow } from './errors.ts'
import { goTo } from './jumps.ts'
import { compileFor, compileForEach, compileWhile } from './loops.ts'
import { reported } from './report.ts'
import { compileWait, compileWaitFor } from './wait.ts'

/** Compiles a statement; undefined where there is nothing to execute. Source: Robin language, section 5. */
export function compileStatement(compiler: Compiler, node: Statement): Step | undefined {
  if (node.disabled) return undefined
  const simple = (name: string, step: Step): Step => reported(compiler.site(name, node), step)
  const jump = (name: string, to: Jump): Step => simple(name, () => to)
  switch (node.kind) {
    case 'Comment':
    case 'Region':
    case 'Label':
      return undefined
    case 'Set':
      return compileSet(compiler, node)
    case 'If':
      return compileIf(compiler, node)
    case 'Switch':
      return compileSwitch(compiler, node)
    case 'For':
      return compileFor(compiler, node)
    case 'ForEach':
      return compileForEach(compiler, node)
    case 'While':
      return compileWhile(compiler, node)
    case 'ExitLoop':
      return jump('EXIT LOOP', { kind: 'exitLoop' })
    case 'NextLoop':
      return jump('NEXT LOOP', { kind: 'nextLoop' })
    case 'ExitFunction':
      return jump('EXIT FUNCTION', { kind: 'exitFunction' })
    case 'ExitFlow':
      return simple('EXIT', compileExit(compiler, node))
    case 'GoTo':
      return jump('GOTO', goTo(compiler.labels, node.label.text))
    case 'Call':
      return compileCall(compiler, node)
    case 'Wait':
      return simple('WAIT', compileWait(compiler, node))
    case 'WaitFor':
      return compileWaitFor(compiler, node)
    case 'LastError':
      return simple('ERROR', compileLastError(compiler, node))
    case 'ThrowError':
      return compileThrow(compiler, node)
    case 'RepeatBlock':
      return jump('REPEAT BLOCK', { kind: 'repeatBlock' })
    case 'Block':
      return compileBlock(compiler, node)
    case 'Action':
      return compileAction(compiler, node)
    default:
      return node satisfies never
  }
}
