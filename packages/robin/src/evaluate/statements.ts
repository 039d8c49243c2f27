import type { Statement } from '../syntax/ast.ts'
import { compileAction } from './actions.ts'
import { compileBlock } from './blocks.ts'
import { compileCall, compileExit } from './calls.ts'
import type { Compiler } from './compiler.ts'
import type { Step } from './completion.ts'
import { compileLastError, compileThrow } from './errors.ts'
import { compileBranches } from './generate/enterable.ts'
import { compileWritten } from './generate/statement.ts'
import { reported } from './report.ts'
import { compileWait, compileWaitFor } from './wait.ts'

/** Compiles a statement; undefined where there is nothing to execute. Source: Robin language, section 5. */
export function compileStatement(compiler: Compiler, node: Statement): Step | undefined {
  if (node.disabled) return undefined
  const simple = (name: string, step: Step): Step => reported(compiler.site(name, node), step)
  switch (node.kind) {
    case 'Comment':
    case 'Region':
    case 'Label':
      return undefined
    case 'If':
    case 'Switch':
      return compileBranches(compiler, node)
    case 'Set':
    case 'For':
    case 'ForEach':
    case 'While':
    case 'ExitLoop':
    case 'NextLoop':
    case 'ExitFunction':
    case 'GoTo':
    case 'RepeatBlock':
      return compileWritten(compiler, node)
    case 'ExitFlow':
      return simple('EXIT', compileExit(compiler, node))
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
    case 'Block':
      return compileBlock(compiler, node)
    case 'Action':
      return compileAction(compiler, node)
    default:
      return node satisfies never
  }
}
