/** `npm run build`: builds the portal and the runner. With `--if-missing` only what is not there or older than its sources. */
import { existsSync, globSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Build } from './build/build.ts'
import { portal } from './build/portal.ts'
import { runner } from './build/runner.ts'

const root = join(import.meta.dirname, '..')

for (const build of [portal, runner]) {
  if (process.argv.includes('--if-missing') && !isStale(build)) continue
  console.error(`Building ${build.title} …`)
  await build.make(root)
}

function isStale({ file, sources }: Build): boolean {
  const built = join(root, file)
  if (!existsSync(built)) return true
  const builtAt = statSync(built).mtimeMs
  return globSync(sources, { cwd: root }).some(source => statSync(join(root, source)).mtimeMs > builtAt)
}
