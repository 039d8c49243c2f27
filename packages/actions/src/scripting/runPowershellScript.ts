import { type ActionContext, defineAction } from '@deskhand/robin/action/defineAction'
import { number, text } from '@deskhand/robin/action/parameters'
import { reasonOf } from '../support/fileSystem.ts'
import { findProgram } from '../support/findProgram.ts'
import { runScript } from '../support/runScript.ts'

const inputs = { Script: text({ label: 'PowerShell code to run', default: '' }) }
const outputs = {
  ScriptOutput: text({ label: 'PowerShell output' }),
  ScriptError: text({ label: 'Script error output' }),
}
const FailedToRunPowerShellScriptError = 'The script cannot be run: PowerShell is missing.'
const withoutPowerShell = (form: string) => ({
  title: 'A machine without PowerShell',
  script: [
    "System.SetEnvironmentVariable Name: $'''PATH''' Value: $'''{folder}'''",
    `Scripting.RunPowershellScript.${form} Script: $'''Write-Output 1'''`,
  ].join('\n'),
  fails: 'FailedToRunPowerShellScriptError',
})

export const runPowershellScript = defineAction('Scripting.RunPowershellScript.RunPowershellScript', {
  summary: 'Runs a PowerShell script and waits until it has ended; the machine needs PowerShell.',
  inputs,
  outputs,
  errors: { FailedToRunPowerShellScriptError },
  examples: [
    {
      title: 'What it prints',
      script:
        "Scripting.RunPowershellScript.RunPowershellScript Script: $'''Write-Output \\'hello\\'''' ScriptOutput=> Out ScriptError=> Err",
      variables: { Out: /^hello\r?\n$/, Err: '' },
    },
    withoutPowerShell('RunPowershellScript'),
  ],
  run: async ({ Script }, context) => execute(Script, context),
})

export const runScriptAndFailOnTimeout = defineAction('Scripting.RunPowershellScript.RunScriptAndFailOnTimeout', {
  summary: 'Runs a PowerShell script and fails where it does not end in time; the machine needs PowerShell.',
  inputs: { ...inputs, Timeout: number({ label: 'Timeout', default: 10, description: 'Seconds.' }) },
  outputs,
  errors: {
    FailedToRunPowerShellScriptError,
    ExecutionTimedOutError: 'The script did not end in time.',
  },
  examples: [
    {
      title: 'A script that ends in time',
      script:
        "Scripting.RunPowershellScript.RunScriptAndFailOnTimeout Script: $'''Write-Output \\'done\\'''' Timeout: 60 ScriptOutput=> Out",
      variables: { Out: /^done\r?\n$/ },
    },
    {
      title: 'A script that does not',
      script:
        "Scripting.RunPowershellScript.RunScriptAndFailOnTimeout Script: $'''Start-Sleep -Seconds 60''' Timeout: 0.2",
      fails: 'ExecutionTimedOutError',
    },
    withoutPowerShell('RunScriptAndFailOnTimeout'),
  ],
  async run({ Script, Timeout }, context) {
    const result = await execute(Script, context, Timeout)
    if (result.timedOut)
      context.fail('ExecutionTimedOutError', `The script did not end within ${Timeout} seconds and was ended.`)
    return result
  },
})

async function execute(script: string, context: ActionContext<'FailedToRunPowerShellScriptError'>, timeout = 0) {
  const { environment, fail, folder, signal } = context
  const program =
    (await findProgram('pwsh', context)) ??
    (process.platform === 'win32' ? await findProgram('powershell', context) : undefined)
  if (!program)
    return fail(
      'FailedToRunPowerShellScriptError',
      'This machine has no PowerShell: install it (https://aka.ms/powershell) so that `pwsh` is on the PATH.',
    )
  const encoded = Buffer.from(`$ProgressPreference = 'SilentlyContinue'\n${script}`, 'utf16le').toString('base64')
  const args = ['-NoLogo', '-NoProfile', '-NonInteractive', '-OutputFormat', 'Text', '-EncodedCommand', encoded]
  try {
    const ended = await runScript({ program, args, folder, timeout, environment, signal })
    return { ScriptOutput: ended.output, ScriptError: ended.error, timedOut: ended.timedOut }
  } catch (cause) {
    signal.throwIfAborted()
    return fail('FailedToRunPowerShellScriptError', `PowerShell cannot be run: ${reasonOf(cause)}`, { cause })
  }
}
