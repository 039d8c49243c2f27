import { defineAction } from '@deskhand/robin/action/defineAction'
import { file } from '@deskhand/robin/action/parameters'
import { kindOf } from '../support/fileSystem.ts'

const inputs = { File: file({ label: 'File path' }) }

export const created = defineAction('File.WaitForFile.Created', {
  summary: 'Waits, inside WAIT, until a file is there.',
  kind: 'condition',
  inputs,
  examples: [
    {
      title: 'A file that is there already',
      script: "WAIT (File.WaitForFile.Created File: $'''{folder}/a.txt''') FOR 5\nSET Found TO True",
      files: { 'a.txt': 'A' },
      variables: { Found: 'True' },
    },
    {
      title: 'A file that never comes',
      script: "WAIT (File.WaitForFile.Created File: $'''{folder}/a.txt''') FOR 0.05",
      fails: 'TimeoutError',
    },
  ],
  run: async ({ File }) => (await kindOf(File.path)) === 'file',
})

export const deleted = defineAction('File.WaitForFile.Deleted', {
  summary: 'Waits, inside WAIT, until a file is gone.',
  kind: 'condition',
  inputs,
  examples: [
    {
      title: 'A file that is not there',
      script: "WAIT (File.WaitForFile.Deleted File: $'''{folder}/a.lock''') FOR 5\nSET Free TO True",
      variables: { Free: 'True' },
    },
  ],
  run: async ({ File }) => (await kindOf(File.path)) !== 'file',
})
