import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import type { ActionShape, Catalogue } from '../src/action/catalogue.ts'
import { analyse } from '../src/check/analyse.ts'
import { findings } from '../src/findings.ts'

const source = join(import.meta.dirname, '../src')
const folders = ['syntax', 'check', 'powerFx']

describe('Each finding', () => {
  const library = libraryCatalogue()
  for (const [code, { severity, summary, advice, example }] of Object.entries(findings)) {
    test(`${code} is found in its wrong example alone, and says what to do`, () => {
      assert.match(code, /^[a-z]+(-[a-z]+)*$/)
      assert.match(summary, /^[A-Z].*\.$/)
      assert.match(advice, /^[A-Z].*\.$/)
      if (example === undefined) return assert.match(code, /too-(long|deep|many-findings)$/)
      const found = analyse(example.wrong, library).diagnostics
      assert.deepEqual(
        found.map(one => `${one.severity} ${one.code}`),
        [`${severity} ${code}`],
      )
      assert.deepEqual(analyse(example.right, library).diagnostics, [])
    })
  }

  for (const folder of folders) {
    test(`that src/${folder} reports is declared`, () => {
      const undeclared = reportedCodes(join(source, folder)).filter(code => findings[code] === undefined)
      assert.deepEqual(undeclared, [])
    })
  }

  test('has a page', () => {
    const folder = join(import.meta.dirname, '../../../docs/reference/findings')
    const pages = readdirSync(folder).filter(file => file !== 'README.md')
    assert.deepEqual(
      pages.sort(),
      Object.keys(findings)
        .map(code => `${code}.md`)
        .sort(),
    )
  })
})

/** The codes that stand in calls of what reports findings. */
function reportedCodes(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts'))
  return files.flatMap(file => {
    const text = readFileSync(join(folder, file), 'utf8')
    const calls = text.matchAll(
      /\b(?:fault|complain|problem|diagnose|report|repeated)\((?:[^'`()]|\([^()]*\)|'[^'-]*')*?'([a-z]+(?:-[a-z]+)+)'/g,
    )
    const made = text.includes('`unexpected-${') ? ['unexpected-else', 'unexpected-case', 'unexpected-default'] : []
    return [...made, ...[...calls].map(([, code]) => code as string)]
  })
}

/** The library's actions, as its catalogue file lists them. */
function libraryCatalogue(): Catalogue {
  const file = join(import.meta.dirname, '../../actions/catalogue.json')
  const shapes = JSON.parse(readFileSync(file, 'utf8')) as ActionShape[]
  const inputs = shapes.flatMap(shape => Object.values(shape.inputs))
  const key = (name: string) => name.toLowerCase()
  return {
    find: name => shapes.find(shape => [shape.name, ...shape.aliases].some(known => key(known) === key(name))),
    names: () => shapes.map(shape => shape.name),
    enumMembers: type => inputs.find(({ enumType }) => enumType && key(enumType) === key(type))?.members,
  }
}
