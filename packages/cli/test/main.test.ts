import assert from 'node:assert/strict'
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { deskhand } from './journeys/deskhand.ts'

const source = join(import.meta.dirname, '../src')
const commands = globSync('**/*.ts', { cwd: join(source, 'commands') })
  .map(file => file.replace(/\.ts$/, '').split(/[\\/]/).join(' '))
  .sort()
const { version } = JSON.parse(readFileSync(join(source, '../package.json'), 'utf8')) as { version: string }

test('--help lists every command with its summary', async () => {
  const { code, stdout, stderr } = await deskhand(['--help'])
  assert.deepEqual([code, stderr], [0, ''])
  const listed = [...stdout.matchAll(/^ {2}([a-z]+(?: [a-z]+)?) {2,}\S.*\.$/gm)].map(match => match[1])
  assert.deepEqual(listed.toSorted(), commands)
})

interface Case {
  readonly title: string
  readonly args: readonly string[]
  readonly environment?: NodeJS.ProcessEnv
  readonly code: number
  readonly stdout?: RegExp
  readonly stderr?: RegExp
}

const nowhere = { DESKHAND_DATA: '/nowhere/at/all', DESKHAND_URL: undefined }
const cases: readonly Case[] = [
  { title: 'nothing typed shows the commands', args: [], code: 0, stdout: /Usage: deskhand <command>/ },
  { title: '--version prints the version', args: ['--version'], code: 0, stdout: new RegExp(`^${version}\n$`) },
  { title: '-V does too', args: ['-V'], code: 0, stdout: new RegExp(`^${version}\n$`) },
  { title: 'a noun alone shows its commands and is no command', args: ['runs'], code: 2, stdout: /^ {2}runs list /m },
  { title: 'a noun with --help shows its commands', args: ['runs', '--help'], code: 0, stdout: /^ {2}runs cancel /m },
  {
    title: 'an unknown word is refused',
    args: ['fly'],
    code: 2,
    stderr: /there is no command 'fly'\. See: deskhand --help/,
  },
  {
    title: 'an unknown verb is refused',
    args: ['runs', 'fly'],
    code: 2,
    stderr: /'runs fly'\. See: deskhand runs --help/,
  },
  { title: 'a path is no command', args: ['../main'], code: 2, stderr: /there is no command/ },
  { title: 'an unknown option is refused', args: ['token', '--fly'], code: 2, stderr: /unknown option '--fly'/ },
  { title: 'an option without its value is refused', args: ['token', '--data'], code: 2, stderr: /argument missing/ },
  {
    title: 'a missing argument is refused',
    args: ['runs', 'show'],
    code: 2,
    stderr: /missing required argument 'run'/,
  },
  { title: 'an argument too many is refused', args: ['flows', 'list', 'x'], code: 2, stderr: /too many arguments/ },
  {
    title: '--help of a command shows options and examples',
    args: ['runs', 'start', '--help'],
    code: 0,
    stdout:
      /Usage: deskhand runs start .*<flow>[\s\S]*--timeout <seconds>[\s\S]*--url <origin>[\s\S]*Examples:\n {2}deskhand runs start/,
  },
  {
    title: 'without a server a command says how to get one',
    args: ['flows', 'list'],
    environment: nowhere,
    code: 1,
    stderr: /^deskhand: no Deskhand server runs on the data folder \/nowhere\/at\/all\. Start one/,
  },
  {
    title: 'a server that cannot be reached is said so',
    args: ['flows', 'list', '--url', 'http://127.0.0.1:9'],
    environment: { DESKHAND_TENANT_ID: 't', DESKHAND_CLIENT_ID: 'c', DESKHAND_CLIENT_SECRET: 's' },
    code: 3,
    stderr: /^deskhand: No answer from http:\/\/127\.0\.0\.1:9/,
  },
  {
    title: 'a number that is none is refused',
    args: ['start', '--port', 'x', '--data', '/tmp/never'],
    code: 1,
    stderr: /--port takes a whole number/,
  },
]

describe('the program', { concurrency: 2 }, () => {
  for (const { title, args, environment, code, stdout, stderr } of cases) {
    test(title, async () => {
      const seen = await deskhand(args, environment)
      assert.equal(seen.code, code, seen.stderr)
      if (stdout) assert.match(seen.stdout, stdout)
      else assert.equal(seen.stdout, '')
      if (stderr) assert.match(seen.stderr, stderr)
      else assert.equal(seen.stderr, '')
    })
  }
})

test('a file is checked and run without a server', async context => {
  const folder = mkdtempSync(join(tmpdir(), 'deskhand-main-'))
  context.after(() => rmSync(folder, { recursive: true }))
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const good = file(
    'good.robin',
    "@INPUT Code : { 'Description': '', 'FriendlyName': 'Code', 'Type': 'String', 'IsOptional': False, 'DefaultValue': '' }\n@OUTPUT Out : { 'Description': '', 'FriendlyName': 'Out', 'Type': 'String' }\nSET Out TO $'''<%Code%>'''\n",
  )
  const bad = file('bad.robin', 'SET A TO\n')
  const failing = file('failing.robin', 'SET A TO 1 / 0\n')

  const run = await deskhand(['run', good, '--input', 'Code=5', '--json'])
  assert.deepEqual([run.code, JSON.parse(run.stdout)], [0, { Out: '<5>' }], run.stderr)
  const failed = await deskhand(['run', failing])
  assert.deepEqual([failed.code, failed.stdout], [1, ''])
  assert.match(failed.stderr, /^Failed at line 1 of Main: /)
  assert.equal((await deskhand(['run', bad])).code, 1)

  const checked = await deskhand(['check', good, bad])
  assert.equal(checked.code, 1)
  assert.match(checked.stdout, /bad\.robin:1:\d+ error: [\s\S]*\n1 error\n$/)
  const json = await deskhand(['check', good, '--json'])
  assert.deepEqual([json.code, JSON.parse(json.stdout)], [0, []])
})

test('a flow that is run from a file of flows has the time it gives itself', async context => {
  const folder = mkdtempSync(join(tmpdir(), 'deskhand-main-'))
  context.after(() => rmSync(folder, { recursive: true }))
  const row = {
    workflowid: '5a8fd0c1-6f3c-4f0e-9a57-1f2b6c1d7e10',
    name: 'Endless',
    category: 6,
    definition: 'LOOP WHILE True\nEND',
    metadata: JSON.stringify({ flowTimeout: 0.001 }),
  }
  writeFileSync(join(folder, 'rows.json'), JSON.stringify({ value: [row] }))
  const { code, stderr } = await deskhand(['run', join(folder, 'rows.json')])
  assert.equal(code, 1)
  assert.match(stderr, /^Failed: The flow did not end within 0\.06 seconds, the time it gives itself\./)
})
