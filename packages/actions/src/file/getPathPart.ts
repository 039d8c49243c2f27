import path from 'node:path'
import { defineAction } from '@deskhand/robin/action/defineAction'
import { text } from '@deskhand/robin/action/parameters'

export const getPathPart = defineAction('File.GetPathPart', {
  summary: 'Splits the path of a file into its parts; the file need not exist.',
  inputs: { File: text({ label: 'File path' }) },
  outputs: {
    RootPath: text({ label: 'Root path' }),
    Directory: text({ label: 'Directory' }),
    FileName: text({ label: 'File name' }),
    FileNameWithoutExtension: text({ label: 'File name (without extension)' }),
    Extension: text({ label: 'File extension' }),
  },
  errors: { ArgumentContainsInvalidCharactersError: 'The path contains a character no path can have.' },
  examples: [
    {
      title: 'The parts of a path',
      script:
        "File.GetPathPart File: $'''/data/in/orders.csv''' RootPath=> Root Directory=> Folder FileName=> Name FileNameWithoutExtension=> Stem Extension=> Extension",
      variables: { Root: '/', Folder: '/data/in', Name: 'orders.csv', Stem: 'orders', Extension: '.csv' },
    },
    {
      title: 'A path of Windows, on every machine',
      script:
        "File.GetPathPart File: $'''C:\\\\Data\\\\a.b.txt''' RootPath=> Root Directory=> Folder FileNameWithoutExtension=> Stem",
      variables: { Root: 'C:\\', Folder: 'C:\\Data', Stem: 'a.b' },
    },
    {
      title: 'A character no path can have',
      script: `Variables.ConvertJsonToCustomObject Json: $'''{"path": "a\\\\u0000b"}''' CustomObject=> O\nFile.GetPathPart File: O['path'] FileName=> Name`,
      fails: 'ArgumentContainsInvalidCharactersError',
    },
  ],
  run({ File: given }, { fail }) {
    const rules = /^([a-z]:|\\\\)/i.test(given) ? path.win32 : path
    const invalid = rules === path.win32 ? /[\0<>"|?*]/ : /\0/
    if (invalid.test(given))
      fail('ArgumentContainsInvalidCharactersError', `The path '${given}' contains a character no path can have.`)
    const parts = rules.parse(given)
    return {
      RootPath: parts.root,
      Directory: parts.dir,
      FileName: parts.base,
      FileNameWithoutExtension: parts.name,
      Extension: parts.ext,
    }
  },
})
