import { unlink } from 'node:fs/promises'
import path from 'node:path'
import { defineAction } from '@deskhand/robin/action/defineAction'
import { files } from '@deskhand/robin/action/parameters'
import { missing, reasonOf } from '../support/fileSystem.ts'

export const deleteFile = defineAction('File.Delete', {
  summary: 'Deletes one or more files.',
  inputs: { Files: files({ label: 'File(s) to delete' }) },
  errors: {
    FilePathDoesntExistError: 'The folder of the file does not exist.',
    FileNotFoundError: 'The file does not exist.',
    CantDeleteFileError: 'The file cannot be deleted.',
  },
  examples: [
    {
      title: 'A list of files',
      script: "File.Delete Files: ['{folder}/a.txt', '{folder}/b.txt']",
      files: { 'a.txt': 'A', 'b.txt': 'B', 'c.txt': 'C' },
      filesAfter: { 'a.txt': null, 'b.txt': null, 'c.txt': 'C' },
    },
    {
      title: 'A file that does not exist',
      script: "File.Delete Files: $'''{folder}/a.txt'''",
      fails: 'FileNotFoundError',
    },
    {
      title: 'A file in a folder that does not exist',
      script: "File.Delete Files: $'''{folder}/in/a.txt'''",
      fails: 'FilePathDoesntExistError',
    },
    {
      title: 'A folder is no file',
      script: "File.Delete Files: $'''{folder}/in'''",
      files: { 'in/': '' },
      fails: 'CantDeleteFileError',
    },
  ],
  async run({ Files }, { fail, signal }) {
    for (const { path: at } of Files) {
      signal.throwIfAborted()
      const lacking = await missing(at)
      if (lacking === 'folder') fail('FilePathDoesntExistError', `The folder '${path.dirname(at)}' does not exist.`)
      if (lacking === 'file') fail('FileNotFoundError', `The file '${at}' was not found.`)
      try {
        await unlink(at)
      } catch (cause) {
        fail('CantDeleteFileError', `The file '${at}' cannot be deleted: ${reasonOf(cause)}`, { cause })
      }
    }
  },
})
