import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { defineAction } from '@deskhand/robin/action/defineAction'
import { folder, text } from '@deskhand/robin/action/parameters'
import { kindOf, reasonOf } from '../support/fileSystem.ts'

export const create = defineAction('Folder.Create', {
  summary: 'Creates a folder inside a folder; one that is there already is left as it is.',
  inputs: {
    FolderPath: text({ label: 'Create new folder into', default: '' }),
    FolderName: text({ label: 'New folder name', default: '' }),
  },
  outputs: { Folder: folder({ label: 'New folder' }) },
  errors: {
    FolderDoesntExistError: 'The folder to create it in does not exist.',
    CantCreateFolderError: 'The folder cannot be created.',
    NewFolderPathAndNameAreEmptyError: 'Neither a path nor a name is given.',
  },
  examples: [
    {
      title: 'A new folder',
      script:
        "Folder.Create FolderPath: $'''{folder}''' FolderName: $'''out''' Folder=> Out\nSET Name TO Out.Name\nSET There TO Out.Exists",
      variables: { Name: 'out', There: 'True' },
    },
    {
      title: 'The folder to create it in must be there',
      script: "Folder.Create FolderPath: $'''{folder}/in''' FolderName: $'''out'''",
      fails: 'FolderDoesntExistError',
    },
    {
      title: 'A file of that name is in the way',
      script: "Folder.Create FolderPath: $'''{folder}''' FolderName: $'''out'''",
      files: { out: 'a file' },
      fails: 'CantCreateFolderError',
    },
    {
      title: 'Neither path nor name',
      script: "Folder.Create FolderPath: $'''''' FolderName: $''''''",
      fails: 'NewFolderPathAndNameAreEmptyError',
    },
  ],
  async run({ FolderPath, FolderName }, { fail, folder: runFolder }) {
    if (FolderPath.trim() === '' && FolderName.trim() === '') fail('NewFolderPathAndNameAreEmptyError')
    const parent = path.resolve(runFolder, FolderPath)
    if (FolderName !== '' && (await kindOf(parent)) !== 'folder')
      fail('FolderDoesntExistError', `The folder '${parent}' does not exist.`)
    const at = path.join(parent, FolderName)
    try {
      await mkdir(at, { recursive: true })
    } catch (cause) {
      fail('CantCreateFolderError', `The folder '${at}' cannot be created: ${reasonOf(cause)}`, { cause })
    }
    return { Folder: at }
  },
})
