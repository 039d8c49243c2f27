/** Holds every command's declaration against the rules that make the help readable. */
import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Command } from '../src/command.ts'

const folder = join(import.meta.dirname, '../src/commands')
const ofAll = ['--json', '--help']
const ofRemote = ['--url', '--data']

for (const file of globSync('**/*.ts', { cwd: folder }).sort()) {
  const words = file.replace(/\.ts$/, '').split(/[\\/]/)
  const name = words.join(' ')
  test(`the command '${name}' explains itself`, async () => {
    const { command } = (await import(join(folder, file))) as { command: Command }
    const options = command.options ?? []
    const flags = options.map(({ flag }) => flag)
    assert.ok(words.length <= 2 && words.every(word => /^[a-z]+$/.test(word)), 'its path is one or two words')
    assert.match(command.summary, /^[A-Z][^\n]*[^.]\.$/, 'its summary is a sentence with a period')
    for (const { name, description } of command.arguments ?? [])
      assert.ok(/^[a-z]+$/.test(name) && description.length > 3, `its argument ${name} has a description`)
    for (const { flag, value, description } of options) {
      assert.match(flag, /^--[a-z]+(-[a-z]+)*$/)
      if (value !== undefined) assert.match(value, /^<[a-z=]+>$/)
      assert.ok(description.length > 3 && !/[.\n]$/.test(description), `${flag} has a description, without a period`)
    }
    assert.equal(new Set(flags).size, flags.length, 'no option stands twice')
    for (const flag of [...ofAll, ...(command.remote ? ofRemote : [])])
      assert.ok(!flags.includes(flag), `${flag} is there already`)
    const known = new Set([...flags, ...ofAll, ...(command.remote ? ofRemote : [])])
    assert.ok(command.examples.length > 0, 'it has an example')
    for (const example of command.examples) {
      assert.ok(`${example} `.includes(`deskhand ${name}`), `the example shows the command: ${example}`)
      const own = example.slice(example.indexOf(`deskhand ${name}`))
      for (const [flag] of own.matchAll(/(?<=\s)--[a-z-]+/g))
        assert.ok(known.has(flag), `${flag} is one of its options`)
    }
  })
}
