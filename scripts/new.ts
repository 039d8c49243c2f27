/**
 * `npm run new action|operation|table|command …`: writes the file of a new thing beside its neighbours, regenerates
 * what follows from it, and says what comes next.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { tables } from '../packages/contract/src/tables/index.ts'

const root = join(import.meta.dirname, '..')
const camel = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

interface Kind {
  readonly usage: string
  /** Whether the words name a thing of this kind. */
  readonly fits: (words: readonly string[]) => boolean
  /** Path → text. */
  readonly files: (words: readonly string[]) => Record<string, string>
  /** What comes next, as a sentence. */
  readonly next: string
  /** Generated files wait until the new one is complete: they could not be taken back. */
  readonly waits?: boolean
}

const kinds: Readonly<Record<string, Kind>> = {
  action: {
    usage: 'npm run new action Module.Action',
    fits: ([name = '']) => /^[A-Z]\w*\.[A-Z]\w*$/.test(name),
    files: ([name = '']) => {
      const [module = '', action = ''] = name.split('.')
      return { [`packages/actions/src/${camel(module)}/${camel(action)}.ts`]: actionText(name, camel(action)) }
    },
    next: 'Say what it takes, gives and does, with an example that shows it; then: npm run generate, npm test -- actions/test/examples',
  },
  operation: {
    usage: 'npm run new operation Name',
    fits: ([name = '']) => /^(dh_)?[A-Z]\w*$/.test(name),
    files: ([name = '']) => {
      const constant = camel(name.replace('dh_', 'dh'))
      return {
        [`packages/contract/src/operations/${constant}.ts`]: declarationText(name, constant),
        [`packages/server/src/operations/${constant}.ts`]: handlerText(name, constant),
        [`packages/server/test/operations/${constant}.test.ts`]: handlerTestText(name),
      }
    },
    next: "Declare its parameters and result, hold the caller's rights in `authorize`, do it in `run`; then: npm run generate, npm test -- server/test/operations",
  },
  table: {
    usage: 'npm run new table dh_thing',
    fits: ([name = '']) => /^[a-z][a-z_]*$/.test(name),
    files: ([name = '']) => {
      const constant = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
      return { [`packages/contract/src/tables/${constant}.ts`]: tableText(name, constant) }
    },
    next: 'Say its columns and, under packages/contract/src/roles, who may do what with its rows. Then: npm run generate, which writes its migration once and for all, and npm test -- store/migrate --test-update-snapshots, which writes the dump of the schema.',
    waits: true,
  },
  command: {
    usage: 'npm run new command noun verb',
    fits: words => words.length >= 1 && words.length <= 2 && words.every(word => /^[a-z]+$/.test(word)),
    files: words => ({ [`packages/cli/src/commands/${words.join('/')}.ts`]: commandText(words) }),
    next: 'Declare its arguments and options, and let `run` give what is printed; then: npm run generate, npm test -- cli/test/commands',
  },
}

const [name = '', ...words] = process.argv.slice(2)
const kind = kinds[name]
if (kind === undefined || !kind.fits(words)) {
  console.error(
    `Usage:\n${Object.values(kinds)
      .map(({ usage }) => `  ${usage}`)
      .join('\n')}`,
  )
  process.exit(2)
}
const files = kind.files(words)
for (const path of Object.keys(files)) {
  if (existsSync(join(root, path))) throw new Error(`${path} is there already`)
}
for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
  console.log(`wrote ${path}`)
}
spawnSync('biome', ['check', '--write', ...Object.keys(files)], { cwd: root, stdio: 'ignore' })
if (!kind.waits) {
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/generate.ts')], { stdio: 'inherit' })
  process.exitCode = status ?? 1
}
console.log(kind.next)

function actionText(name: string, constant: string): string {
  return `import { defineAction } from '@deskhand/robin/action/defineAction'
import { text } from '@deskhand/robin/action/parameters'

export const ${constant} = defineAction('${name}', {
  summary: 'Says in one sentence what it does.',
  inputs: { Text: text({ label: 'Text' }) },
  outputs: { Result: text({ label: 'Result' }) },
  errors: {},
  examples: [
    {
      title: 'what it shows',
      script: "${name} Text: $'''a''' Result=> Result",
      variables: { Result: 'a' },
    },
  ],
  run: ({ Text }) => ({ Result: Text }),
})
`
}

function declarationText(name: string, constant: string): string {
  return `import { defineOperation } from '../operation.ts'

/** Source: Dataverse wire, section 2. */
export const ${constant} = defineOperation('${name}', {
  kind: 'action',
  summary: 'Says in one sentence what it does.',
  parameters: {},
})
`
}

function handlerText(name: string, constant: string): string {
  return `import { dataverseError } from '@deskhand/contract/errors'
import { ${constant} as declaration } from '@deskhand/contract/operations/${constant}'
import { handleOperation } from './operationHandler.ts'

export const ${constant} = handleOperation(declaration, {
  authorize: async () => undefined,
  run: async () => {
    throw dataverseError('NotImplemented', "'${name}' is not available yet.")
  },
})
`
}

function handlerTestText(name: string): string {
  return `import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openEnvironment } from '../apiEnvironment.ts'
import { databases } from '../databases.ts'

for (const { name, skip, open } of databases) {
  test(\`${name} is not available yet, on \${name}\`, { skip }, async context => {
    const environment = await openEnvironment(open)
    context.after(() => environment.close())
    const answer = await environment.app.inject({
      method: 'POST',
      url: '/api/data/v9.2/${name}',
      headers: { 'x-user': 'admin' },
      payload: {},
    })
    assert.equal(answer.statusCode, 501, answer.body)
  })
}
`
}

function tableText(name: string, constant: string): string {
  const set = name.endsWith('y') ? `${name.slice(0, -1)}ies` : `${name}s`
  const prefix = name.startsWith('dh_') ? 'dh_' : ''
  const words = name.replace(/^dh_/, '').replaceAll('_', ' ')
  const objectTypeCode = Math.max(...tables.map(table => table.objectTypeCode)) + 1
  return `import { standardColumns } from '../standardColumns.ts'
import { defineTable, string, uniqueidentifier } from '../table.ts'

/** What a row of it is. */
export const ${constant} = defineTable('${name}', {
  set: '${set}',
  key: '${name}id',
  name: '${prefix}name',
  ownership: 'user',
  objectTypeCode: ${String(objectTypeCode).replace(/(?=...$)/, '_')},
  label: '${words.charAt(0).toUpperCase()}${words.slice(1)}',
  columns: {
    ${name}id: uniqueidentifier(),
    ${prefix}name: string(100, { required: true }),
    ...standardColumns,
  },
})
`
}

function commandText(words: readonly string[]): string {
  const up = '../'.repeat(words.length)
  return `import { defineCommand } from '${up}command.ts'

export const command = defineCommand({
  summary: 'Says in one sentence what it does.',
  remote: true,
  examples: ['deskhand ${words.join(' ')}'],
  async run({ client }) {
    return await (await client()).whoAmI()
  },
})
`
}
