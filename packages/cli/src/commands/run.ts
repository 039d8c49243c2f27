import { flowLimit } from '@deskhand/contract/flowLimit'
import { defineCommand, text } from '../command.ts'
import { exitCodes } from '../exitCodes.ts'
import { flowNamed, readFlowFile } from '../flowFile.ts'
import { inputsOf } from '../inputs.ts'
import { findings } from '../source.ts'

export const command = defineCommand({
  summary: 'Runs a flow of a file here, without a server, and prints its outputs.',
  arguments: [{ name: 'file', description: 'a Robin file, or a solution, package or rows; - is standard input' }],
  options: [
    { flag: '--flow', value: '<name>', description: 'name or id of the flow to run, where the file holds several' },
    {
      flag: '--input',
      value: '<name=value>',
      description: 'an input; a value that is JSON is taken as such',
      many: true,
    },
    { flag: '--inputs', value: '<json>', description: 'all inputs as a JSON object' },
    {
      flag: '--child',
      value: '<id=file>',
      description: 'the file of a flow it calls; otherwise the one its @@flowname names, beside it',
      many: true,
    },
    { flag: '--trace', description: 'shows each statement as it is executed, with its values, on standard error' },
  ],
  examples: [
    'deskhand run examples/order-report.robin --input OrdersFile=examples/data/orders.csv',
    'deskhand run examples/check-invoice.robin --input InvoiceFile=missing.txt',
    'deskhand run order.robin --child 5a8fd0c1-6f3c-4f0e-9a57-1f2b6c1d7e10=prices.robin',
    'deskhand run Orders_1_0_0_1.zip --flow "Order report"',
    'deskhand run --trace examples/check-invoice.robin --input InvoiceFile=missing.txt',
  ],
  async run({ args, options, out, environment, signal }) {
    const { runAnalysis } = await import('@deskhand/robin/evaluate/runText')
    const { nodeHost } = await import('@deskhand/robin/evaluate/nodeHost')
    const { analyse } = await import('@deskhand/robin/check/analyse')
    const { signature } = await import('@deskhand/robin/signature')
    const { flowSchemas } = await import('@deskhand/robin/flowSchemas')
    const { shownOutputs } = await import('@deskhand/robin/evaluate/shownOutputs')
    const { actionLibrary } = await import('@deskhand/actions/library')
    const { childFlowsOf } = await import('../childFlows.ts')
    const file = text(args.file)
    const read = await readFlowFile(file)
    const flow = flowNamed(read, options.flow === undefined ? undefined : text(options.flow))
    const source = flow.definition
    const library = actionLibrary()
    const analysis = analyse(source, library)
    const { tree } = analysis
    const children = Array.isArray(options.child) ? (options.child as string[]) : []
    const { childFlows, problems } = await childFlowsOf(flow, tree, { file, children, flows: read.flows }, library)
    if (problems.length > 0) {
      out.note(problems.join('\n'))
      return exitCodes.failed
    }
    const seconds = flowLimit(flow.metadata)
    const late =
      seconds === undefined ? undefined : AbortSignal.timeout(Math.min(Math.ceil(seconds * 1000), longestTimer))
    const { diagnostics, outcome } = await runAnalysis(analysis, library, {
      inputs: inputsOf(options, flowSchemas(signature(tree)).inputs) as Record<string, never>,
      host: nodeHost({ folder: process.cwd(), environment }),
      childFlows,
      ...(flow.workflowId !== null && { flowId: flow.workflowId }),
      signal: late === undefined ? signal : AbortSignal.any([signal, late]),
      listener: { message: (level, message) => out.note(`${level}: ${message}`) },
      ...(options.trace ? { debug: (await import('../trace.ts')).tracer(source, out) } : {}),
    })
    if (diagnostics.length > 0) out.note(findings(file, source, diagnostics))
    if (outcome === undefined) return exitCodes.failed
    if (outcome.status === 'cancelled' && late?.aborted && !signal.aborted) {
      const message = `The flow did not end within ${seconds} seconds, the time it gives itself.`
      if (out.json) out.print({ status: 'Failed', errorcode: 'FlowTimeoutError', errormessage: message })
      else out.note(`Failed: ${message}`)
      return exitCodes.failed
    }
    if (outcome.status === 'cancelled') return exitCodes.interrupted
    if (outcome.status === 'failed') {
      const { code, message, line, subflow } = outcome.error
      if (out.json) out.print({ status: 'Failed', errorcode: code, errormessage: message, line, subflow })
      else out.note(`Failed at line ${line} of ${subflow}: ${message} [${code}]`)
      return exitCodes.failed
    }
    out.print(shownOutputs(outcome))
    return exitCodes.ok
  },
})

/** ms; a timer that is to wait for longer does not wait at all. */
const longestTimer = 2 ** 31 - 1
