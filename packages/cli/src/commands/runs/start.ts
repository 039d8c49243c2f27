import { hasEnded, statusLabel } from '@deskhand/sdk/runs'
import { defineCommand, text } from '../../command.ts'
import { connectionOf } from '../../connection.ts'
import { exitCodes } from '../../exitCodes.ts'
import { inputsOf } from '../../inputs.ts'
import { wholeNumber } from '../../numbers.ts'

export const command = defineCommand({
  summary: 'Starts a run of a desktop flow, follows it to its end and prints its outputs.',
  arguments: [{ name: 'flow', description: 'name or id of the flow' }],
  options: [
    {
      flag: '--input',
      value: '<name=value>',
      description: 'an input; a value that is JSON is taken as such',
      many: true,
    },
    { flag: '--inputs', value: '<json>', description: 'all inputs as a JSON object' },
    { flag: '--connection', value: '<name>', description: 'name of the connection; the local machine’s by default' },
    { flag: '--mode', value: '<mode>', description: 'attended or unattended', default: 'unattended' },
    { flag: '--priority', value: '<priority>', description: 'normal or high', default: 'normal' },
    { flag: '--timeout', value: '<seconds>', description: 'how long the run may take' },
    { flag: '--no-wait', description: 'print the id and leave' },
  ],
  remote: true,
  examples: [
    'deskhand runs start "Order report" --input OrdersFile=/data/orders.csv',
    'deskhand runs start "Order report" --no-wait',
  ],
  async run({ args, options, environment, out, client, signal }) {
    const { flows, runs } = await client()
    const flow = await flows.find(text(args.flow))
    if (flow === undefined) throw new Error(`there is no desktop flow '${args.flow}'. See: deskhand flows list`)
    const inputs = inputsOf(options, await flows.inputs(flow.workflowid))
    const flowsessionid = await runs.start(flow.workflowid, {
      ...connectionOf(options, environment),
      runMode: text(options.mode) as 'attended',
      runPriority: text(options.priority) as 'normal',
      inputs,
      ...(options.timeout === undefined ? {} : { timeout: wholeNumber(options.timeout, '--timeout') }),
    })
    if (options.wait === false) return { flowsessionid }
    let last: Awaited<ReturnType<typeof runs.status>> | undefined
    for await (const status of runs.follow(flowsessionid, { signal })) {
      last = status
      if (!hasEnded(status)) out.note(`${statusLabel(status.statuscode)} …`)
    }
    const outputs = (await runs.outputs(flowsessionid)) ?? {}
    const status = statusLabel(last?.statuscode ?? 0)
    out.print({
      flowsessionid,
      status,
      ...(last?.errorcode ? { errorcode: last.errorcode, errormessage: last.errormessage } : {}),
      outputs,
    })
    return status === 'Succeeded' ? exitCodes.ok : exitCodes.failed
  },
})
