import { defineAction } from '@deskhand/robin/action/defineAction'
import { text } from '@deskhand/robin/action/parameters'
import { runInSandbox } from '../support/sandbox.ts'

export const runJavascript = defineAction('Scripting.RunJavascript.RunJavascript', {
  summary: 'Runs JavaScript in a sandbox; what it gives to WScript.Echo is its output.',
  inputs: { JavascriptCode: text({ label: 'JavaScript to run', default: '' }) },
  outputs: {
    ScriptOutput: text({ label: 'JavaScript output' }),
    ScriptError: text({ label: 'Script error output' }),
  },
  errors: { FailedToRunJavaScriptError: 'The script used more memory than it may, or was stopped.' },
  examples: [
    {
      title: 'What it echoes',
      script:
        "Scripting.RunJavascript.RunJavascript JavascriptCode: $'''var total = [1, 2, 3].reduce(function (a, b) { return a + b; });\nWScript.Echo(\"total\", total);''' ScriptOutput=> Out ScriptError=> Err",
      variables: { Out: 'total 6\r\n', Err: '' },
    },
    {
      title: 'An error of the script is in its error output',
      script:
        "Scripting.RunJavascript.RunJavascript JavascriptCode: $'''WScript.Echo(1);\nmissing();''' ScriptOutput=> Out ScriptError=> Err",
      variables: { Out: '1\r\n', Err: /ReferenceError: 'missing' is not defined/ },
    },
    {
      title: 'Nothing of the machine can be reached',
      script:
        "Scripting.RunJavascript.RunJavascript JavascriptCode: $'''WScript.Echo(typeof process, typeof require);''' ScriptOutput=> Out",
      variables: { Out: 'undefined undefined\r\n' },
    },
    {
      title: 'A script that eats all memory',
      script:
        "Scripting.RunJavascript.RunJavascript JavascriptCode: $'''var held = []; while (true) held.push(new Uint8Array(16000000));'''",
      fails: 'FailedToRunJavaScriptError',
    },
  ],
  async run({ JavascriptCode }, { fail, signal }) {
    const result = await runInSandbox(JavascriptCode, signal)
    if (result.stopped) fail('FailedToRunJavaScriptError', `The script was stopped: ${result.stopped}.`)
    return { ScriptOutput: result.output, ScriptError: result.error }
  },
})
