/** `npm run check`: everything but the tests. Each step prints what to type when it fails. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

interface Step {
  readonly name: string
  readonly command: readonly string[]
  readonly wayOut: string
}

const steps: readonly Step[] = [
  { name: 'types', command: ['tsc', '-p', '.'], wayOut: 'mend the types above' },
  { name: 'types of the portal', command: ['tsc', '-p', 'packages/portal'], wayOut: 'mend the types above' },
  {
    name: 'lint and format',
    command: ['biome', 'ci', '--error-on-warnings', '.'],
    wayOut: 'npm run format, then mend what is left',
  },
  { name: 'imports', command: ['node', 'scripts/imports.ts'], wayOut: 'see the rule in .dependency-cruiser.cjs' },
  { name: 'generated files', command: ['node', 'scripts/generate.ts', '--check'], wayOut: 'npm run generate' },
  {
    name: 'tests stand beside what they test',
    command: ['node', 'scripts/mirror.ts'],
    wayOut: 'move the test, or name it after a source file',
  },
  { name: 'docs', command: ['node', 'scripts/docs.ts'], wayOut: 'mend the link, path or example named above' },
]

let failed = 0
for (const { name, command, wayOut } of steps) {
  const started = performance.now()
  const [program = '', ...args] = command
  const result = spawnSync(program, args, { cwd: root, encoding: 'utf8' })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  if (result.status === 0) console.log(`ok      ${name} (${seconds} s)`)
  else {
    failed++
    console.log(
      `FAILED  ${name} (${seconds} s)\n${result.error?.message ?? ''}${result.stdout}${result.stderr}\n  → ${wayOut}\n`,
    )
  }
}
process.exitCode = failed === 0 ? 0 : 1
