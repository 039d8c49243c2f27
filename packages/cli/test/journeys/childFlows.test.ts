/** A flow that calls a flow that calls a flow, through the API: outputs, failure, time-out, cancel. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { type TestContext, test } from 'node:test'
import type { RunStatus } from '@deskhand/sdk/runs'
import { startDeskhand, temporaryFolder } from './deskhand.ts'

const grandchild = `
@INPUT Mode : { 'FriendlyName': 'Mode', 'Type': 'String', 'IsOptional': False }
@OUTPUT Answer : { 'FriendlyName': 'Answer', 'Type': 'Numeric' }
Logging.LogMessage Message: $'''Mode %Mode%'''
IF Mode = 'fail' THEN
    File.ReadTextFromFile.ReadText File: $'''nowhere.txt''' Content=> Content
END
LOOP WHILE (Mode) = ('wait')
    WAIT 0.05
END
SET Answer TO 42
`

const child = (id: string) => `
@INPUT Mode : { 'FriendlyName': 'Mode', 'Type': 'String', 'IsOptional': False }
@OUTPUT Twice : { 'FriendlyName': 'Twice', 'Type': 'Numeric' }
@@flowname: 'Grandchild'
External.RunFlow FlowId: '${id}' @Mode: Mode @Answer=> Answer
SET Twice TO Answer * 2
`

const parent = (id: string) => `
@INPUT Mode : { 'FriendlyName': 'Mode', 'Type': 'String', 'IsOptional': False }
@OUTPUT Result : { 'FriendlyName': 'Result', 'Type': 'Numeric' }
@@flowname: 'Child'
External.RunFlow FlowId: '${id}' @Mode: Mode @Twice=> Result
`

async function stage(context: TestContext) {
  const server = await startDeskhand(context, ['--data', temporaryFolder(context), '--port', '0', '--no-https'])
  const client = server.client()
  const { connectionName } = server.description
  const { id: grandchildId } = await client.flows.import('Grandchild', grandchild)
  const { id: childId } = await client.flows.import('Child', child(grandchildId))
  const { id: parentId } = await client.flows.import('Parent', parent(childId))
  const start = (flowId: string, Mode?: string, more: { timeout?: number } = {}) =>
    client.runs.start(flowId, { connectionName, ...(Mode !== undefined && { inputs: { Mode } }), ...more })
  const end = async (runId: string): Promise<RunStatus> => client.runs.wait(runId, { everyMs: 50 })
  const log = async (runId: string) =>
    (await Array.fromAsync(client.runs.log(runId)))
      .sort((a, b) => a.logindex - b.logindex)
      .map(({ data }) => JSON.parse(data) as { actionName: string; subflow: string; message?: string })
  return { client, parentId, childId, start, end, log }
}

test('a flow calls a flow that calls a flow: what they give, how they fail, that they stop', async context => {
  const { client, parentId, start, end, log } = await stage(context)

  await context.test('outputs come back through both, and the log says which flow said what', async () => {
    const run = await start(parentId, 'answer')
    assert.equal((await end(run)).statuscode, 4)
    assert.deepEqual(await client.runs.outputs(run), { Result: 84 })
    const entries = await log(run)
    assert.deepEqual(
      entries
        .filter(({ actionName }) => /External|LogMessage|SET/.test(actionName))
        .map(({ subflow, actionName }) => `${subflow} ${actionName}`),
      [
        'Child/Grandchild/Main Logging.LogMessage',
        'Child/Grandchild/Main SET',
        'Child/Main External.RunFlow',
        'Child/Main SET',
        'Main External.RunFlow',
      ],
    )
    assert.equal(entries[0]?.message, 'Mode answer')
  })

  await context.test('an error that nobody handles ends the run, with all places it went through', async () => {
    const { statuscode, errorcode, errormessage } = await end(await start(parentId, 'fail'))
    assert.equal(statuscode, 8)
    assert.equal(errorcode, 'RunDesktopFlowFailedError')
    assert.match(
      errormessage ?? '',
      /^The desktop flow 'Child' failed at line 5 of Main: The desktop flow 'Grandchild' failed at line 6 of Main: .*nowhere\.txt/,
    )
  })

  await context.test('the time-out of the run stops all', async () => {
    assert.equal((await end(await start(parentId, 'wait', { timeout: 1 }))).statuscode, 10)
  })

  await context.test('a cancel of the run stops all', async () => {
    const run = await start(parentId, 'wait')
    for await (const { statuscode } of client.runs.follow(run, { everyMs: 50 })) if (statuscode === 2) break
    await client.runs.cancel(run)
    assert.equal((await end(run)).statuscode, 7)
  })

  await context.test('a flow that is not there fails the run before anything is executed', async () => {
    const missing = randomUUID()
    const { id } = await client.flows.import('Lost', parent(missing))
    const run = await start(id, 'answer')
    const { statuscode, errorcode, errormessage, startedon } = await end(run)
    assert.deepEqual([statuscode, errorcode, startedon], [8, 'ChildFlowNotAvailable', null])
    assert.match(errormessage ?? '', new RegExp(`'Lost' calls the desktop flow ${missing}, which does not exist`))
    assert.equal((await end(await start(parentId, 'answer'))).statuscode, 4)
  })

  await context.test('flows that call each other cannot run', async () => {
    const { id } = await client.flows.import('Circle', 'SET A TO 1')
    await client.flows.import('Circle', `External.RunFlow FlowId: '${id}'`)
    const { statuscode, errorcode, errormessage } = await end(await start(id))
    assert.deepEqual([statuscode, errorcode], [8, 'ChildFlowNotAvailable'])
    assert.match(errormessage ?? '', /'Circle' calls 'Circle'; a flow cannot call itself/)
  })
})
