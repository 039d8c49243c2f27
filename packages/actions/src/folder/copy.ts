import { cp } from 'node:fs/promises'
import path from 'node:path'
import { defineAction } from '@deskhand/robin/action/defineAction'
import { choice, folder } from '@deskhand/robin/action/parameters'
import { kindOf, reasonOf } from '../support/fileSystem.ts'

export const copy = defineAction('Folder.Copy', {
  summary: 'Copies a folder with all it holds into another folder.',
  inputs: {
    Folder: folder({ label: 'Folder to copy' }),
    Destination: folder({ label: 'Destination folder' }),
    IfFolderExists: choice('Folder.IfExists', ['DoNothing', 'Overwrite'], {
      label: 'If folder exists',
      default: 'DoNothing',
    }),
  },
  outputs: { CopiedFolder: folder({ label: 'Copied folder' }) },
  errors: {
    FolderDoesntExistError: 'The folder does not exist.',
    DestinationFolderDoesntExistError: 'The destination folder does not exist.',
    CantCopyFolderError: 'The folder cannot be copied.',
  },
  examples: [
    {
      title: 'Into another folder',
      script:
        "Folder.Copy Folder: $'''{folder}/in''' Destination: $'''{folder}/out''' IfFolderExists: Folder.IfExists.DoNothing CopiedFolder=> Copied\nSET Name TO Copied.Name",
      files: { 'in/a.txt': 'A', 'in/deep/b.txt': 'B', 'out/': '' },
      variables: { Name: 'in' },
      filesAfter: { 'out/in/a.txt': 'A', 'out/in/deep/b.txt': 'B', 'in/a.txt': 'A' },
    },
    {
      title: 'One there already is left as it is',
      script:
        "Folder.Copy Folder: $'''{folder}/in''' Destination: $'''{folder}/out''' IfFolderExists: Folder.IfExists.DoNothing",
      files: { 'in/a.txt': 'new', 'out/in/a.txt': 'old' },
      filesAfter: { 'out/in/a.txt': 'old' },
    },
    {
      title: 'Or its files are replaced',
      script:
        "Folder.Copy Folder: $'''{folder}/in''' Destination: $'''{folder}/out''' IfFolderExists: Folder.IfExists.Overwrite",
      files: { 'in/a.txt': 'new', 'out/in/a.txt': 'old', 'out/in/b.txt': 'B' },
      filesAfter: { 'out/in/a.txt': 'new', 'out/in/b.txt': 'B' },
    },
    {
      title: 'A folder that does not exist',
      script: "Folder.Copy Folder: $'''{folder}/in''' Destination: $'''{folder}'''",
      fails: 'FolderDoesntExistError',
    },
    {
      title: 'A destination that does not exist',
      script: "Folder.Copy Folder: $'''{folder}/in''' Destination: $'''{folder}/out'''",
      files: { 'in/a.txt': 'A' },
      fails: 'DestinationFolderDoesntExistError',
    },
    {
      title: 'A folder cannot be copied into itself',
      script: "Folder.Copy Folder: $'''{folder}/in''' Destination: $'''{folder}/in/deep'''",
      files: { 'in/deep/': '' },
      fails: 'CantCopyFolderError',
    },
  ],
  async run({ Folder, Destination, IfFolderExists }, { fail }) {
    const from = Folder.path
    if ((await kindOf(from)) !== 'folder') fail('FolderDoesntExistError', `The folder '${from}' does not exist.`)
    if ((await kindOf(Destination.path)) !== 'folder')
      fail('DestinationFolderDoesntExistError', `The destination folder '${Destination.path}' does not exist.`)
    const to = path.join(Destination.path, path.basename(from))
    if (IfFolderExists === 'DoNothing' && (await kindOf(to)) !== 'nothing') return { CopiedFolder: to }
    try {
      await cp(from, to, { recursive: true, force: true })
    } catch (cause) {
      fail('CantCopyFolderError', `The folder '${from}' cannot be copied to '${to}': ${reasonOf(cause)}`, { cause })
    }
    return { CopiedFolder: to }
  },
})
