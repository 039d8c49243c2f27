/**
 * `npm run bench`: measures and prints ratios against a reference in the same run. `npm run bench -- poll` runs those
 * whose name holds the word. All traffic stays on this machine, and every measure ends by itself.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Figure, Measure } from './measure.ts'

const build = join(import.meta.dirname, '../scripts/build.ts')
if (spawnSync(process.execPath, [build, '--if-missing'], { stdio: 'inherit' }).status !== 0) process.exit(1)

const folder = join(import.meta.dirname, 'measures')
const words = process.argv.slice(2)
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}\n`)

const figures: Figure[] = []
for (const file of readdirSync(folder).sort()) {
  if (words.length > 0 && !words.some(word => file.includes(word))) continue
  const { measure } = (await import(pathToFileURL(join(folder, file)).href)) as { measure: Measure }
  console.error(`${file.replace(/\.ts$/, '')} …`)
  figures.push(...(await measure()))
}

const rows = [
  ['measure', 'here', 'reference', 'ratio', 'target'],
  ...figures.map(({ name, value, unit, reference, target, ratio }) => [
    name,
    `${shown(value)} ${unit}`,
    reference === undefined ? '' : `${shown(reference.value)} ${unit} (${reference.name})`,
    ratio === undefined ? '' : `${ratio.toFixed(2)} ×`,
    target,
  ]),
]
const widths = rows[0]?.map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0))) ?? []
for (const row of rows)
  console.log(
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )

function shown(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en-US') : value.toPrecision(3)
}
