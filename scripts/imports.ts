/** Holds the imports against `.dependency-cruiser.cjs`, and makes sure that they were really seen. */
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'

interface Report {
  readonly summary: {
    readonly totalCruised: number
    readonly totalDependenciesCruised: number
    readonly violations: readonly {
      from: string
      to: string
      rule: { name: string }
      cycle?: readonly { name: string }[]
    }[]
  }
}

const folders = globSync('packages/*/src')
const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...folders]
const result = spawnSync('depcruise', args, { encoding: 'utf8', maxBuffer: 2 ** 28 })
if (result.stdout === '') throw new Error(result.stderr)
const { summary } = JSON.parse(result.stdout) as Report
for (const { rule, from, to, cycle } of summary.violations)
  console.error(`${rule.name}: ${from} → ${cycle ? cycle.map(part => part.name).join(' → ') : to}`)
console.log(
  `${summary.totalCruised} files, ${summary.totalDependenciesCruised} imports, ${summary.violations.length} against the rules`,
)
if (summary.violations.length > 0 || summary.totalDependenciesCruised < 100) process.exitCode = 1
