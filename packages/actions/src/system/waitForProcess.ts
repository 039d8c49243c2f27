import { defineAction } from '@deskhand/robin/action/defineAction'
import { text } from '@deskhand/robin/action/parameters'
import { isRunning } from '../support/processes.ts'

const inputs = {
  ProcessName: text({ label: 'Process name', description: 'With or without .exe, whatever its case.' }),
}

export const processToStart = defineAction('System.WaitForProcess.ProcessToStart', {
  summary: 'Waits, inside WAIT, until a process of a name is running.',
  kind: 'condition',
  inputs,
  examples: [
    {
      title: 'A process that runs already',
      script: "WAIT (System.WaitForProcess.ProcessToStart ProcessName: $'''node''') FOR 10\nSET Started TO True",
      variables: { Started: 'True' },
    },
  ],
  run: ({ ProcessName }, { signal }) => isRunning(ProcessName, signal),
})

export const processToStop = defineAction('System.WaitForProcess.ProcessToStop', {
  summary: 'Waits, inside WAIT, until no process of a name is running.',
  kind: 'condition',
  inputs,
  examples: [
    {
      title: 'A process that does not run',
      script:
        "WAIT (System.WaitForProcess.ProcessToStop ProcessName: $'''no-such-program''') FOR 10\nSET Stopped TO True",
      variables: { Stopped: 'True' },
    },
    {
      title: 'A process that goes on',
      script: "WAIT (System.WaitForProcess.ProcessToStop ProcessName: $'''node''') FOR 0.05",
      fails: 'TimeoutError',
    },
  ],
  run: async ({ ProcessName }, { signal }) => !(await isRunning(ProcessName, signal)),
})
