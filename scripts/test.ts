/**
 * `npm test`: all tests, or those whose path holds a word given: `npm test -- odata`. Words that begin with `--` are
 * options of the runner: `npm test -- store/migrate --test-update-snapshots`.
 * Starts one real PostgreSQL for all of them and stops it afterwards.
 */
import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { startPostgres } from './postgres.ts'

const root = join(import.meta.dirname, '..')
const words = process.argv.slice(2).filter(word => !word.startsWith('--'))
const options = process.argv.slice(2).filter(word => word.startsWith('--'))
const files = globSync('packages/*/test/**/*.test.ts', { cwd: root })
  .filter(file => words.length === 0 || words.some(word => file.includes(word)))
  .sort()
if (files.length === 0) {
  console.error(`No test file under packages/*/test has ${words.map(word => `'${word}'`).join(' or ')} in its path.`)
  process.exit(1)
}

console.log('Starting PostgreSQL for the tests …')
const postgres = await startPostgres()
const run = spawn(
  process.execPath,
  ['--test', '--test-reporter=spec', '--test-concurrency=2', '--test-timeout=300000', ...options, ...files],
  { cwd: root, stdio: 'inherit', env: { ...process.env, DESKHAND_TEST_POSTGRES: postgres.url } },
)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => run.kill(signal))
process.exitCode = await new Promise<number>(resolve => run.on('exit', code => resolve(code ?? 1)))
await postgres.stop()
