import { appendFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { defineAction } from '@deskhand/robin/action/defineAction'
import { any, boolean, choice, file } from '@deskhand/robin/action/parameters'
import { List } from '@deskhand/robin/values/list'
import { textOf } from '@deskhand/robin/values/textOf'
import type { Value } from '@deskhand/robin/values/value'
import { encodeText } from '../support/encodings.ts'
import { kindOf, reasonOf } from '../support/fileSystem.ts'
import { ifWrittenFileExists } from '../support/ifFileExists.ts'

export const writeText = defineAction('File.WriteText', {
  summary: 'Writes text into a file, which is made where there is none.',
  inputs: {
    File: file({ label: 'File path' }),
    TextToWrite: any({
      label: 'Text to write',
      required: false,
      description: 'The items of a list are written one a line.',
    }),
    AppendNewLine: boolean({ label: 'Append new line', default: true }),
    IfFileExists: ifWrittenFileExists,
    Encoding: choice(
      'File.FileEncoding',
      ['DefaultEncoding', 'ASCII', 'Unicode', 'BigEndianUnicode', 'UTF8', 'UnicodeNoBOM', 'UTF8NoBOM'],
      {
        label: 'Encoding',
        default: 'Unicode',
        description:
          'Unicode, BigEndianUnicode and UTF8 begin a new file with a byte order mark. DefaultEncoding is UTF-8.',
      },
    ),
  },
  errors: {
    FailedToWriteTextToFileError: 'The text cannot be written into the file.',
    InvalidDirectoryForFileError: 'The folder of the file does not exist.',
  },
  examples: [
    {
      title: 'UTF-8 with a byte order mark and a line break at the end',
      script:
        "File.WriteText File: $'''{folder}/a.txt''' TextToWrite: $'''Grüße''' AppendNewLine: True IfFileExists: File.IfFileExists.Overwrite Encoding: File.FileEncoding.UTF8",
      filesAfter: { 'a.txt': '\uFEFFGrüße\r\n' },
    },
    {
      title: 'Behind what is there',
      script:
        "File.WriteText File: $'''{folder}/log.txt''' TextToWrite: $'''two''' AppendNewLine: True IfFileExists: File.IfFileExists.Append Encoding: File.FileEncoding.UTF8",
      files: { 'log.txt': 'one\r\n' },
      filesAfter: { 'log.txt': 'one\r\ntwo\r\n' },
    },
    {
      title: 'A list, one item a line',
      script:
        "File.WriteText File: $'''{folder}/a.txt''' TextToWrite: ['one', 2] AppendNewLine: False Encoding: File.FileEncoding.UTF8NoBOM",
      filesAfter: { 'a.txt': 'one\r\n2' },
    },
    {
      title: 'A folder that does not exist is not made',
      script: "File.WriteText File: $'''{folder}/out/a.txt''' TextToWrite: $'''A'''",
      fails: 'InvalidDirectoryForFileError',
    },
    {
      title: 'A folder is in the way',
      script: "File.WriteText File: $'''{folder}/a.txt''' TextToWrite: $'''A'''",
      files: { 'a.txt/': '' },
      fails: 'FailedToWriteTextToFileError',
    },
  ],
  async run({ File, TextToWrite, AppendNewLine, IfFileExists, Encoding }, { culture, fail }) {
    if ((await kindOf(path.dirname(File.path))) !== 'folder')
      fail('InvalidDirectoryForFileError', `The folder '${path.dirname(File.path)}' does not exist.`)
    const written = linesOf(TextToWrite ?? '', culture) + (AppendNewLine ? '\r\n' : '')
    try {
      const append = IfFileExists === 'Append'
      const head = !append || (await sizeOf(File.path)) === 0
      const bytes = encodeText(written, Encoding, head)
      await (append ? appendFile : writeFile)(File.path, bytes)
    } catch (cause) {
      fail('FailedToWriteTextToFileError', `The file '${File.path}' cannot be written: ${reasonOf(cause)}`, { cause })
    }
  },
})

const linesOf = (value: Value, culture: string): string =>
  value instanceof List ? value.items.map(item => textOf(item, culture)).join('\r\n') : textOf(value, culture)

async function sizeOf(at: string): Promise<number> {
  return (await kindOf(at)) === 'nothing' ? 0 : (await stat(at)).size
}
