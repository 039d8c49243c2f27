/** Paths and links in the docs exist: relative Markdown links, and `code` that looks like a path of this repository. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '..')
let broken = 0
for (const page of [...globSync('*.md', { cwd: root }), ...globSync('docs/**/*.md', { cwd: root })]) {
  const text = readFileSync(join(root, page), 'utf8')
  const links = [...text.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)].map(match => match[1] ?? '')
  const paths = [...text.matchAll(/`((?:packages|scripts|docs|bench|examples)\/[\w./-]+)`/g)].map(
    match => match[1] ?? '',
  )
  for (const link of links.filter(link => !/^[a-z]+:/i.test(link))) {
    if (!existsSync(join(root, dirname(page), decodeURI(link)))) report(page, link)
  }
  for (const path of paths) if (!existsSync(join(root, path))) report(page, path)
}
if (broken > 0) process.exitCode = 1

function report(page: string, target: string): void {
  broken++
  console.error(`${page}: '${target}' does not exist`)
}
