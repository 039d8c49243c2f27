import { spawnSync } from 'node:child_process'
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Compiles the sources of all packages but the portal to JavaScript with types; gives the folder: `<folder>/<package>/src/…`. */
export function compile(root: string): string {
  const folder = join(root, 'dist/compiled')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const config = join(folder, 'tsconfig.json')
  const compilerOptions = {
    noEmit: false,
    allowImportingTsExtensions: false,
    rewriteRelativeImportExtensions: true,
    declaration: true,
    rootDir: join(root, 'packages'),
    outDir: folder,
  }
  const settings = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions,
    include: [join(root, 'packages/*/src/**/*.ts')],
    exclude: [join(root, 'packages/portal')],
  }
  writeFileSync(config, JSON.stringify(settings))
  const result = spawnSync('tsc', ['-p', config], { cwd: root, stdio: 'inherit' })
  if (result.status !== 0) throw new Error('the sources could not be compiled; see above')
  for (const file of globSync('*/src/**/*.d.ts', { cwd: folder })) nameDeclarationsAsJavaScript(join(folder, file))
  return folder
}

/** The compiler rewrites `./a.ts` to `./a.js` in JavaScript only; not every tool understands it in declarations. */
function nameDeclarationsAsJavaScript(file: string): void {
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replaceAll(/((?:from |import\()["']\.[^"']*)\.ts(?=["'])/g, '$1.js'))
}
