import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { defineAction } from '@deskhand/robin/action/defineAction'
import { choice, file, listOf, text } from '@deskhand/robin/action/parameters'
import { decodeText } from '../support/encodings.ts'
import { missing, reasonOf } from '../support/fileSystem.ts'

const inputs = {
  File: file({ label: 'File path' }),
  Encoding: choice('File.TextFileEncoding', ['DefaultEncoding', 'ASCII', 'Unicode', 'BigEndianUnicode', 'UTF8'], {
    label: 'Encoding',
    default: 'UTF8',
    description: 'A byte order mark in the file decides whatever is chosen. DefaultEncoding is UTF-8.',
  }),
}
const errors = {
  DirectoryNotFoundError: 'The folder of the file does not exist.',
  FileNotFoundError: 'The file does not exist.',
  FailedToReadFromFileError: 'The file cannot be read.',
}

export const readText = defineAction('File.ReadTextFromFile.ReadText', {
  summary: 'Reads a file as one text.',
  inputs,
  outputs: { Content: text({ label: 'File content' }) },
  errors,
  examples: [
    {
      title: 'The text is read as it stands',
      script:
        "File.ReadTextFromFile.ReadText File: $'''{folder}/a.txt''' Encoding: File.TextFileEncoding.UTF8 Content=> T",
      files: { 'a.txt': '100 % “Ünïcode”\r\n second line ' },
      variables: { T: '100 % “Ünïcode”\r\n second line ' },
    },
    {
      title: 'A byte order mark is not part of the text',
      script:
        "File.ReadTextFromFile.ReadText File: $'''{folder}/a.txt''' Encoding: File.TextFileEncoding.Unicode Content=> T\nSET Length TO T.Length",
      files: { 'a.txt': '\uFEFFabc' },
      variables: { Length: '3' },
    },
    {
      title: 'A file that does not exist',
      script: "File.ReadTextFromFile.ReadText File: $'''{folder}/a.txt''' Content=> T",
      fails: 'FileNotFoundError',
    },
    {
      title: 'A folder that does not exist',
      script: "File.ReadTextFromFile.ReadText File: $'''{folder}/in/a.txt''' Content=> T",
      fails: 'DirectoryNotFoundError',
    },
    {
      title: 'A folder is no file',
      script: "File.ReadTextFromFile.ReadText File: $'''{folder}/in''' Content=> T",
      files: { 'in/': '' },
      fails: 'FailedToReadFromFileError',
    },
  ],
  run: async ({ File, Encoding }, { fail }) => ({ Content: await read(File.path, Encoding, fail) }),
})

export const readTextAsList = defineAction('File.ReadTextFromFile.ReadTextAsList', {
  summary: 'Reads a file as a list of its lines.',
  inputs,
  outputs: { Contents: listOf(text, { label: 'Lines' }) },
  errors,
  examples: [
    {
      title: 'A line break at the end opens no further line',
      script:
        "File.ReadTextFromFile.ReadTextAsList File: $'''{folder}/a.txt''' Encoding: File.TextFileEncoding.UTF8 Contents=> L\nSET Count TO L.Count",
      files: { 'a.txt': 'one\r\ntwo\r\n' },
      variables: { Count: '2', L: '[one, two]' },
    },
    {
      title: 'A file that does not exist',
      script: "File.ReadTextFromFile.ReadTextAsList File: $'''{folder}/a.txt''' Contents=> L",
      fails: 'FileNotFoundError',
    },
    {
      title: 'A folder that does not exist',
      script: "File.ReadTextFromFile.ReadTextAsList File: $'''{folder}/in/a.txt''' Contents=> L",
      fails: 'DirectoryNotFoundError',
    },
    {
      title: 'A folder is no file',
      script: "File.ReadTextFromFile.ReadTextAsList File: $'''{folder}/in''' Contents=> L",
      files: { 'in/': '' },
      fails: 'FailedToReadFromFileError',
    },
  ],
  async run({ File, Encoding }, { fail }) {
    const lines = (await read(File.path, Encoding, fail)).split(/\r\n|\n|\r/)
    if (lines.at(-1) === '') lines.pop()
    return { Contents: lines }
  },
})

async function read(at: string, encoding: string, fail: Fail): Promise<string> {
  const lacking = await missing(at)
  if (lacking === 'folder') fail('DirectoryNotFoundError', `The folder '${path.dirname(at)}' does not exist.`)
  if (lacking === 'file') fail('FileNotFoundError', `The file '${at}' was not found.`)
  try {
    return decodeText(await readFile(at), encoding)
  } catch (cause) {
    return fail('FailedToReadFromFileError', `The file '${at}' cannot be read: ${reasonOf(cause)}`, { cause })
  }
}

type Fail = (error: keyof typeof errors, message: string, options?: { cause: unknown }) => never
