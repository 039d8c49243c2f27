import { isEmptyValue } from '../action/convert.ts'
import type { FlowCall, FlowResult } from '../action/defineAction.ts'
import type { SignatureVariable } from '../signature.ts'
import { share } from '../values/share.ts'
import type { Value } from '../values/value.ts'
import type { Caller, ChildFlow, ParallelFlow } from './childFlow.ts'
import { declaredValue, takesEmpty } from './declaredValue.ts'
import type { Listener } from './listener.ts'
import type { Failed } from './outcome.ts'
import { Cancelled, type Run } from './run.ts'

/** Flows that go on beside the others, at most, in a whole run. Source: Power Automate, "Run desktop flow". */
const mostParallel = 6

/**
 * Runs a flow as a part of a run: in its session and folder, under its signal, with variables of its own. Its statements
 * are reported to the same listener, its subflows under the flow's name: `Child/Main`.
 */
export async function callFlow(run: Run, { flowId, inputs, outputs, wait }: FlowCall): Promise<FlowResult> {
  const flow = run.childFlows?.(flowId)
  if (flow === undefined)
    return failed(`There is no desktop flow '${flowId}' to run. A flow can call those whose id it names as a constant.`)
  if (isUnderWay(run, flow))
    return failed(
      `The desktop flow '${flow.name}' is under way; a flow cannot call itself, directly or through others.`,
    )
  if (!wait && run.parallel.size >= mostParallel)
    return failed(`${mostParallel} desktop flows run in parallel already; there cannot be more at a time.`)
  passOver(run, `The desktop flow '${flow.name}' has no input`, Object.keys(inputs), flow.inputs)
  if (wait) passOver(run, `The desktop flow '${flow.name}' has no output`, outputs, flow.outputs)
  const given = inputsOf(run, flow, inputs)
  if (typeof given === 'string') return failed(given)
  const { ended, stop } = start(run, flow, given)
  if (wait) return ended
  addParallel(run, ended, stop)
  return { status: 'succeeded', outputs: {} }
}

/**
 * Stops the flows that a run has left running beside itself, and waits for them: they do not outlive the one that
 * called them. Source: Power Automate, "Run desktop flow".
 */
export async function stopParallel(run: Run): Promise<void> {
  if (run.parallel.size === 0) return
  const own = [...run.parallel].filter(one => one.caller === run)
  for (const one of own) one.stop()
  await Promise.all(own.map(one => one.ended))
}

function isUnderWay(run: Run, flow: ChildFlow): boolean {
  for (let one: Caller | undefined = run; one !== undefined; one = one.caller)
    if (one.flowId?.toLowerCase() === flow.id.toLowerCase()) return true
  return false
}

/** Says which arguments a called flow does not have. They are passed over, as those of an action are. */
function passOver(run: Run, text: string, names: readonly string[], known: readonly SignatureVariable[]): void {
  for (const name of names)
    if (!known.some(one => isNamed(one, name)))
      run.listener.message?.('warning', `${text} '${name}'; it is passed over.`, run.site.line, run.site.subflow)
}

const isNamed = ({ name, externalName }: SignatureVariable, wanted: string): boolean =>
  name.toLowerCase() === wanted.toLowerCase() || externalName.toLowerCase() === wanted.toLowerCase()

/** The inputs as the flow declares them, by its variables; a text says which one does not fit. */
function inputsOf(run: Run, flow: ChildFlow, given: FlowCall['inputs']): Record<string, Value> | string {
  const taken: Record<string, Value> = {}
  for (const input of flow.inputs) {
    const [, value = null] = Object.entries(given).find(([name]) => isNamed(input, name)) ?? []
    if (value === null || (isEmptyValue(value) && !takesEmpty(input.robinType))) continue
    const converted = declaredValue(share(value), input.robinType, run.host)
    if (converted === undefined)
      return `The input '${input.name}' of the desktop flow '${flow.name}' takes a value of type ${input.robinType}; what was given is none.`
    if (input.sensitive) run.mask.add(converted, run.host.culture)
    taken[input.name] = converted
  }
  return taken
}

function start(run: Run, flow: ChildFlow, inputs: Record<string, Value>) {
  const own = new AbortController()
  const stop = () => own.abort()
  const inTime = new AbortController()
  let isLate = false
  if (run.signal.aborted) stop()
  run.signal.addEventListener('abort', stop)
  if (flow.timeoutSeconds !== undefined)
    void run.host.sleep(flow.timeoutSeconds * 1000, inTime.signal).then(() => {
      if (inTime.signal.aborted) return
      isLate = true
      stop()
    })
  let variables: ReadonlyMap<string, Value> = new Map()
  const ended = flow
    .run({
      host: run.host,
      listener: listenerOf(flow.name, run.listener),
      signal: own.signal,
      flowId: flow.id,
      ...(run.childFlows && { childFlows: run.childFlows }),
      caller: run,
      inputs,
      inspect: found => {
        variables = found
      },
    })
    .then((outcome): FlowResult => {
      run.signal.removeEventListener('abort', stop)
      inTime.abort()
      if (outcome.status === 'succeeded') return { status: 'succeeded', outputs: outputsOf(flow, variables) }
      if (outcome.status === 'failed') return failureOf(flow, outcome)
      if (!isLate) throw new Cancelled()
      const message = `The desktop flow '${flow.name}' did not end within ${flow.timeoutSeconds} seconds, the time it gives itself.`
      return { status: 'timedOut', message, details: '' }
    })
  return { ended, stop }
}

function addParallel(run: Run, result: Promise<FlowResult>, stop: () => void): void {
  const { line, subflow } = run.site
  const ended = result.then(
    end => {
      run.parallel.delete(one)
      if (end.status === 'succeeded') return
      run.listener.message?.('error', `In parallel: ${end.message}`, line, subflow)
    },
    () => void run.parallel.delete(one),
  )
  const one: ParallelFlow = { caller: run, ended, stop }
  run.parallel.add(one)
}

/** What a called flow tells, under its name. */
function listenerOf(name: string, listener: Listener): Listener {
  const { statement, message } = listener
  return {
    ...listener,
    ...(statement && {
      statement: report => statement.call(listener, { ...report, subflow: `${name}/${report.subflow}` }),
    }),
    ...(message && {
      message: (level, text, line, subflow) => message.call(listener, level, text, line, `${name}/${subflow}`),
    }),
  }
}

function outputsOf(flow: ChildFlow, variables: ReadonlyMap<string, Value>): Record<string, Value> {
  const byName = new Map([...variables].map(([name, value]) => [name.toLowerCase(), value]))
  const outputs: Record<string, Value> = {}
  for (const { name, externalName } of flow.outputs) {
    const value = byName.get(name.toLowerCase()) ?? null
    outputs[externalName] = value
    outputs[name] = value
  }
  return outputs
}

function failureOf(flow: ChildFlow, { error }: Failed): FlowResult {
  const { code, message, details, line, subflow, actionName } = error
  const place = line === 0 ? '' : ` at line ${line} of ${subflow}`
  return failed(
    `The desktop flow '${flow.name}' failed${place}: ${message}`,
    JSON.stringify({ flow: flow.name, flowId: flow.id, subflow, line, action: actionName, code, message, details }),
  )
}

const failed = (message: string, details = ''): FlowResult => ({ status: 'failed', message, details })
