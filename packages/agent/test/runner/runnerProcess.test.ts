import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { describe, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { rehearsal } from '../../src/runner/rehearsal.ts'
import { startRunner } from '../../src/runner/runnerProcess.ts'
import { startTestRunner, type TestRunner } from '../support/startTestRunner.ts'

const withRunner = (
  title: string,
  body: (runner: TestRunner) => Promise<void>,
  changes: Parameters<typeof startTestRunner>[0] = {},
) =>
  test(title, { timeout: 60_000 }, async () => {
    const runner = await startTestRunner(changes)
    try {
      await body(runner)
    } finally {
      await runner.close()
    }
  })

const endless = `
SET A TO 0
LOOP WHILE (1) = (1)
  SET A TO A + 1
END`
const environmentVariable = (name: string) =>
  `System.GetEnvironmentVariable.GetEnvironmentVariable Name: $'''${name}''' Value=> Value
ON ERROR
  SET Value TO $'''none'''
END`
const output = (name: string) => `@OUTPUT ${name} : { 'FriendlyName': '${name}', 'Type': 'String' }\n`

/** Programs that carry the runner's mark. */
const marked = (mark: string): number[] =>
  readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number)
    .filter(pid => {
      try {
        const running = !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
        return running && readFileSync(`/proc/${pid}/environ`, 'utf8').includes(mark)
      } catch {
        return false
      }
    })

async function until(done: () => boolean): Promise<void> {
  while (!done()) await setTimeout(20)
}

