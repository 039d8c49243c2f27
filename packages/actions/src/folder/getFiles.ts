import { defineAction } from '@deskhand/robin/action/defineAction'
import { boolean, file, folder, listOf, text } from '@deskhand/robin/action/parameters'
import { FileValue } from '@deskhand/robin/values/fileValue'
import { kindOf, reasonOf } from '../support/fileSystem.ts'
import { sortInputs, sortKeys } from '../support/folderSort.ts'
import { listFolder } from '../support/listFolder.ts'
import { sortBy } from '../support/sortBy.ts'

export const getFiles = defineAction('Folder.GetFiles', {
  summary: 'Lists the files of a folder.',
  inputs: {
    Folder: folder({ label: 'Folder' }),
    FileFilter: text({
      label: 'File filter',
      default: '*',
      description: 'Patterns with * and ?, separated by semicolons.',
    }),
    IncludeSubfolders: boolean({ label: 'Include subfolders', default: false }),
    FailOnAccessDenied: boolean({ label: 'Fail upon denied access to any subfolder', default: true }),
    ...sortInputs,
  },
  outputs: { Files: listOf(file, { label: 'Files' }) },
  errors: {
    FolderDoesntExistError: 'The folder does not exist.',
    CantRetrieveListOfFilesError: 'The files of the folder cannot be listed.',
  },
  examples: [
    {
      title: 'Two kinds of files, in subfolders too',
      script: [
        "Folder.GetFiles Folder: $'''{folder}''' FileFilter: $'''*.csv;*.txt''' IncludeSubfolders: True FailOnAccessDenied: True SortBy1: Folder.SortBy.Name SortDescending1: False Files=> Found",
        "SET Names TO $''''''",
        'LOOP FOREACH F IN Found',
        "    SET Names TO $'''%Names%%F.Name% '''",
        'END',
      ].join('\n'),
      files: { 'b.txt': 'B', 'a.CSV': 'A', 'c.md': 'C', 'in/aa.csv': 'AA' },
      variables: { Names: 'a.CSV aa.csv b.txt ' },
    },
    {
      title: 'A variable that is named like the module',
      script: [
        "SET Folder TO $'''{folder}'''",
        'Folder.GetFiles Folder: Folder SortBy1: Folder.SortBy.Name SortDescending1: True Files=> Found',
        "SET Names TO $'''%Found[0].Name% %Found[1].Name%'''",
      ].join('\n'),
      files: { 'a.txt': 'A', 'b.txt': 'B' },
      variables: { Names: 'b.txt a.txt' },
    },
    {
      title: 'The largest first',
      script: [
        "Folder.GetFiles Folder: $'''{folder}''' SortBy1: Folder.SortBy.Size SortDescending1: True Files=> Found",
        'SET First TO Found[0].Name',
      ].join('\n'),
      files: { 'a.txt': 'A', 'b.txt': 'BBB', 'c.txt': 'CC' },
      variables: { First: 'b.txt' },
    },
    {
      title: 'A folder that does not exist',
      script: "Folder.GetFiles Folder: $'''{folder}/in''' Files=> Found",
      fails: 'FolderDoesntExistError',
    },
  ],
  async run({ Folder, FileFilter, IncludeSubfolders, FailOnAccessDenied, ...sort }, { culture, fail, signal }) {
    if ((await kindOf(Folder.path)) !== 'folder')
      fail('FolderDoesntExistError', `The folder '${Folder.path}' does not exist.`)
    try {
      const paths = await listFolder(Folder.path, {
        kind: 'file',
        filter: FileFilter,
        includeSubfolders: IncludeSubfolders,
        failOnAccessDenied: FailOnAccessDenied,
        signal,
      })
      const Files = paths.map(path => new FileValue(path))
      sortBy(Files, sortKeys(sort), culture)
      return { Files }
    } catch (cause) {
      signal.throwIfAborted()
      return fail(
        'CantRetrieveListOfFilesError',
        `The files of '${Folder.path}' cannot be listed: ${reasonOf(cause)}`,
        { cause },
      )
    }
  },
})
