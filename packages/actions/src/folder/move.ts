import { cp, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { defineAction } from '@deskhand/robin/action/defineAction'
import { folder } from '@deskhand/robin/action/parameters'
import { codeOf, kindOf, reasonOf } from '../support/fileSystem.ts'

export const move = defineAction('Folder.Move', {
  summary: 'Moves a folder with all it holds into another folder.',
  inputs: {
    Folder: folder({ label: 'Folder to move' }),
    Destination: folder({ label: 'Destination folder' }),
  },
  outputs: { MovedFolder: folder({ label: 'Moved folder' }) },
  errors: {
    FolderDoesntExistError: 'The folder does not exist.',
    DestinationFolderDoesntExistError: 'The destination folder does not exist.',
    CantMoveFolderError: 'The folder cannot be moved.',
  },
  examples: [
    {
      title: 'Into another folder',
      script:
        "Folder.Move Folder: $'''{folder}/in''' Destination: $'''{folder}/done''' MovedFolder=> Moved\nSET Name TO Moved.Name",
      files: { 'in/a.txt': 'A', 'done/': '' },
      variables: { Name: 'in' },
      filesAfter: { 'done/in/a.txt': 'A', 'in/a.txt': null },
    },
    {
      title: 'A folder of the same name is in the way',
      script: "Folder.Move Folder: $'''{folder}/in''' Destination: $'''{folder}/done'''",
      files: { 'in/a.txt': 'A', 'done/in/b.txt': 'B' },
      fails: 'CantMoveFolderError',
    },
    {
      title: 'A folder that does not exist',
      script: "Folder.Move Folder: $'''{folder}/in''' Destination: $'''{folder}'''",
      fails: 'FolderDoesntExistError',
    },
    {
      title: 'A destination that does not exist',
      script: "Folder.Move Folder: $'''{folder}/in''' Destination: $'''{folder}/done'''",
      files: { 'in/': '' },
      fails: 'DestinationFolderDoesntExistError',
    },
  ],
  async run({ Folder, Destination }, { fail }) {
    const from = Folder.path
    if ((await kindOf(from)) !== 'folder') fail('FolderDoesntExistError', `The folder '${from}' does not exist.`)
    if ((await kindOf(Destination.path)) !== 'folder')
      fail('DestinationFolderDoesntExistError', `The destination folder '${Destination.path}' does not exist.`)
    const to = path.join(Destination.path, path.basename(from))
    if ((await kindOf(to)) !== 'nothing')
      fail('CantMoveFolderError', `The folder '${from}' cannot be moved: '${to}' is there already.`)
    try {
      await rename(from, to).catch(async error => {
        if (codeOf(error) !== 'EXDEV') throw error
        await cp(from, to, { recursive: true })
        await rm(from, { recursive: true })
      })
    } catch (cause) {
      fail('CantMoveFolderError', `The folder '${from}' cannot be moved to '${to}': ${reasonOf(cause)}`, { cause })
    }
    return { MovedFolder: to }
  },
})
