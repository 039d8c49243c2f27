import { actionLibrary } from '@deskhand/actions/library'
import type { RunFailure } from '@deskhand/contract/agentMessages'
import { analyse } from '@deskhand/robin/check/analyse'
import type { Diagnostic } from '@deskhand/robin/diagnostic'
import { actionNames } from '@deskhand/robin/evaluate/actionNames'
import { compile } from '@deskhand/robin/evaluate/compile'
import type { Listener } from '@deskhand/robin/evaluate/listener'
import { type FlowSource, loadChildFlows } from '@deskhand/robin/evaluate/loadChildFlows'
import { nodeHost } from '@deskhand/robin/evaluate/nodeHost'
import type { Outcome } from '@deskhand/robin/evaluate/outcome'
import { shownOutputs } from '@deskhand/robin/evaluate/shownOutputs'
import { refusal } from '../sessions/openSession.ts'
import { cut } from './cut.ts'
import type { RunOrder, RunOutcome } from './messages.ts'
import { sourcePlaces } from './sourcePlaces.ts'

/** A run that is ready to go. */
export interface PreparedProgram {
  run(listener: Listener, signal: AbortSignal): Promise<RunOutcome>
}

const library = actionLibrary()

/**
 * Reads, checks and compiles the flow of a run and loads its actions; nothing is executed. A flow with errors, or
 * one that needs what the session has not, gives the failure the run ends with.
 */
export async function prepareProgram(order: RunOrder): Promise<PreparedProgram | { readonly failure: RunFailure }> {
  const { tree, diagnostics } = analyse(order.definition, library)
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) return { failure: scriptFailure(errors) }

  const root = { id: order.workflowId, name: order.flowName, tree }
  const { childFlows, actions, problems } = await loadChildFlows(root, library, ({ flowId }) => flowOf(order, flowId))
  if (problems.length > 0) return { failure: childFailure(problems) }

  const names = [...new Set([...actionNames(tree), ...actions])]
  const missing = names.flatMap(action =>
    (library.find(action)?.uses ?? [])
      .filter(capability => !order.offers.includes(capability))
      .map(capability => ({ action, capability })),
  )
  if (missing.length > 0) return { failure: refusal(order.runMode, missing) }

  const program = compile(tree, await library.load(names))
  return {
    async run(listener, signal) {
      const host = nodeHost({ folder: order.folder, environment: process.env })
      const { inputs, workflowId: flowId } = order
      return outcomeOf(await program.run({ host, inputs, listener, signal, flowId, childFlows }), order)
    },
  }
}

function flowOf({ children }: RunOrder, id: string): FlowSource | undefined {
  const flow = children.find(one => one.workflowId.toLowerCase() === id.toLowerCase())
  if (flow === undefined) return undefined
  const { name, definition, timeoutSeconds } = flow
  return { id, name, definition, ...(timeoutSeconds !== null && { timeoutSeconds }) }
}

/** Sensitive outputs leave the machine as null. */
function outcomeOf(outcome: Outcome, { limits }: RunOrder): RunOutcome {
  if (outcome.status === 'cancelled') return { kind: 'cancelled' }
  if (outcome.status === 'failed') {
    const { code, message, subflow, line, actionName } = outcome.error
    // Its details are a stack of ours.
    const details = code === 'UnexpectedError' ? sourcePlaces(outcome.error.details) : outcome.error.details
    return {
      kind: 'failed',
      failure: {
        code: cut(code, 200),
        message: cut(message, 10_000),
        details: JSON.stringify({ subflow, line, action: actionName, details: cut(details, 8000) }),
      },
    }
  }
  const outputs = shownOutputs(outcome)
  const bytes = Buffer.byteLength(JSON.stringify(outputs))
  if (bytes <= limits.outputBytes) return { kind: 'succeeded', outputs }
  const message = `The outputs of the flow take ${bytes} bytes; at most ${limits.outputBytes} can be kept.`
  return { kind: 'failed', failure: { code: 'OutputsTooLarge', message } }
}

function scriptFailure(errors: readonly Diagnostic[]): RunFailure {
  const first = errors[0]
  const more = errors.length === 1 ? '' : ` (and ${errors.length - 1} more)`
  return {
    code: 'ScriptError',
    message: `The script of the flow cannot run. Line ${first?.line}: ${first?.message}${more}`,
    details: JSON.stringify({
      errors: errors.slice(0, 20).map(({ line, column, code, message }) => ({ line, column, code, message })),
    }),
  }
}

function childFailure(problems: readonly string[]): RunFailure {
  const more = problems.length === 1 ? '' : ` (and ${problems.length - 1} more)`
  return {
    code: 'ChildFlowNotAvailable',
    message: `${problems[0]}${more}`,
    details: JSON.stringify({ problems: problems.slice(0, 20) }),
  }
}
