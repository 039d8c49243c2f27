import { rm } from 'node:fs/promises'
import path from 'node:path'
import { defineAction } from '@deskhand/robin/action/defineAction'
import { folder } from '@deskhand/robin/action/parameters'
import { kindOf, reasonOf } from '../support/fileSystem.ts'

export const deleteFolder = defineAction('Folder.Delete', {
  summary: 'Deletes a folder with all it holds.',
  inputs: { Folder: folder({ label: 'Folder to delete' }) },
  errors: {
    FolderDoesntExistError: 'The folder does not exist.',
    CantDeleteFolderError: 'The folder cannot be deleted.',
  },
  examples: [
    {
      title: 'With its files and folders',
      script: "Folder.Delete Folder: $'''{folder}/in'''",
      files: { 'in/a.txt': 'A', 'in/deep/b.txt': 'B', 'c.txt': 'C' },
      filesAfter: { 'in/a.txt': null, 'in/deep/b.txt': null, 'c.txt': 'C' },
    },
    {
      title: 'A folder that does not exist',
      script: "Folder.Delete Folder: $'''{folder}/in'''",
      fails: 'FolderDoesntExistError',
    },
  ],
  async run({ Folder }, { fail }) {
    const at = Folder.path
    if ((await kindOf(at)) !== 'folder') fail('FolderDoesntExistError', `The folder '${at}' does not exist.`)
    if (path.parse(at).root === at)
      fail('CantDeleteFolderError', `'${at}' is the root of a disk and cannot be deleted.`)
    try {
      await rm(at, { recursive: true })
    } catch (cause) {
      fail('CantDeleteFolderError', `The folder '${at}' cannot be deleted: ${reasonOf(cause)}`, { cause })
    }
  },
})
