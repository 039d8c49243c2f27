import { defineAction } from '@deskhand/robin/action/defineAction'
import { file, files, folder, listOf } from '@deskhand/robin/action/parameters'
import { moveFile, reasonOf } from '../support/fileSystem.ts'
import { ifFileExists } from '../support/ifFileExists.ts'
import { transferFiles } from '../support/transferFiles.ts'

export const move = defineAction('File.Move', {
  summary: 'Moves one or more files into a folder.',
  inputs: {
    Files: files({ label: 'File(s) to move' }),
    Destination: folder({ label: 'Destination folder' }),
    IfFileExists: ifFileExists,
  },
  outputs: { MovedFiles: listOf(file, { label: 'Moved files' }) },
  errors: {
    SourceFolderDoesntExistError: 'The folder of the file does not exist.',
    DestinationFolderDoesntExistError: 'The destination folder does not exist.',
    FileNotFoundError: 'The file does not exist.',
    CantMoveFileError: 'The file cannot be moved.',
  },
  examples: [
    {
      title: 'A file there already keeps both where they are',
      script:
        "File.Move Files: ['{folder}/a.txt', '{folder}/b.txt'] Destination: $'''{folder}/done''' IfFileExists: File.IfExists.DoNothing MovedFiles=> Moved\nSET Count TO Moved.Count",
      files: { 'a.txt': 'new', 'b.txt': 'B', 'done/a.txt': 'old' },
      variables: { Count: '1' },
      filesAfter: { 'a.txt': 'new', 'done/a.txt': 'old', 'b.txt': null, 'done/b.txt': 'B' },
    },
    {
      title: 'Or is replaced',
      script:
        "File.Move Files: $'''{folder}/a.txt''' Destination: $'''{folder}/done''' IfFileExists: File.IfExists.Overwrite MovedFiles=> Moved",
      files: { 'a.txt': 'new', 'done/a.txt': 'old' },
      filesAfter: { 'a.txt': null, 'done/a.txt': 'new' },
    },
    {
      title: 'No files, no error',
      script: "File.Move Files: [] Destination: $'''{folder}''' MovedFiles=> Moved\nSET Count TO Moved.Count",
      variables: { Count: '0' },
    },
    {
      title: 'A folder that is missing is not made',
      script: "File.Move Files: $'''{folder}/a.txt''' Destination: $'''{folder}/done'''",
      files: { 'a.txt': 'A' },
      fails: 'DestinationFolderDoesntExistError',
    },
    {
      title: 'A file that does not exist',
      script: "File.Move Files: $'''{folder}/a.txt''' Destination: $'''{folder}'''",
      fails: 'FileNotFoundError',
    },
    {
      title: 'A file in a folder that does not exist',
      script: "File.Move Files: $'''{folder}/in/a.txt''' Destination: $'''{folder}'''",
      fails: 'SourceFolderDoesntExistError',
    },
    {
      title: 'A folder of the same name is in the way',
      script:
        "File.Move Files: $'''{folder}/a.txt''' Destination: $'''{folder}/done''' IfFileExists: File.IfExists.Overwrite",
      files: { 'a.txt': 'A', 'done/a.txt/': '' },
      fails: 'CantMoveFileError',
    },
  ],
  async run(inputs, context) {
    const MovedFiles = await transferFiles(inputs, context, (from, to) =>
      moveFile(from, to).catch((cause: unknown) =>
        context.fail('CantMoveFileError', `The file '${from}' cannot be moved to '${to}': ${reasonOf(cause)}`, {
          cause,
        }),
      ),
    )
    return { MovedFiles }
  },
})
