import { defineAction } from '@deskhand/robin/action/defineAction'
import { text } from '@deskhand/robin/action/parameters'
import { isRunning } from '../support/processes.ts'

const inputs = {
  ProcessName: text({ label: 'Process name', description: 'With or without .exe, whatever its case.' }),
}

export const processIsRunning = defineAction('System.IfProcess.ProcessIsRunning', {
  summary: 'Says whether a process of a name is running.',
  kind: 'condition',
  inputs,
  examples: [
    {
      title: 'The program that executes the run is running',
      script:
        "IF (System.IfProcess.ProcessIsRunning ProcessName: $'''Node.exe''') THEN\n    SET Answer TO $'''yes'''\nELSE\n    SET Answer TO $'''no'''\nEND",
      variables: { Answer: 'yes' },
    },
  ],
  run: ({ ProcessName }, { signal }) => isRunning(ProcessName, signal),
})

export const processIsNotRunning = defineAction('System.IfProcess.ProcessIsNotRunning', {
  summary: 'Says whether no process of a name is running.',
  kind: 'condition',
  inputs,
  examples: [
    {
      title: 'A name that no process has',
      script:
        "IF (System.IfProcess.ProcessIsNotRunning ProcessName: $'''no-such-program''') THEN\n    SET Answer TO $'''not running'''\nEND",
      variables: { Answer: 'not running' },
    },
  ],
  run: async ({ ProcessName }, { signal }) => !(await isRunning(ProcessName, signal)),
})
