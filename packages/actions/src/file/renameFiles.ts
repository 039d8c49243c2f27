import { rename as renamePath, stat } from 'node:fs/promises'
import path from 'node:path'
import { type ActionContext, defineAction } from '@deskhand/robin/action/defineAction'
import { boolean, choice, datetime, file, files, integer, listOf, text } from '@deskhand/robin/action/parameters'
import { atInstant } from '@deskhand/robin/values/dateTime'
import type { FileValue } from '@deskhand/robin/values/fileValue'
import { formatDateTime } from '@deskhand/robin/values/formatDateTime'
import { kindOf, missing, reasonOf } from '../support/fileSystem.ts'
import { ifFileExists } from '../support/ifFileExists.ts'

const Files = files({ label: 'File(s) to rename' })
const IfFileExists = ifFileExists
const outputs = { RenamedFiles: listOf(file, { label: 'Renamed files' }) }
const errors = {
  DirectoryNotFoundError: 'The folder of the file does not exist.',
  FileNotFoundError: 'The file does not exist.',
  CantRenameFileError: 'The file cannot be renamed.',
}
const position = (label: string) =>
  choice('File.AddTextPosition', ['AfterName', 'BeforeName'], { label, default: 'AfterName' })
const separator = choice('File.Separator', ['Nothing', 'Space', 'Dash', 'Period', 'Underscore'], {
  label: 'Separator',
  default: 'Space',
})
const dateFormat = text({ label: 'Datetime format', default: 'yyyyMMdd', description: 'As .NET writes them.' })

/** The same two ways to fail, for the form of the action that a call begins with. */
const failures = (call: string) => [
  {
    title: 'A file that does not exist',
    script: `${call} Files: $'''{folder}/none.txt'''`,
    fails: 'FileNotFoundError',
  },
  {
    title: 'A folder that does not exist',
    script: `${call} Files: $'''{folder}/in/a.txt'''`,
    fails: 'DirectoryNotFoundError',
  },
]

/** A folder stands where the file would go. */
const takenByFolder = (call: string, taken = 'a2.txt') => ({
  title: 'A folder of the new name is in the way',
  script: `${call} Files: $'''{folder}/a.txt''' IfFileExists: File.IfExists.Overwrite`,
  files: { 'a.txt': 'A', [`${taken}/`]: '' },
  fails: 'CantRenameFileError',
})

export const rename = defineAction('File.RenameFiles.Rename', {
  summary: 'Gives files a new name.',
  inputs: {
    Files,
    NewName: text({ label: 'New file name' }),
    KeepExtension: boolean({ label: 'Keep extension', default: true }),
    IfFileExists,
  },
  outputs,
  errors,
  examples: [
    {
      title: 'The extension stays',
      script:
        "File.RenameFiles.Rename Files: $'''{folder}/a.txt''' NewName: $'''b''' KeepExtension: True RenamedFiles=> Renamed\nSET Name TO Renamed[0].Name",
      files: { 'a.txt': 'A' },
      variables: { Name: 'b.txt' },
      filesAfter: { 'a.txt': null, 'b.txt': 'A' },
    },
    {
      title: 'A name that is taken is left alone',
      script:
        "File.RenameFiles.Rename Files: $'''{folder}/a.txt''' NewName: $'''b.md''' KeepExtension: False IfFileExists: File.IfExists.DoNothing RenamedFiles=> Renamed\nSET Count TO Renamed.Count",
      files: { 'a.txt': 'A', 'b.md': 'B' },
      variables: { Count: '0' },
      filesAfter: { 'a.txt': 'A', 'b.md': 'B' },
    },
    {
      title: 'A name that is another folder fails',
      script: "File.RenameFiles.Rename Files: $'''{folder}/a.txt''' NewName: $'''out/b''' KeepExtension: True",
      files: { 'a.txt': 'A' },
      fails: 'CantRenameFileError',
    },
    ...failures("File.RenameFiles.Rename NewName: $'''b'''"),
  ],
  run: async ({ NewName, KeepExtension, ...order }, context) =>
    renameAll(order, context, ({ ext }) => NewName + (KeepExtension ? ext : '')),
})

