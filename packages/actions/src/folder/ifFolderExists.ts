import { defineAction } from '@deskhand/robin/action/defineAction'
import { folder } from '@deskhand/robin/action/parameters'
import { kindOf } from '../support/fileSystem.ts'

const inputs = { Path: folder({ label: 'Folder path' }) }

export const exists = defineAction('Folder.IfFolderExists.Exists', {
  summary: 'Says whether a folder exists.',
  kind: 'condition',
  inputs,
  examples: [
    {
      title: 'A folder, and not a file',
      script: [
        "IF (Folder.IfFolderExists.Exists Path: $'''{folder}/in''') THEN",
        "    SET Found TO $'''a folder'''",
        'END',
        "IF (Folder.IfFolderExists.Exists Path: $'''{folder}/a.txt''') THEN",
        "    SET Found TO $'''a file'''",
        'END',
      ].join('\n'),
      files: { 'in/': '', 'a.txt': 'A' },
      variables: { Found: 'a folder' },
    },
  ],
  run: async ({ Path }) => (await kindOf(Path.path)) === 'folder',
})

export const doesNotExist = defineAction('Folder.IfFolderExists.DoesNotExist', {
  summary: 'Says whether a folder does not exist.',
  kind: 'condition',
  inputs,
  examples: [
    {
      title: 'A folder is made where there is none',
      script: [
        "IF (Folder.IfFolderExists.DoesNotExist Path: $'''{folder}/out''') THEN",
        "    Folder.Create FolderPath: $'''{folder}''' FolderName: $'''out''' Folder=> Made",
        'END',
        'SET There TO Made.Exists',
      ].join('\n'),
      variables: { There: 'True' },
    },
  ],
  run: async ({ Path }) => (await kindOf(Path.path)) !== 'folder',
})
