import { defineAction } from '@deskhand/robin/action/defineAction'
import { file } from '@deskhand/robin/action/parameters'
import { kindOf } from '../support/fileSystem.ts'

const inputs = { File: file({ label: 'File path' }) }

export const exists = defineAction('File.IfFile.Exists', {
  summary: 'Says whether a file exists.',
  kind: 'condition',
  inputs,
  examples: [
    {
      title: 'A file, and not a folder',
      script: [
        "IF (File.IfFile.Exists File: $'''{folder}/a.txt''') THEN",
        "    SET Found TO $'''a file'''",
        'END',
        "IF (File.IfFile.Exists File: $'''{folder}/in''') THEN",
        "    SET Found TO $'''a folder'''",
        'END',
      ].join('\n'),
      files: { 'a.txt': 'A', 'in/': '' },
      variables: { Found: 'a file' },
    },
  ],
  run: async ({ File }) => (await kindOf(File.path)) === 'file',
})

export const doesNotExist = defineAction('File.IfFile.DoesNotExist', {
  summary: 'Says whether a file does not exist.',
  kind: 'condition',
  inputs,
  examples: [
    {
      title: 'A file is written once',
      script: [
        "IF (File.IfFile.DoesNotExist File: $'''{folder}/a.txt''') THEN",
        "    File.WriteText File: $'''{folder}/a.txt''' TextToWrite: $'''A''' AppendNewLine: False Encoding: File.FileEncoding.UTF8NoBOM",
        'END',
      ].join('\n'),
      filesAfter: { 'a.txt': 'A' },
    },
  ],
  run: async ({ File }) => (await kindOf(File.path)) !== 'file',
})
