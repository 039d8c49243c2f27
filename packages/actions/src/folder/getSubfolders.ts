import { defineAction } from '@deskhand/robin/action/defineAction'
import { boolean, folder, listOf, text } from '@deskhand/robin/action/parameters'
import { FolderValue } from '@deskhand/robin/values/fileValue'
import { kindOf, reasonOf } from '../support/fileSystem.ts'
import { sortInputs, sortKeys } from '../support/folderSort.ts'
import { listFolder } from '../support/listFolder.ts'
import { sortBy } from '../support/sortBy.ts'

export const getSubfolders = defineAction('Folder.GetSubfolders', {
  summary: 'Lists the folders of a folder.',
  inputs: {
    Folder: folder({ label: 'Folder' }),
    FolderFilter: text({
      label: 'Folder filter',
      default: '*',
      description: 'Patterns with * and ?, separated by semicolons.',
    }),
    IncludeSubfolders: boolean({ label: 'Include subfolders', default: false }),
    FailOnAccessDenied: boolean({ label: 'Fail upon denied access to any subfolder', default: true }),
    ...sortInputs,
  },
  outputs: { Subfolders: listOf(folder, { label: 'Subfolders' }) },
  errors: {
    FolderDoesntExistError: 'The folder does not exist.',
    CantRetrieveListOfSubfoldersError: 'The folders of the folder cannot be listed.',
  },
  examples: [
    {
      title: 'Folders of a name, at any depth',
      script: [
        "Folder.GetSubfolders Folder: $'''{folder}''' FolderFilter: $'''2026*''' IncludeSubfolders: True SortBy1: Folder.SortBy.Name SortDescending1: True Subfolders=> Found",
        "SET Names TO $''''''",
        'LOOP FOREACH F IN Found',
        "    SET Names TO $'''%Names%%F.Name% '''",
        'END',
      ].join('\n'),
      files: { '2026-01/a.txt': 'A', 'old/2026-00/': '', '2025-12/': '' },
      variables: { Names: '2026-01 2026-00 ' },
    },
    {
      title: 'A folder that does not exist',
      script: "Folder.GetSubfolders Folder: $'''{folder}/in''' Subfolders=> Found",
      fails: 'FolderDoesntExistError',
    },
  ],
  async run({ Folder, FolderFilter, IncludeSubfolders, FailOnAccessDenied, ...sort }, { culture, fail, signal }) {
    if ((await kindOf(Folder.path)) !== 'folder')
      fail('FolderDoesntExistError', `The folder '${Folder.path}' does not exist.`)
    try {
      const paths = await listFolder(Folder.path, {
        kind: 'folder',
        filter: FolderFilter,
        includeSubfolders: IncludeSubfolders,
        failOnAccessDenied: FailOnAccessDenied,
        signal,
      })
      const Subfolders = paths.map(path => new FolderValue(path))
      sortBy(Subfolders, sortKeys(sort), culture)
      return { Subfolders }
    } catch (cause) {
      signal.throwIfAborted()
      return fail(
        'CantRetrieveListOfSubfoldersError',
        `The folders of '${Folder.path}' cannot be listed: ${reasonOf(cause)}`,
        { cause },
      )
    }
  },
})
