import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { test } from 'node:test'

const packages = join(import.meta.dirname, '../..')

test('the package exports what its api.md says, and nothing else', async () => {
  const report = readFileSync(join(packages, 'sdk/api.md'), 'utf8')
  const [values = ''] = report.split('\n## Types')
  const names = [...values.matchAll(/^### (\w+)$/gm)].map(match => match[1])
  assert.deepEqual(names.toSorted(), Object.keys(await import('../src/index.ts')).toSorted())
})

test('everything the package loads is of itself or the contract, and runs in a browser', () => {
  const files = reached(globSync('sdk/src/**/*.ts', { cwd: packages }).map(file => join(packages, file)))
  const folders = new Set([...files.keys()].map(file => relative(packages, file).split(/[\\/]/)[0]))
  assert.deepEqual([...folders].toSorted(), ['contract', 'sdk'])
  const foreign = [...files].flatMap(([file, outside]) => outside.map(name => `${relative(packages, file)}: ${name}`))
  assert.deepEqual(foreign, [])
})

/** Every file that is reached by imports → the packages it imports besides those of this repository. */
function reached(files: readonly string[]): Map<string, readonly string[]> {
  const seen = new Map<string, readonly string[]>()
  const left = [...files]
  for (let file = left.pop(); file !== undefined; file = left.pop()) {
    if (seen.has(file)) continue
    const specifiers = [...readFileSync(file, 'utf8').matchAll(/\bfrom '([^']+)'|\bimport\('([^']+)'\)/g)].map(
      match => match[1] ?? match[2] ?? '',
    )
    const own = new Map(specifiers.map(specifier => [specifier, fileOf(file as string, specifier)]))
    seen.set(
      file,
      specifiers.filter(specifier => own.get(specifier) === undefined),
    )
    for (const target of own.values()) if (target !== undefined) left.push(target)
  }
  return seen
}

function fileOf(from: string, specifier: string): string | undefined {
  const inside = /^@deskhand\/([a-z]+)\/(.+)$/.exec(specifier)
  const file = inside ? join(packages, `${inside[1]}/src/${inside[2]}.ts`) : join(dirname(from), specifier)
  if (!inside && !specifier.startsWith('.')) return undefined
  assert.ok(existsSync(file), `${from} imports ${specifier}, which is not there`)
  return file
}
