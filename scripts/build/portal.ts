import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Build } from './build.ts'

export const portal: Build = {
  title: 'the portal',
  file: 'packages/portal/dist/index.html',
  sources: ['index.html', 'vite.config.ts', 'src/**/*.*'].map(path => `packages/portal/${path}`),
  async make(root) {
    const cwd = join(root, 'packages/portal')
    const result = spawnSync('vite', ['build', '--logLevel', 'warn'], { cwd, stdio: ['ignore', 2, 2] })
    if (result.status !== 0) throw new Error('the portal could not be built; see above')
  },
}
