import { copyFile } from 'node:fs/promises'
import { defineAction } from '@deskhand/robin/action/defineAction'
import { file, files, folder, listOf } from '@deskhand/robin/action/parameters'
import { reasonOf } from '../support/fileSystem.ts'
import { ifFileExists } from '../support/ifFileExists.ts'
import { transferFiles } from '../support/transferFiles.ts'

export const copy = defineAction('File.Copy', {
  summary: 'Copies one or more files into a folder.',
  inputs: {
    Files: files({ label: 'File(s) to copy' }),
    Destination: folder({ label: 'Destination folder' }),
    IfFileExists: ifFileExists,
  },
  outputs: { CopiedFiles: listOf(file, { label: 'Copied files' }) },
  errors: {
    SourceFolderDoesntExistError: 'The folder of the file does not exist.',
    DestinationFolderDoesntExistError: 'The destination folder does not exist.',
    FileNotFoundError: 'The file does not exist.',
    CantCopyFileError: 'The file cannot be copied.',
  },
  examples: [
    {
      title: 'A file there already is left as it is',
      script:
        "File.Copy Files: ['{folder}/a.txt', '{folder}/b.txt'] Destination: $'''{folder}/out''' IfFileExists: File.IfExists.DoNothing CopiedFiles=> Copied\nSET Count TO Copied.Count",
      files: { 'a.txt': 'new', 'b.txt': 'B', 'out/a.txt': 'old' },
      variables: { Count: '1' },
      filesAfter: { 'out/a.txt': 'old', 'out/b.txt': 'B', 'a.txt': 'new' },
    },
    {
      title: 'Or replaced',
      script:
        "File.Copy Files: $'''{folder}/a.txt''' Destination: $'''{folder}/out''' IfFileExists: File.IfExists.Overwrite CopiedFiles=> Copied\nSET Name TO Copied[0].Name",
      files: { 'a.txt': 'new', 'out/a.txt': 'old' },
      variables: { Name: 'a.txt' },
      filesAfter: { 'out/a.txt': 'new' },
    },
    {
      title: 'A folder that is missing is not made',
      script: "File.Copy Files: $'''{folder}/a.txt''' Destination: $'''{folder}/out'''",
      files: { 'a.txt': 'A' },
      fails: 'DestinationFolderDoesntExistError',
    },
    {
      title: 'A file that does not exist',
      script: "File.Copy Files: $'''{folder}/a.txt''' Destination: $'''{folder}'''",
      fails: 'FileNotFoundError',
    },
    {
      title: 'A file in a folder that does not exist',
      script: "File.Copy Files: $'''{folder}/in/a.txt''' Destination: $'''{folder}'''",
      fails: 'SourceFolderDoesntExistError',
    },
    {
      title: 'A folder of the same name is in the way',
      script:
        "File.Copy Files: $'''{folder}/a.txt''' Destination: $'''{folder}/out''' IfFileExists: File.IfExists.Overwrite",
      files: { 'a.txt': 'A', 'out/a.txt/': '' },
      fails: 'CantCopyFileError',
    },
  ],
  async run(inputs, context) {
    const CopiedFiles = await transferFiles(inputs, context, (from, to) =>
      copyFile(from, to).catch((cause: unknown) =>
        context.fail('CantCopyFileError', `The file '${from}' cannot be copied to '${to}': ${reasonOf(cause)}`, {
          cause,
        }),
      ),
    )
    return { CopiedFiles }
  },
})
