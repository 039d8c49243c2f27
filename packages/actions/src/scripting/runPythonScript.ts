import path from 'node:path'
import { type ActionContext, defineAction } from '@deskhand/robin/action/defineAction'
import { folders, text } from '@deskhand/robin/action/parameters'
import type { FolderValue } from '@deskhand/robin/values/fileValue'
import { reasonOf } from '../support/fileSystem.ts'
import { findProgram } from '../support/findProgram.ts'
import { runScript } from '../support/runScript.ts'

const PythonScript = text({ label: 'Python script to run', default: '' })
const DirectoryForLibraries = folders({ label: 'Module folder paths', required: false })
const outputs = {
  ScriptOutput: text({ label: 'Python script output' }),
  ScriptError: text({ label: 'Script error output' }),
}
const errors = { FailedToRunPythonScriptError: 'The script cannot be run: Python is missing.' }
const withoutPython = (form: string) => ({
  title: 'A machine without Python',
  script: [
    "System.SetEnvironmentVariable Name: $'''PATH''' Value: $'''{folder}'''",
    `Scripting.RunPythonScript.${form} PythonScript: $'''print(1)'''`,
  ].join('\n'),
  fails: 'FailedToRunPythonScriptError',
})

export const runPythonScript = defineAction('Scripting.RunPythonScript.RunPythonScript', {
  aliases: ['Scripting.RunPythonScript'],
  summary: 'Runs a Python script with the machine’s Python 3 and waits until it has ended.',
  inputs: { PythonScript, DirectoryForLibraries },
  outputs,
  errors,
  examples: [
    {
      title: 'What it prints',
      script:
        "Scripting.RunPythonScript.RunPythonScript PythonScript: $'''print(sum([1, 2, 3]))''' ScriptOutput=> Out ScriptError=> Err",
      variables: { Out: /^6\r?\n$/, Err: '' },
    },
    {
      title: 'An error of the script is in its error output',
      script:
        "Scripting.RunPythonScript.RunPythonScript PythonScript: $'''1 / 0''' ScriptOutput=> Out ScriptError=> Err",
      variables: { Out: '', Err: /ZeroDivisionError/ },
    },
    withoutPython('RunPythonScript'),
  ],
  run: async (order, context) => execute(order.PythonScript, order.DirectoryForLibraries, context),
})

export const runPythonScript34 = defineAction('Scripting.RunPythonScript.RunPythonScript34', {
  summary: 'Runs a Python 3 script with modules of your own and waits until it has ended.',
  inputs: { PythonScript, DirectoryForLibraries },
  outputs,
  errors,
  examples: [
    {
      title: 'A module in a folder',
      script:
        "Scripting.RunPythonScript.RunPythonScript34 PythonScript: $'''import prices\nprint(prices.tea)''' DirectoryForLibraries: ['{folder}/lib'] ScriptOutput=> Out ScriptError=> Err",
      files: { 'lib/prices.py': 'tea = 3\n' },
      variables: { Out: /^3\r?\n$/, Err: '' },
    },
    withoutPython('RunPythonScript34'),
  ],
  run: async (order, context) => execute(order.PythonScript, order.DirectoryForLibraries, context),
})

export const runPythonScriptCPython = defineAction('Scripting.RunPythonScript.RunPythonScriptCPython', {
  summary: 'Runs a Python script with a Python of your choice and waits until it has ended.',
  inputs: {
    PythonScript,
    PythonPath: text({
      label: 'Python executable',
      required: false,
      description: 'By path or name; the machine’s Python 3 where nothing is said.',
    }),
  },
  outputs,
  errors,
  examples: [
    {
      title: 'By name',
      script:
        "Scripting.RunPythonScript.RunPythonScriptCPython PythonScript: $'''print(\"ok\")''' PythonPath: $'''python3''' ScriptOutput=> Out",
      variables: { Out: /^ok\r?\n$/ },
    },
    {
      title: 'A Python that does not exist',
      script:
        "Scripting.RunPythonScript.RunPythonScriptCPython PythonScript: $'''print(1)''' PythonPath: $'''{folder}/python'''",
      fails: 'FailedToRunPythonScriptError',
    },
  ],
  run: async (order, context) => execute(order.PythonScript, undefined, context, order.PythonPath),
})

async function execute(
  script: string,
  libraries: readonly FolderValue[] | undefined,
  context: ActionContext<keyof typeof errors>,
  python?: string,
) {
  const { fail, folder, signal } = context
  const names = python ? [python] : ['python3', 'python']
  let program: string | undefined
  for (const name of names) program ??= await findProgram(name, context)
  if (!program)
    return fail(
      'FailedToRunPythonScriptError',
      python
        ? `There is no Python at '${python}'.`
        : 'This machine has no Python 3: install it so that `python3` is on the PATH.',
    )
  const modules = libraries?.map(library => library.path) ?? []
  const environment = {
    ...context.environment,
    PYTHONIOENCODING: 'utf-8',
    ...(modules.length > 0 ? { PYTHONPATH: modules.join(path.delimiter) } : {}),
  }
  try {
    const ended = await runScript({ program, args: ['-'], script, folder, environment, signal })
    return { ScriptOutput: ended.output, ScriptError: ended.error }
  } catch (cause) {
    signal.throwIfAborted()
    return fail('FailedToRunPythonScriptError', `Python cannot be run: ${reasonOf(cause)}`, { cause })
  }
}
