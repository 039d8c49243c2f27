import { open } from 'node:fs/promises'
import path from 'node:path'
import { type ActionContext, defineAction } from '@deskhand/robin/action/defineAction'
import { choice, folder, integer, number, text } from '@deskhand/robin/action/parameters'
import { kindOf, reasonOf } from '../support/fileSystem.ts'
import { findProgram, isExecutable } from '../support/findProgram.ts'
import { killTree, startProcess } from '../support/runProcess.ts'
import { splitArguments } from '../support/splitArguments.ts'

const inputs = {
  ApplicationPath: text({
    label: 'Application path',
    description: 'A program by path or name, or a document, which is opened with its program.',
  }),
  CommandLineArguments: text({ label: 'Command line arguments', default: '' }),
  WorkingDirectory: folder({ label: 'Working folder', required: false }),
  WindowStyle: choice('System.ProcessWindowStyle', ['Normal', 'Hidden', 'Minimized', 'Maximized'], {
    label: 'Window style',
    default: 'Normal',
    description: 'Hidden has an effect on Windows only; the others are left to the program.',
  }),
}
const ProcessId = integer({ label: 'Process ID' })
const errors = {
  FileOrApplicationNotFoundError: 'The program or file does not exist.',
  AccessDeniedForApplicationOrFileError: 'The program may not be run.',
  CantExecuteApplicationOrOpenFileError: 'The program cannot be run, or the file cannot be opened.',
}
const failures = (form: string) => [
  {
    title: 'A program that does not exist',
    script: `System.RunApplication.${form} ApplicationPath: $'''no-such-program'''`,
    fails: 'FileOrApplicationNotFoundError',
  },
  {
    title: 'A program that is not marked as one',
    script: `System.RunApplication.${form} ApplicationPath: $'''{folder}/tool'''`,
    files: { tool: '#!/bin/sh\n' },
    fails: 'AccessDeniedForApplicationOrFileError',
  },
  {
    title: 'A working folder that does not exist',
    script: `System.RunApplication.${form} ApplicationPath: $'''node''' WorkingDirectory: $'''{folder}/none'''`,
    fails: 'CantExecuteApplicationOrOpenFileError',
  },
]

export const runApplication = defineAction('System.RunApplication.RunApplication', {
  summary: 'Starts a program, or opens a document, and goes on; it is ended with the run.',
  inputs,
  outputs: { ProcessId },
  errors,
  examples: [
    {
      title: 'The flow goes on while the program runs',
      script: `System.RunApplication.RunApplication ApplicationPath: $'''node''' CommandLineArguments: $'''-e "setTimeout(() => {}, 60000)"''' ProcessId=> Id`,
      variables: { Id: /^\d+$/ },
    },
    ...failures('RunApplication'),
  ],
  async run(order, context) {
    const child = await start(order, context)
    return { ProcessId: child.pid ?? 0 }
  },
})

export const runAndWaitToComplete = defineAction('System.RunApplication.RunAndWaitToComplete', {
  summary: 'Runs a program and waits until it has ended.',
  inputs: {
    ...inputs,
    Timeout: number({
      label: 'Timeout',
      default: 0,
      description: 'Seconds after which the flow goes on while the program runs; 0: as long as it takes.',
    }),
  },
  outputs: {
    ProcessId,
    ExitCode: integer({ label: 'Exit code', description: '0 where it has not ended in time.' }),
  },
  errors,
  examples: [
    {
      title: 'The exit code of the program',
      script: `System.RunApplication.RunAndWaitToComplete ApplicationPath: $'''node''' CommandLineArguments: $'''-e "process.exit(3)"''' ExitCode=> Code`,
      variables: { Code: '3' },
    },
    {
      title: 'In a folder',
      script:
        "System.RunApplication.RunAndWaitToComplete ApplicationPath: $'''node''' CommandLineArguments: $'''-e \"fs.writeFileSync(`here.txt`, `A`)\"''' WorkingDirectory: $'''{folder}/out'''",
      files: { 'out/': '' },
      filesAfter: { 'out/here.txt': 'A' },
    },
    ...failures('RunAndWaitToComplete'),
  ],
  async run({ Timeout, ...order }, context) {
    const child = await start(order, context)
    const code = await new Promise<number>(resolve => {
      const timer = Timeout > 0 ? setTimeout(() => resolve(0), Timeout * 1000) : undefined
      child.on('exit', exit => {
        clearTimeout(timer)
        resolve(exit ?? -1)
      })
    })
    context.signal.throwIfAborted()
    return { ProcessId: child.pid ?? 0, ExitCode: code }
  },
})

interface Order {
  readonly ApplicationPath: string
  readonly CommandLineArguments: string
  readonly WorkingDirectory: { readonly path: string } | undefined
  readonly WindowStyle: string
}

async function start(order: Order, context: ActionContext<keyof typeof errors>) {
  const { fail, environment, signal } = context
  const at = await findProgram(order.ApplicationPath, context)
  if (!at)
    return fail('FileOrApplicationNotFoundError', `The program or file '${order.ApplicationPath}' was not found.`)
  if (!(await isExecutable(at)) && (await isProgram(at)))
    return fail('AccessDeniedForApplicationOrFileError', `'${at}' may not be run: it is not marked as executable.`)
  const folder = order.WorkingDirectory?.path ?? context.folder
  if ((await kindOf(folder)) !== 'folder')
    return fail('CantExecuteApplicationOrOpenFileError', `The working folder '${folder}' does not exist.`)
  const windows = process.platform === 'win32'
  const program = (await isExecutable(at)) && !(windows && !/\.(exe|com|bat|cmd)$/i.test(at))
  const opener = program ? undefined : await findProgram(openers[process.platform] ?? 'xdg-open', context)
  if (!program && !opener)
    return fail(
      'CantExecuteApplicationOrOpenFileError',
      `Nothing on this machine opens '${at}'; install a desktop with xdg-open.`,
    )
  const args = windows ? [order.CommandLineArguments].filter(Boolean) : splitArguments(order.CommandLineArguments)
  const child = startProcess(
    {
      command: opener ?? at,
      args: opener ? [at] : args,
      folder,
      environment,
      verbatim: windows && !opener,
      hidden: order.WindowStyle === 'Hidden',
    },
    'ignore',
  )
  await new Promise<void>((resolve, reject) => child.on('spawn', resolve).on('error', reject)).catch(cause =>
    fail('CantExecuteApplicationOrOpenFileError', `'${at}' cannot be run: ${reasonOf(cause)}`, { cause }),
  )
  const end = () => killTree(child)
  signal.addEventListener('abort', end, { once: true })
  context.keep(end)
  child.unref()
  return child
}

const openers: Readonly<Record<string, string>> = { win32: 'explorer', darwin: 'open' }

/** Whether a file is meant to be run: it says by what, or holds machine code. */
async function isProgram(at: string): Promise<boolean> {
  const file = await open(at)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    const head = buffer.subarray(0, bytesRead).toString('latin1')
    return head.startsWith('#!') || head === '\x7fELF' || head.startsWith('MZ') || path.extname(at) === '.exe'
  } finally {
    await file.close()
  }
}