describe('A runner', () => {
  withRunner('executes a flow and gives its outputs', async runner => {
    const script = `@INPUT Name : { 'FriendlyName': 'Name', 'Type': 'String' }\n${output('Greeting')}SET Greeting TO $'''Hello %Name%'''`
    const { outcome } = await runner.execute(script, { inputs: { Name: 'Ada' } })
    assert.deepEqual(outcome, { kind: 'succeeded', outputs: { Greeting: 'Hello Ada' } })
  })

  withRunner('gives sensitive outputs as null', async runner => {
    const script = `@SENSITIVE: [Secret]\n${output('Secret')}${output('Plain')}SET Secret TO $'''abc'''\nSET Plain TO $'''def'''`
    const { outcome } = await runner.execute(script)
    assert.deepEqual(outcome, { kind: 'succeeded', outputs: { Secret: null, Plain: 'def' } })
  })

  withRunner('tells of an error with its name, its place and its action', async runner => {
    const { outcome } = await runner.execute(`SET A TO 1
File.ReadTextFromFile.ReadText File: $'''missing.txt''' Encoding: File.TextFileEncoding.UTF8 Content=> Content`)
    assert.equal(outcome.kind, 'failed')
    const { code, details } = outcome.kind === 'failed' ? outcome.failure : assert.fail()
    assert.equal(code, 'FileNotFoundError')
    const { subflow, line, action } = JSON.parse(details ?? '')
    assert.deepEqual({ subflow, line, action }, { subflow: 'Main', line: 2, action: 'File.ReadTextFromFile.ReadText' })
  })

  withRunner('does not start a script with errors', async runner => {
    const { outcome, entries } = await runner.execute('SET A TO 1\nFile.Dance File: A')
    assert.equal(outcome.kind === 'failed' && outcome.failure.code, 'ScriptError')
    assert.match(outcome.kind === 'failed' ? outcome.failure.message : '', /Line 2: .*File\.Dance/)
    assert.deepEqual(entries, [])
  })

  withRunner('logs every statement once and in order, over many batches', async runner => {
    const end = await runner.execute('LOOP I FROM 1 TO 2000 STEP 1\n  SET A TO I\nEND')
    const entries = [...runner.entries, ...end.entries]
    assert.deepEqual(
      entries.map(({ index }) => index),
      entries.map((_, index) => index),
    )
    assert.equal(entries.filter(({ action }) => action === 'SET').length, 2000)
  })

  withRunner(
    'cuts a log that grows too long, and says so',
    async runner => {
      const end = await runner.execute('LOOP I FROM 1 TO 2000 STEP 1\n  SET A TO I\nEND')
      const entries = [...runner.entries, ...end.entries]
      assert.equal(entries.length, 101)
      assert.match(entries[100]?.message ?? '', /^The log was cut here: \d+ more entries were not kept\.$/)
    },
    { limits: { logEntries: 100 } },
  )

  withRunner(
    'refuses outputs that are too large',
    async runner => {
      const { outcome } = await runner.execute(`${output('Text')}SET Text TO $'''0123456789'''`)
      assert.equal(outcome.kind === 'failed' && outcome.failure.code, 'OutputsTooLarge')
    },
    { limits: { outputBytes: 10 } },
  )

  for (const [what, script] of [
    ['a loop that never ends', endless],
    ['a long wait', 'WAIT 3600'],
    [
      'a program it waits for',
      `System.RunApplication.RunAndWaitToComplete ApplicationPath: $'''sleep''' CommandLineArguments: $'''3600''' ExitCode=> Code`,
    ],
  ] as const)
    withRunner(`stops ${what} when it is asked to`, async runner => {
      const end = runner.execute(`Logging.LogMessage Message: $'''begin'''\n${script}`)
      await runner.logged(({ action }) => action === 'LOG')
      runner.cancel()
      assert.deepEqual((await end).outcome, { kind: 'cancelled' })
    })

  withRunner('is killed with everything it started, also what left its process group', async runner => {
    writeFileSync(join(runner.folder, 'tree.sh'), 'setsid sleep 3600 & sh -c "setsid sleep 3600 &" & sleep 3600')
    const end = runner.execute(
      `System.RunApplication.RunApplication ApplicationPath: $'''sh''' CommandLineArguments: $'''tree.sh''' ProcessId=> Id
Logging.LogMessage Message: $'''begin'''
${endless}`,
    )
    await runner.logged(({ action }) => action === 'LOG')
    await until(() => marked(runner.mark).length === 5)
    assert.ok(runner.kill() >= 5)
    assert.deepEqual((await end).outcome, { kind: 'exited', exit: 'signal SIGKILL', outOfMemory: false })
    await until(() => marked(runner.mark).length === 0)
  })

  withRunner(
    'that needs more memory than it may have ends alone, and is known by it',
    async runner => {
      const { outcome } = await runner.execute(`SET L TO []
LOOP WHILE (1) = (1)
  Variables.AddItemToList Item: [${new Array(500).fill(1)}] List: L
END`)
      assert.equal(outcome.kind, 'exited')
      assert.equal(outcome.kind === 'exited' && outcome.outOfMemory, true)
    },
    { limits: { heapMB: 40 } },
  )

  test('sees nothing of another: folder, variables, files', { timeout: 60_000 }, async () => {
    const [one, other] = [await startTestRunner(), await startTestRunner()]
    try {
      await one.execute(`System.SetEnvironmentVariable Name: $'''MARK''' Value: $'''one''' Type: System.EnvironmentVariableType.User
File.WriteText File: $'''here.txt''' TextToWrite: $'''one'''`)
      const { outcome } = await other.execute(`${output('Value')}${output('Found')}${environmentVariable('MARK')}
IF (File.IfFile.Exists File: $'''here.txt''') THEN
  SET Found TO $'''yes'''
ELSE
  SET Found TO $'''no'''
END`)
      assert.deepEqual(outcome, { kind: 'succeeded', outputs: { Value: 'none', Found: 'no' } })
    } finally {
      await Promise.all([one.close(), other.close()])
    }
  })

  test('that fails its rehearsal says why to the run that waits for it, and is gone', { timeout: 60_000 }, async () => {
    // The process starts in it; seen from there it is nowhere.
    const folder = basename(mkdtempSync(join(tmpdir(), 'deskhand-runner-')))
    const here = process.cwd()
    process.chdir(tmpdir())
    const mark = randomUUID()
    const runner = startRunner({
      mark,
      heapMB: 100,
      environment: {},
      folder,
      cacheFolder: join(tmpdir(), 'deskhand-test-cache'),
    })
    try {
      await runner.ready
      const end = await runner.prepare(rehearsal(folder))
      assert.partialDeepStrictEqual(end, { outcome: { kind: 'failed', failure: { code: 'RunnerError' } } })
      await until(() => marked(mark).length === 0)
    } finally {
      process.chdir(here)
      runner.kill()
      rmSync(join(tmpdir(), folder), { recursive: true })
    }
  })

  withRunner(
    'sees the environment it needs and none of the agent’s secrets',
    async runner => {
      const { outcome } = await runner.execute(`${output('Value')}${environmentVariable('DESKHAND_CLIENT_SECRET')}`)
      assert.deepEqual(outcome, { kind: 'succeeded', outputs: { Value: 'none' } })
    },
    { environment: { PATH: process.env.PATH ?? '', DESKHAND_CLIENT_SECRET: 'abc' } },
  )
})
