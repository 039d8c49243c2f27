import { defineCommand } from '../command.ts'
import { exitCodes } from '../exitCodes.ts'
import { readFlowFile } from '../flowFile.ts'
import { findings } from '../source.ts'

export const command = defineCommand({
  summary: 'Reads the flows of files and reports every error, with line, column and a way out.',
  arguments: [
    { name: 'files', description: 'Robin files, solutions, packages or rows; - is standard input', many: true },
  ],
  examples: [
    'deskhand check order-report.robin',
    'deskhand check Orders_1_0_0_1.zip',
    'cat flow.robin | deskhand check -',
  ],
  async run({ args, out }) {
    const { analyse } = await import('@deskhand/robin/check/analyse')
    const { actionLibrary } = await import('@deskhand/actions/library')
    const library = actionLibrary()
    const scripts = (await Promise.all((args.files as readonly string[]).map(scriptsIn))).flat()
    const all = scripts.flatMap(({ file, text }) => {
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

/** The scripts of a file; where it is a file of flows, with the names of the flows. */
async function scriptsIn(file: string): Promise<readonly { readonly file: string; readonly text: string }[]> {
  const { kind, flows } = await readFlowFile(file)
  return flows.map(({ name, definition }) => ({
    file: kind === 'script' ? file : `${file}(${name})`,
    text: definition,
  }))
}
