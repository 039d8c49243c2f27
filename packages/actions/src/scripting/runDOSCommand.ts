import { type ActionContext, defineAction } from '@deskhand/robin/action/defineAction'
import { folder, integer, number, text } from '@deskhand/robin/action/parameters'
import { isEncoding } from '../support/encodings.ts'
import { kindOf, reasonOf } from '../support/fileSystem.ts'
import { findProgram } from '../support/findProgram.ts'
import { runScript } from '../support/runScript.ts'

const inputs = {
  DOSCommandOrApplication: text({
    label: 'DOS command or application',
    description: 'Read by cmd on Windows and by sh elsewhere.',
  }),
  WorkingDirectory: folder({ label: 'Working folder', required: false }),
  CodePage: text({
    label: 'Encoding',
    required: false,
    description:
      'Charset or number of the code page in which the command writes, such as 850; UTF-8 where nothing is said.',
  }),
}
const outputs = {
  StandardOutput: text({ label: 'Command output' }),
  StandardError: text({ label: 'Command error output' }),
  ExitCode: integer({ label: 'Command exit code' }),
}
const CantExecuteCommandOrConsoleApplicationError = 'The command cannot be run.'

export const runDOSCommand = defineAction('Scripting.RunDOSCommand.RunDOSCommand', {
  summary: 'Runs a command of the machine’s shell and waits until it has ended.',
  inputs,
  outputs,
  errors: { CantExecuteCommandOrConsoleApplicationError },
  examples: [
    {
      title: 'What it prints, and its exit code',
      script:
        "Scripting.RunDOSCommand.RunDOSCommand DOSCommandOrApplication: $'''echo hello&& exit 3''' StandardOutput=> Out StandardError=> Err ExitCode=> Code",
      variables: { Out: /^hello\r?\n$/, Err: '', Code: '3' },
    },
    {
      title: 'In a folder',
      script:
        "Scripting.RunDOSCommand.RunDOSCommand DOSCommandOrApplication: $'''echo A> here.txt''' WorkingDirectory: $'''{folder}/out'''",
      files: { 'out/': '' },
      filesAfter: { 'out/here.txt': 'A\n' },
    },
    {
      title: 'A folder that does not exist',
      script:
        "Scripting.RunDOSCommand.RunDOSCommand DOSCommandOrApplication: $'''echo''' WorkingDirectory: $'''{folder}/none'''",
      fails: 'CantExecuteCommandOrConsoleApplicationError',
    },
  ],
  run: async (order, context) => execute(order, context),
})

export const runDOSCommandAndFailOnTimeout = defineAction('Scripting.RunDOSCommand.RunDOSCommandAndFailOnTimeout', {
  summary: 'Runs a command of the machine’s shell and fails where it does not end in time.',
  inputs: { ...inputs, Timeout: number({ label: 'Timeout', default: 10, description: 'Seconds.' }) },
  outputs,
  errors: {
    CantExecuteCommandOrConsoleApplicationError,
    ExecutionTimedOutError: 'The command did not end in time.',
  },
  examples: [
    {
      title: 'A command that ends in time',
      script:
        "Scripting.RunDOSCommand.RunDOSCommandAndFailOnTimeout DOSCommandOrApplication: $'''exit 0''' Timeout: 60 ExitCode=> Code",
      variables: { Code: '0' },
    },
    {
      title: 'A command that does not, and all it has started, are ended',
      script: `Scripting.RunDOSCommand.RunDOSCommandAndFailOnTimeout DOSCommandOrApplication: $'''node -e "setTimeout(() => {}, 60000)"''' Timeout: 0.1`,
      fails: 'ExecutionTimedOutError',
    },
    {
      title: 'A folder that does not exist',
      script:
        "Scripting.RunDOSCommand.RunDOSCommandAndFailOnTimeout DOSCommandOrApplication: $'''echo''' WorkingDirectory: $'''{folder}/none'''",
      fails: 'CantExecuteCommandOrConsoleApplicationError',
    },
  ],
  async run({ Timeout, ...order }, context) {
    const result = await execute(order, context, Timeout)
    if (result.timedOut)
      context.fail('ExecutionTimedOutError', `The command did not end within ${Timeout} seconds and was ended.`)
    return result
  },
})

interface Order {
  readonly DOSCommandOrApplication: string
  readonly WorkingDirectory: { readonly path: string } | undefined
  readonly CodePage: string | undefined
}

async function execute(
  order: Order,
  context: ActionContext<'CantExecuteCommandOrConsoleApplicationError'>,
  timeout?: number,
) {
  const refuse = (reason: string, cause?: unknown) =>
    context.fail('CantExecuteCommandOrConsoleApplicationError', `The command cannot be run: ${reason}`, { cause })
  const folderPath = order.WorkingDirectory?.path ?? context.folder
  if ((await kindOf(folderPath)) !== 'folder') refuse(`the folder '${folderPath}' does not exist.`)
  const charset = charsetOf(order.CodePage)
  if (!isEncoding(charset)) refuse(`there is no encoding '${order.CodePage}'.`)
  const windows = process.platform === 'win32'
  const program = await findProgram(windows ? 'cmd' : 'sh', context)
  if (!program) return refuse('no shell was found on the PATH.')
  const args = windows
    ? ['/d', '/s', '/c', `"${order.DOSCommandOrApplication}"`]
    : ['-c', order.DOSCommandOrApplication]
  try {
    const options = { program, args, folder: folderPath, charset, timeout: timeout ?? 0, verbatim: windows }
    const ended = await runScript({ ...options, environment: context.environment, signal: context.signal })
    return {
      StandardOutput: ended.output,
      StandardError: ended.error,
      ExitCode: ended.exitCode,
      timedOut: ended.timedOut,
    }
  } catch (cause) {
    context.signal.throwIfAborted()
    return refuse(reasonOf(cause), cause)
  }
}

/** Code pages are known by their number: 850 is cp850, 65001 is UTF-8. */
function charsetOf(codePage: string | undefined): string {
  if (!codePage || codePage === '65001') return 'utf8'
  return /^\d+$/.test(codePage) ? `cp${codePage}` : codePage
}