export const renameAddText = defineAction('File.RenameFiles.RenameAddText', {
  summary: 'Adds a text before or after the names of files.',
  inputs: {
    Files,
    TextToAdd: text({ label: 'Text to add', default: '' }),
    TextPosition: position('Add text'),
    IfFileExists,
  },
  outputs,
  errors,
  examples: [
    {
      title: 'Before the name',
      script:
        "File.RenameFiles.RenameAddText Files: $'''{folder}/a.txt''' TextToAdd: $'''done-''' TextPosition: File.AddTextPosition.BeforeName",
      files: { 'a.txt': 'A' },
      filesAfter: { 'a.txt': null, 'done-a.txt': 'A' },
    },
    ...failures("File.RenameFiles.RenameAddText TextToAdd: $'''x'''"),
    takenByFolder("File.RenameFiles.RenameAddText TextToAdd: $'''2'''"),
  ],
  run: async ({ TextToAdd, TextPosition, ...order }, context) =>
    renameAll(order, context, ({ name, ext }) => place(name, TextToAdd, TextPosition, '') + ext),
})

export const renameRemoveText = defineAction('File.RenameFiles.RenameRemoveText', {
  summary: 'Removes a text from the names of files.',
  inputs: { Files, TextToRemove: text({ label: 'Text to remove', default: '' }), IfFileExists },
  outputs,
  errors,
  examples: [
    {
      title: 'Every occurrence, but not in the extension',
      script: "File.RenameFiles.RenameRemoveText Files: $'''{folder}/t-a-t.txt''' TextToRemove: $'''t'''",
      files: { 't-a-t.txt': 'A' },
      filesAfter: { 't-a-t.txt': null, '-a-.txt': 'A' },
    },
    {
      title: 'A name of which nothing is left fails',
      script: "File.RenameFiles.RenameRemoveText Files: $'''{folder}/a''' TextToRemove: $'''a'''",
      files: { a: 'A' },
      fails: 'CantRenameFileError',
    },
    ...failures("File.RenameFiles.RenameRemoveText TextToRemove: $'''x'''"),
  ],
  run: async ({ TextToRemove, ...order }, context) =>
    renameAll(order, context, ({ name, ext }) => (TextToRemove ? name.replaceAll(TextToRemove, '') : name) + ext),
})

export const renameReplaceText = defineAction('File.RenameFiles.RenameReplaceText', {
  summary: 'Replaces a text in the names of files.',
  inputs: {
    Files,
    TextToReplace: text({ label: 'Text to replace' }),
    ReplaceWith: text({ label: 'Replace with', default: '' }),
    IfFileExists,
  },
  outputs,
  errors,
  examples: [
    {
      title: 'Blanks become dashes',
      script:
        "File.RenameFiles.RenameReplaceText Files: $'''{folder}/a b c.txt''' TextToReplace: $''' ''' ReplaceWith: $'''-'''",
      files: { 'a b c.txt': 'A' },
      filesAfter: { 'a b c.txt': null, 'a-b-c.txt': 'A' },
    },
    ...failures("File.RenameFiles.RenameReplaceText TextToReplace: $'''x'''"),
    takenByFolder("File.RenameFiles.RenameReplaceText TextToReplace: $'''a''' ReplaceWith: $'''a2'''"),
  ],
  run: async ({ TextToReplace, ReplaceWith, ...order }, context) =>
    renameAll(order, context, ({ name, ext }) => name.replaceAll(TextToReplace, () => ReplaceWith) + ext),
})

export const renameChangeExtension = defineAction('File.RenameFiles.RenameChangeExtension', {
  summary: 'Changes the extension of files.',
  inputs: { Files, NewExtension: text({ label: 'New extension', default: '' }), IfFileExists },
  outputs,
  errors,
  examples: [
    {
      title: 'With or without the dot',
      script: "File.RenameFiles.RenameChangeExtension Files: $'''{folder}/a.txt''' NewExtension: $'''md'''",
      files: { 'a.txt': 'A' },
      filesAfter: { 'a.txt': null, 'a.md': 'A' },
    },
    ...failures("File.RenameFiles.RenameChangeExtension NewExtension: $'''x'''"),
    {
      title: 'A folder of the new name is in the way',
      script:
        "File.RenameFiles.RenameChangeExtension Files: $'''{folder}/a.txt''' NewExtension: $'''md''' IfFileExists: File.IfExists.Overwrite",
      files: { 'a.txt': 'A', 'a.md/': '' },
      fails: 'CantRenameFileError',
    },
  ],
  run: async ({ NewExtension, ...order }, context) =>
    renameAll(order, context, ({ name }) => name + NewExtension.replace(/^(?=[^.])/, '.')),
})

