import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { defineCommand, text } from '../../command.ts'

export const command = defineCommand({
  summary: 'Puts Robin files in as desktop flows, or replaces the text of those that are there.',
  arguments: [{ name: 'files', description: 'files with the ending .robin', many: true }],
  options: [
    { flag: '--name', value: '<name>', description: 'name of the flow, for one file; the file name by default' },
  ],
  remote: true,
  examples: [
    'deskhand flows import examples/order-report.robin',
    'deskhand flows import report.robin --name "Order report"',
  ],
  async run({ args, options, client }) {
    const { flows } = await client()
    const files = args.files as readonly string[]
    if (options.name !== undefined && files.length > 1) throw new Error('--name goes with one file')
    const rows = []
    for (const file of files) {
      const name = options.name === undefined ? basename(file).replace(/\.robin$/i, '') : text(options.name)
      const { id, created } = await flows.import(name, readFileSync(file, 'utf8'))
      rows.push({ name, workflowid: id, done: created ? 'created' : 'replaced' })
    }
    return rows
  },
})
