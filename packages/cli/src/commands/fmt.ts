import { writeFileSync } from 'node:fs'
import { decodeScript, type ScriptEncoding } from '@deskhand/solution/decodeScript'
import { defineCommand } from '../command.ts'
import { exitCodes } from '../exitCodes.ts'
import { findings, readBytes } from '../source.ts'

export const command = defineCommand({
  summary: 'Writes Robin files as Power Automate writes them: words in capitals, blanks, four for each block.',
  arguments: [{ name: 'files', description: 'files; - is standard input', many: true }],
  options: [
    { flag: '--write', description: 'write the files in place of printing them' },
    { flag: '--check', description: 'print only the names of files that would change, and fail if there is one' },
  ],
  examples: ['deskhand fmt order-report.robin', 'deskhand fmt --write *.robin', 'cat flow.robin | deskhand fmt -'],
  async run({ args, options, out }) {
    const { parse } = await import('@deskhand/robin/syntax/parse')
    const { print } = await import('@deskhand/robin/syntax/print')
    if (options.write === true && options.check === true) throw new Error('--write and --check exclude each other.')
    let refused = 0
    let changed = 0
    for (const file of args.files as readonly string[]) {
      const bytes = readBytes(file)
      const { text, encoding } = decodeScript(bytes)
      const { tree, diagnostics } = parse(text)
      const errors = diagnostics.filter(one => one.severity === 'error')
      if (errors.length > 0) {
        refused++
        out.note(findings(file, text, errors))
        continue
      }
      const printed = print(tree)
      if (printed !== text) changed++
      if (options.check === true) {
        if (printed !== text) out.say(file)
      } else if (options.write !== true || file === '-') out.say(printed.replace(/\n$/, ''))
      else if (printed !== text) {
        writeFileSync(file, encode(printed, encoding, bytes))
        out.say(file)
      }
    }
    if (refused > 0) out.note(refused === 1 ? leftOne : `${refused} files have errors and were left as they are.`)
    return refused > 0 || (options.check === true && changed > 0) ? exitCodes.failed : exitCodes.ok
  },
})

const leftOne = '1 file has errors and was left as it is.'

/** In the encoding the file had, as far as it is one of Unicode; else in UTF-8. */
function encode(text: string, encoding: ScriptEncoding, before: Uint8Array): Buffer {
  const first = Buffer.from(before.subarray(0, 3)).toString('hex')
  const marked = ['efbbbf', 'fffe', 'feff'].some(mark => first.startsWith(mark))
  const whole = marked && encoding.startsWith('utf') ? `\uFEFF${text}` : text
  if (encoding === 'utf-16le') return Buffer.from(whole, 'utf16le')
  return encoding === 'utf-16be' ? Buffer.from(whole, 'utf16le').swap16() : Buffer.from(whole)
}