export const renameAddDateOrTime = defineAction('File.RenameFiles.RenameAddDateOrTime', {
  summary: 'Adds the current date, or the one a file was made, read or changed, to the names of files.',
  inputs: {
    Files,
    DateTimeToAdd: choice('File.DateTimeToAdd', ['Current', 'Created', 'Accessed', 'Modified'], {
      label: 'Datetime to add',
      default: 'Current',
    }),
    DateTimePosition: position('Add datetime'),
    DateTimeSeparator: separator,
    DateTimeFormat: dateFormat,
    IfFileExists,
  },
  outputs,
  errors,
  examples: [
    {
      title: 'The current year before the name',
      script: [
        "File.RenameFiles.RenameAddDateOrTime Files: $'''{folder}/a.txt''' DateTimeToAdd: File.DateTimeToAdd.Current DateTimePosition: File.AddTextPosition.BeforeName DateTimeSeparator: File.Separator.Dash DateTimeFormat: $'''yyyy''' RenamedFiles=> Renamed",
        'SET Name TO Renamed[0].Name',
      ].join('\n'),
      files: { 'a.txt': 'A' },
      variables: { Name: /^20\d\d-a\.txt$/ },
    },
    {
      title: 'The day of the last change behind it',
      script: [
        "File.RenameFiles.RenameAddDateOrTime Files: $'''{folder}/a.txt''' DateTimeToAdd: File.DateTimeToAdd.Modified DateTimeSeparator: File.Separator.Underscore RenamedFiles=> Renamed",
        'SET Name TO Renamed[0].Name',
      ].join('\n'),
      files: { 'a.txt': 'A' },
      variables: { Name: /^a_20\d{6}\.txt$/ },
    },
    ...failures('File.RenameFiles.RenameAddDateOrTime'),
    takenByFolder(
      "File.RenameFiles.RenameAddDateOrTime DateTimeFormat: $'''\\'2\\'''' DateTimeSeparator: File.Separator.Nothing",
    ),
  ],
  run: async ({ DateTimeToAdd, DateTimePosition, DateTimeSeparator, DateTimeFormat, ...order }, context) =>
    renameAll(order, context, async ({ name, ext }, at) => {
      const times = await stat(at)
      const time = {
        Current: context.now(),
        Created: times.birthtimeMs,
        Accessed: times.atimeMs,
        Modified: times.mtimeMs,
      }
      const added = formatDateTime(atInstant(time[DateTimeToAdd], context.timeZone), DateTimeFormat, context.culture)
      return place(name, added, DateTimePosition, separators[DateTimeSeparator]) + ext
    }),
})

export const renameAddCustomDateOrTime = defineAction('File.RenameFiles.RenameAddCustomDateOrTime', {
  summary: 'Adds a date and time to the names of files.',
  inputs: {
    Files,
    CustomDateTime: datetime({ label: 'Custom datetime' }),
    DateTimePosition: position('Add datetime'),
    DateTimeSeparator: separator,
    DateTimeFormat: dateFormat,
    IfFileExists,
  },
  outputs,
  errors,
  examples: [
    {
      title: 'Behind the name',
      script:
        "File.RenameFiles.RenameAddCustomDateOrTime Files: $'''{folder}/a.txt''' CustomDateTime: $'''2026-03-05''' DateTimePosition: File.AddTextPosition.AfterName DateTimeSeparator: File.Separator.Period DateTimeFormat: $'''yyyyMMdd'''",
      files: { 'a.txt': 'A' },
      filesAfter: { 'a.txt': null, 'a.20260305.txt': 'A' },
    },
    ...failures("File.RenameFiles.RenameAddCustomDateOrTime CustomDateTime: $'''2026-03-05'''"),
    takenByFolder(
      "File.RenameFiles.RenameAddCustomDateOrTime CustomDateTime: $'''2026-03-05''' DateTimeFormat: $'''%%d''' DateTimeSeparator: File.Separator.Nothing",
      'a5.txt',
    ),
  ],
  run: async ({ CustomDateTime, DateTimePosition, DateTimeSeparator, DateTimeFormat, ...order }, context) =>
    renameAll(order, context, ({ name, ext }) => {
      const added = formatDateTime(CustomDateTime, DateTimeFormat, context.culture)
      return place(name, added, DateTimePosition, separators[DateTimeSeparator]) + ext
    }),
})

