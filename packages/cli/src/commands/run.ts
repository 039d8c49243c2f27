import { defineCommand, text } from '../command.ts'
import { exitCodes } from '../exitCodes.ts'
import { inputsOf } from '../inputs.ts'
import { findings, readSource } from '../source.ts'

export const command = defineCommand({
  summary: 'Runs a Robin file here, without a server, and prints its outputs.',
  arguments: [{ name: 'file', description: 'the file; - is standard input' }],
  options: [
    {
      flag: '--input',
      value: '<name=value>',
      description: 'an input; a value that is JSON is taken as such',
      many: true,
    },
    { flag: '--inputs', value: '<json>', description: 'all inputs as a JSON object' },
    { flag: '--trace', description: 'shows each statement as it is executed, with its values, on standard error' },
  ],
  examples: [
    'deskhand run examples/order-report.robin --input OrdersFile=examples/data/orders.csv',
    'deskhand run examples/check-invoice.robin --input InvoiceFile=missing.txt',
    'deskhand run --trace examples/check-invoice.robin --input InvoiceFile=missing.txt',
  ],
  async run({ args, options, out, environment, signal }) {
    const { runText } = await import('@deskhand/robin/evaluate/runText')
    const { nodeHost } = await import('@deskhand/robin/evaluate/nodeHost')
    const { parse } = await import('@deskhand/robin/syntax/parse')
    const { signature } = await import('@deskhand/robin/signature')
    const { flowSchemas } = await import('@deskhand/robin/flowSchemas')
    const { shownOutputs } = await import('@deskhand/robin/evaluate/shownOutputs')
    const { actionLibrary } = await import('@deskhand/actions/library')
    const { tracer } = await import('../trace.ts')
    const file = text(args.file)
    const source = readSource(file)
    const { diagnostics, outcome } = await runText(source, actionLibrary(), {
      inputs: inputsOf(options, flowSchemas(signature(parse(source).tree)).inputs) as Record<string, never>,
      host: nodeHost({ folder: process.cwd(), environment }),
      signal,
      listener: { message: (level, message) => out.note(`${level}: ${message}`) },
      ...(options.trace ? { debug: tracer(source, out) } : {}),
    })
    if (diagnostics.length > 0) out.note(findings(file, source, diagnostics))
    if (outcome === undefined) return exitCodes.failed
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
