import { defineCommand } from '../command.ts'
import { exitCodes } from '../exitCodes.ts'
import { findings, readSource } from '../source.ts'

export const command = defineCommand({
  summary: 'Reads Robin files and reports every error, with line, column and a way out.',
  arguments: [{ name: 'files', description: 'files; - is standard input', many: true }],
  examples: ['deskhand check order-report.robin', 'cat flow.robin | deskhand check -'],
  async run({ args, out }) {
    const { analyse } = await import('@deskhand/robin/check/analyse')
    const { actionLibrary } = await import('@deskhand/actions/library')
    const library = actionLibrary()
    const all = (args.files as readonly string[]).flatMap(file => {
      const text = readSource(file)
      const { diagnostics: found } = analyse(text, library)
      if (!out.json && found.length > 0) out.say(findings(file, text, found))
      return found.map(({ range: _, ...one }) => ({ file, ...one }))
    })
    const errors = all.filter(one => one.severity === 'error').length
    if (out.json) out.print(all)
    else out.say(errors === 0 ? 'no errors' : `${errors} ${errors === 1 ? 'error' : 'errors'}`)
    return errors === 0 ? exitCodes.ok : exitCodes.failed
  },
})