export const renameMakeSequential = defineAction('File.RenameFiles.RenameMakeSequential', {
  summary: 'Numbers the names of files one after the other.',
  inputs: {
    Files,
    StartNumberingAt: integer({ label: 'Start numbering at', default: 1 }),
    IncrementBy: integer({ label: 'Increment by', default: 1 }),
    NumberPosition: position('Add number to'),
    Separator: separator,
    UsePadding: boolean({ label: 'Use padding', default: false }),
    MinimumNumberLength: integer({ label: 'Minimum number length', default: 3 }),
    IfFileExists,
  },
  outputs,
  errors,
  examples: [
    {
      title: 'With leading zeros',
      script:
        "File.RenameFiles.RenameMakeSequential Files: ['{folder}/a.txt', '{folder}/b.txt'] StartNumberingAt: 5 IncrementBy: 5 NumberPosition: File.AddTextPosition.BeforeName Separator: File.Separator.Space UsePadding: True MinimumNumberLength: 3",
      files: { 'a.txt': 'A', 'b.txt': 'B' },
      filesAfter: { '005 a.txt': 'A', '010 b.txt': 'B' },
    },
    ...failures('File.RenameFiles.RenameMakeSequential StartNumberingAt: 1 IncrementBy: 1'),
    takenByFolder(
      'File.RenameFiles.RenameMakeSequential StartNumberingAt: 2 IncrementBy: 1 Separator: File.Separator.Nothing',
    ),
  ],
  run: async (
    { StartNumberingAt, IncrementBy, NumberPosition, Separator, UsePadding, MinimumNumberLength, ...order },
    context,
  ) =>
    renameAll(order, context, ({ name, ext }, _, index) => {
      const number = String(StartNumberingAt + index * IncrementBy)
      return (
        place(
          name,
          UsePadding ? number.padStart(MinimumNumberLength, '0') : number,
          NumberPosition,
          separators[Separator],
        ) + ext
      )
    }),
})

const separators = { Nothing: '', Space: ' ', Dash: '-', Period: '.', Underscore: '_' } as const

const place = (name: string, added: string, where: 'AfterName' | 'BeforeName', between: string): string =>
  where === 'AfterName' ? name + between + added : added + between + name

interface Order {
  readonly Files: readonly FileValue[]
  readonly IfFileExists: 'DoNothing' | 'Overwrite'
}

async function renameAll(
  { Files: given, IfFileExists: ifExists }: Order,
  { fail, signal }: Pick<ActionContext<keyof typeof errors>, 'fail' | 'signal'>,
  newName: (parts: path.ParsedPath, at: string, index: number) => string | Promise<string>,
): Promise<{ RenamedFiles: string[] }> {
  const RenamedFiles: string[] = []
  for (const [index, { path: from }] of given.entries()) {
    signal.throwIfAborted()
    const lacking = await missing(from)
    if (lacking === 'folder') fail('DirectoryNotFoundError', `The folder '${path.dirname(from)}' does not exist.`)
    if (lacking === 'file') fail('FileNotFoundError', `The file '${from}' was not found.`)
    const name = await newName(path.parse(from), from, index)
    if (name === '' || /[/\\\0]/.test(name))
      fail('CantRenameFileError', `The file '${from}' cannot be renamed: '${name}' is not a file name.`)
    const to = path.join(path.dirname(from), name)
    if (to !== from && ifExists === 'DoNothing' && (await kindOf(to)) !== 'nothing') continue
    try {
      await renamePath(from, to)
    } catch (cause) {
      fail('CantRenameFileError', `The file '${from}' cannot be renamed to '${name}': ${reasonOf(cause)}`, { cause })
    }
    RenamedFiles.push(to)
  }
  return { RenamedFiles }
}
