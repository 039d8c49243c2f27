import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, test } from 'node:test'
import type { ActionDefinition } from '@deskhand/robin/action/defineAction'
import { actionLibrary } from '../src/library.ts'

const library = actionLibrary()
const source = path.join(import.meta.dirname, '../src')

/** Words JavaScript keeps for itself; an action of such a name is exported with its module behind it. */
const reserved = new Set(['delete'])

describe('actionLibrary', () => {
  test('finds an action and its older names whatever their case', () => {
    assert.equal(library.find('fILE.copy')?.name, 'File.Copy')
    assert.equal(library.find('datetime.getcurrentdatetime')?.name, 'DateTime.GetCurrentDateTime.Local')
    assert.equal(library.find('File.NoSuch'), undefined)
  })

  test('loads the actions asked for under the names they were asked by, and leaves out unknown ones', async () => {
    const loaded = await library.load(['file.COPY', 'DateTime.GetCurrentDateTime', 'File.NoSuch'])
    assert.deepEqual([...loaded.keys()], ['file.COPY', 'DateTime.GetCurrentDateTime'])
    assert.equal(loaded.get('file.COPY')?.name, 'File.Copy')
  })

  test('knows the members of an enum', () => {
    assert.deepEqual(library.enumMembers('file.ifexists'), ['DoNothing', 'Overwrite'])
    assert.equal(library.enumMembers('File.NoSuch'), undefined)
  })
})

const definitions = await library.load(library.names())
const exported = await Promise.all(
  readdirSync(source, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && entry.name !== 'support')
    .flatMap(({ name: folder }) => readdirSync(path.join(source, folder)).map(file => ({ folder, file })))
    .map(async ({ folder, file }) => ({
      folder,
      file: path.basename(file, '.ts'),
      exports: (await import(path.join(source, folder, file))) as Record<string, ActionDefinition>,
    })),
)

describe('the library as a whole', () => {
  test('the catalogue lists every definition of the folders, and no other', () => {
    const found = exported.flatMap(({ exports }) => Object.values(exports).map(({ name }) => name))
    assert.deepEqual(found.sort(), [...library.names()].sort())
  })

  test('no two names, aliases included, differ only by case', () => {
    const names = [...definitions.values()].flatMap(({ name, aliases }) => [name, ...aliases])
    assert.equal(new Set(names.map(name => name.toLowerCase())).size, names.length)
  })

  test('an enum has the same members in every action', () => {
    const seen = new Map<string, string>()
    for (const { name, inputs } of definitions.values())
      for (const { enumType, members } of Object.values(inputs)) {
        if (!enumType) continue
        assert.equal(seen.get(enumType) ?? String(members), String(members), `${enumType} in ${name}`)
        seen.set(enumType, String(members))
      }
  })
})

for (const { folder, file, exports } of exported)
  for (const [exportName, definition] of Object.entries(exports))
    describe(definition.name, () => {
      test('is where its name says', () => {
        const [module = '', action = ''] = definition.name.split('.')
        const last = definition.name.split('.').at(-1) ?? ''
        const word = lowerFirst(last)
        assert.equal(folder, lowerFirst(module))
        assert.equal(file, lowerFirst(action))
        assert.equal(exportName, reserved.has(word) ? word + module : word)
      })

      test('has names in the style of Robin, a summary with a period, and labels', () => {
        assert.match(definition.name, /^[A-Z]\w*(\.[A-Z]\w*){1,2}$/)
        assert.match(definition.summary, /^[A-Z].*\.$/)
        const parameters = { ...definition.inputs, ...definition.outputs }
        for (const [name, { label }] of Object.entries(parameters)) {
          assert.match(name, /^[A-Z]\w*$/)
          assert.match(label, /^\S.*[^.]$/, name)
        }
        for (const [name, when] of Object.entries(definition.errors)) {
          assert.match(name, /^[A-Z]\w*Error$/)
          assert.match(String(when), /^[A-Z].*\.$/)
        }
      })

      test('has an example, with a title without a period', () => {
        assert.notEqual(definition.examples.length, 0)
        for (const { title } of definition.examples) assert.match(title, /^[A-Z].*[^.]$/)
      })

      test('reaches each of its errors in an example or a test', () => {
        const shown = new Set(definition.examples.map(example => example.fails))
        const proved = readTest(folder, file)
        for (const name of Object.keys(definition.errors))
          assert.ok(
            shown.has(name) || proved.includes(name),
            `${name} is reached neither in an example nor in test/${folder}/${file}.test.ts`,
          )
      })
    })

function readTest(folder: string, file: string): string {
  try {
    return readFileSync(path.join(import.meta.dirname, folder, `${file}.test.ts`), 'utf8')
  } catch {
    return ''
  }
}

/** File → file. */
const lowerFirst = (name: string): string => name.slice(0, 1).toLowerCase() + name.slice(1)
