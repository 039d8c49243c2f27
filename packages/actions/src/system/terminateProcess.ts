import { defineAction } from '@deskhand/robin/action/defineAction'
import { integer, text } from '@deskhand/robin/action/parameters'
import { reasonOf } from '../support/fileSystem.ts'
import { listProcesses } from '../support/processes.ts'

const errors = {
  ProcessWithSpecifiedIDNotRunningError: 'There is no such process.',
  FailedToTerminateProcessError: 'The process cannot be ended.',
}

export const terminateProcessByName = defineAction('System.TerminateProcess.TerminateProcessByName', {
  summary: 'Ends all processes of a name.',
  inputs: { ProcessName: text({ label: 'Process name', description: 'With or without .exe, whatever its case.' }) },
  errors,
  examples: [
    {
      title: 'A name that no process has',
      script: "System.TerminateProcess.TerminateProcessByName ProcessName: $'''no-such-program'''",
      fails: 'ProcessWithSpecifiedIDNotRunningError',
    },
  ],
  async run({ ProcessName }, { fail, signal }) {
    const wanted = ProcessName.toLowerCase().replace(/\.exe$/, '')
    const found = (await listProcesses(signal)).filter(({ names }) => names.includes(wanted))
    if (found.length === 0) fail('ProcessWithSpecifiedIDNotRunningError', `No process '${ProcessName}' is running.`)
    for (const { id } of found) end(id, fail)
  },
})

export const terminateProcessById = defineAction('System.TerminateProcess.TerminateProcessById', {
  summary: 'Ends the process of a number.',
  inputs: { ProcessId: integer({ label: 'Process ID' }) },
  errors,
  examples: [
    {
      title: 'A program the flow has started',
      script: [
        `System.RunApplication.RunApplication ApplicationPath: $'''node''' CommandLineArguments: $'''-e "setTimeout(() => {}, 60000)"''' ProcessId=> Id`,
        'System.TerminateProcess.TerminateProcessById ProcessId: Id',
        'SET Ended TO True',
      ].join('\n'),
      variables: { Ended: 'True' },
    },
    {
      title: 'A number that no process has',
      script: 'System.TerminateProcess.TerminateProcessById ProcessId: 2147483646',
      fails: 'ProcessWithSpecifiedIDNotRunningError',
    },
    {
      title: 'A number that no process can have',
      script: 'System.TerminateProcess.TerminateProcessById ProcessId: -1',
      fails: 'FailedToTerminateProcessError',
    },
  ],
  run({ ProcessId }, { fail }) {
    // To the system, numbers below 1 mean groups of processes.
    if (ProcessId < 1) fail('FailedToTerminateProcessError', `${ProcessId} is not the number of a process.`)
    end(ProcessId, fail)
  },
})

function end(
  id: number,
  fail: (error: keyof typeof errors, message: string, options: { cause: unknown }) => never,
): void {
  try {
    process.kill(id, 'SIGKILL')
  } catch (cause) {
    const gone = (cause as NodeJS.ErrnoException).code === 'ESRCH'
    if (gone) fail('ProcessWithSpecifiedIDNotRunningError', `There is no process ${id}.`, { cause })
    fail('FailedToTerminateProcessError', `Process ${id} cannot be ended: ${reasonOf(cause)}`, { cause })
  }
}
