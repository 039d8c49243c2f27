import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { rolldown } from 'rolldown'
import type { Build } from './build.ts'

/**
 * What every runner loads in one file, instead of some hundred and fifty: to find, read and compile them is most of
 * the time a runner needs to start. Each action stays a file of its own, which the first flow that uses it loads; maps
 * lead from all of them to the sources.
 */
export const runner: Build = {
  title: 'the runner',
  file: 'packages/agent/dist/runner/main.js',
  sources: [
    ...['contract', 'robin', 'actions', 'agent'].map(name => `packages/${name}/src/**/*.ts`),
    'packages/*/package.json',
    'package-lock.json',
    'scripts/build/runner.ts',
  ],
  async make(root) {
    const folder = dirname(join(root, this.file))
    const bundle = await rolldown({
      cwd: root,
      input: { main: join(root, 'packages/agent/src/runner/main.ts') },
      platform: 'node',
      external: isLibrary,
      onLog(_level, { message }) {
        throw new Error(`the runner could not be built: ${message}`)
      },
    })
    rmSync(folder, { recursive: true, force: true })
    await bundle.write({
      dir: folder,
      sourcemap: true,
      // Maps name the sources as seen from here: `../../../robin/src/…`, in the repository as in an install.
      sourcemapExcludeSources: true,
      chunkFileNames: '[name]-[hash].js',
    })
    await bundle.close()
  },
}

/** Libraries stay where they are installed, but for the one that every number needs. */
const isLibrary = (specifier: string): boolean => !/^(\.|\/|[A-Za-z]:[\\/]|@deskhand\/|decimal\.js$)/.test(specifier)
