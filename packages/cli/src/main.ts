/** The command line: finds the command's file by the words typed, reads its options, runs it, prints what it gives. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { CommanderError, Command as Parser } from 'commander'
import type { Command, Option } from './command.ts'
import { exitCodes } from './exitCodes.ts'
import { createOutput } from './output.ts'
import { version } from './version.ts'

const folder = join(import.meta.dirname, 'commands')
const ending = import.meta.filename.endsWith('.ts') ? '.ts' : '.js'

/** Options of every command that talks to a server. */
const remoteOptions: readonly Option[] = [
  {
    flag: '--url',
    value: '<origin>',
    description: 'the environment, for example http://localhost:8080 (DESKHAND_URL)',
  },
  {
    flag: '--data',
    value: '<folder>',
    description: 'data folder of a local server, which names its URL and secret (DESKHAND_DATA)',
  },
]
const jsonOption: Option = { flag: '--json', description: 'print JSON' }

// Whoever reads the output may stop early, as `head` does: there is nobody left to tell.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(exitCodes.ok)
    throw error
  })

process.exitCode = await main(process.argv.slice(2))

async function main(argv: readonly string[]): Promise<number> {
  const words = commandWords(argv)
  try {
    if (words === undefined) return await overview(argv)
    const command = await load(words)
    return await execute(words, command, argv.slice(words.length))
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage
    console.error(`deskhand: ${error instanceof Error ? error.message : String(error)}`)
    if (process.env.DESKHAND_DEBUG && error instanceof Error) console.error(error.stack)
    return isRefusal(error) ? exitCodes.refused : exitCodes.failed
  }
}

/** The longest run of words at the start that leads to a file; undefined: none does. */
function commandWords(argv: readonly string[]): readonly string[] | undefined {
  for (const count of [2, 1]) {
    const words = argv.slice(0, count)
    if (
      words.length === count &&
      words.every(word => /^[a-z]+$/.test(word)) &&
      existsSync(join(folder, ...words) + ending)
    )
      return words
  }
  return undefined
}

async function load(words: readonly string[]): Promise<Command> {
  const url = pathToFileURL(join(folder, ...words) + ending).href
  return ((await import(url)) as { command: Command }).command
}

async function execute(words: readonly string[], command: Command, argv: readonly string[]): Promise<number> {
  const parser = describe(words, command)
  parser.parse(argv as string[], { from: 'user' })
  const options = parser.opts() as Record<string, string | string[] | boolean | undefined>
  const args = Object.fromEntries(
    (command.arguments ?? []).map(({ name }, index) => [name, parser.processedArgs[index]]),
  )
  const out = createOutput(options.json === true, process.stdout, process.stderr)
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort(new Error(signal)))
  const result = await command
    .run({
      args,
      options,
      out,
      environment: process.env,
      signal: stop.signal,
      // Loaded when it is asked for: a local command needs no client.
      client: async () => (await import('./connect.ts')).connect(options, process.env),
    })
    .catch(error => {
      if (stop.signal.aborted) return exitCodes.interrupted
      throw error
    })
  if (typeof result === 'number') return result
  if (result !== undefined) out.print(result)
  return exitCodes.ok
}

function describe(words: readonly string[], command: Command): Parser {
  const parser = new Parser(`deskhand ${words.join(' ')}`).description(command.summary).exitOverride()
  for (const { name, description, optional, many } of command.arguments ?? []) {
    const inner = many ? `${name}...` : name
    parser.argument(optional ? `[${inner}]` : `<${inner}>`, description)
  }
  for (const option of [...(command.options ?? []), ...(command.remote ? remoteOptions : []), jsonOption]) {
    const flag = option.short ? `${option.short}, ${option.flag}` : option.flag
    const flags = option.value ? `${flag} ${option.value}` : flag
    if (option.many) parser.option(flags, option.description, (value: string, all: string[] = []) => [...all, value])
    else parser.option(flags, option.description, option.default)
  }
  parser.addHelpText('after', `\nExamples:\n${command.examples.map(line => `  ${line}`).join('\n')}`)
  return parser
}

async function overview(argv: readonly string[]): Promise<number> {
  if (argv[0] === '--version' || argv[0] === '-V') {
    console.log(version)
    return exitCodes.ok
  }
  const wanted = argv.filter(word => !word.startsWith('-'))
  const noun = wanted[0] !== undefined && existsSync(join(folder, wanted[0])) ? wanted[0] : undefined
  if (wanted.length > 0 && (noun === undefined || wanted.length > 1)) {
    console.error(`deskhand: there is no command '${wanted.join(' ')}'. See: deskhand ${noun ? `${noun} ` : ''}--help`)
    return exitCodes.usage
  }
  const lines = await Promise.all(
    allCommands()
      .filter(words => noun === undefined || words[0] === noun)
      .map(async words => [words.join(' '), (await load(words)).summary] as const),
  )
  const width = Math.max(...lines.map(([name]) => name.length))
  console.log(
    [
      'Deskhand runs Power Automate desktop flows on your own machines, behind the Dataverse Web API.',
      '',
      'Usage: deskhand <command> [options]      deskhand <command> --help',
      '',
      ...lines.map(([name, summary]) => `  ${name.padEnd(width)}  ${summary}`),
      '',
      'Begin with: deskhand start --examples',
    ].join('\n'),
  )
  return argv.length === 0 || argv.includes('--help') || argv.includes('-h') ? exitCodes.ok : exitCodes.usage
}

/** Every command as its words, in the order of the alphabet. */
function allCommands(): readonly (readonly string[])[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && entry.name.endsWith(ending) && !entry.name.endsWith('.d.ts'))
    .map(entry => {
      const words = join(entry.parentPath, entry.name.slice(0, -ending.length)).slice(folder.length + 1)
      return words.split(/[\\/]/)
    })
    .sort((a, b) => a.join(' ').localeCompare(b.join(' ')))
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'status' in error && 'code' in error
}
