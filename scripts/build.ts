/** `npm run build`: builds the portal. With `--if-missing` only when it is not there or older than its sources. */
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, statSync } from 'node:fs'
import { join } from 'node:path'

const portal = join(import.meta.dirname, '../packages/portal')
const built = join(portal, 'dist/index.html')
const sources = ['index.html', 'vite.config.ts', ...globSync('src/**/*', { cwd: portal })]

if (!process.argv.includes('--if-missing') || stale()) {
  console.error('Building the portal …')
  const result = spawnSync('vite', ['build', '--logLevel', 'warn'], { cwd: portal, stdio: ['ignore', 2, 2] })
  if (result.status !== 0) throw new Error('the portal could not be built; see above')
}

function stale(): boolean {
  if (!existsSync(built)) return true
  const builtAt = statSync(built).mtimeMs
  return sources.some(source => statSync(join(portal, source)).mtimeMs > builtAt)
}
