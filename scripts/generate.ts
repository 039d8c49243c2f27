/**
 * `npm run generate`: writes every generated file. `--check` compares instead and says which are stale.
 * A generator gives `path → text`; it lives beside this file under `generators/`.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'

export type Generator = () => Promise<Record<string, string>> | Record<string, string>

const root = join(import.meta.dirname, '..')
const folder = join(import.meta.dirname, 'generators')
const check = process.argv.includes('--check')
let stale = 0
for (const file of readdirSync(folder).sort()) {
  const { generate } = (await import(pathToFileURL(join(folder, file)).href)) as { generate: Generator }
  for (const [path, text] of Object.entries(await generate())) {
    const target = join(root, path)
    const formatted = format(path, text)
    if (existsSync(target) && readFileSync(target, 'utf8') === formatted) continue
    stale++
    if (check) console.error(`stale: ${relative(root, target)} (run: npm run generate)`)
    else {
      mkdirSync(dirname(target), { recursive: true })
      writeFileSync(target, formatted)
      console.log(`wrote ${relative(root, target)}`)
    }
  }
}
if (check && stale > 0) process.exitCode = 1

/** TypeScript and JSON are written as the formatter would. */
function format(path: string, text: string): string {
  if (!/\.(ts|json)$/.test(path)) return text
  const result = spawnSync('biome', ['format', `--stdin-file-path=${path}`], {
    cwd: root,
    input: text,
    encoding: 'utf8',
  })
  if (result.status !== 0) throw new Error(`cannot format ${path}: ${result.error?.message ?? result.stderr}`)
  return result.stdout
}
