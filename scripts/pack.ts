/**
 * `npm run pack`: makes the packages that are published, in `dist/packages/<name>`, and tries them: their contents,
 * then an install of the whole product into an empty folder, a start and a run from there.
 * With `--no-try` the install is left out.
 */
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { assemble } from './pack/assemble.ts'
import { checkContents } from './pack/checkContents.ts'
import { compile } from './pack/compile.ts'
import { tryInstall } from './pack/tryInstall.ts'

const root = join(import.meta.dirname, '..')
const target = join(root, 'dist/packages')

/** From the ground floor up; the portal goes with the command line. */
const names = ['contract', 'robin', 'solution', 'actions', 'sdk', 'server', 'agent', 'cli']

const built = spawnSync(process.execPath, [join(root, 'scripts/build.ts'), '--if-missing'], { stdio: 'inherit' })
if (built.status !== 0) process.exit(1)
rmSync(target, { recursive: true, force: true })
console.log('Compiling …')
const compiled = compile(root)
for (const name of names) assemble(name, { root, compiled, target: join(target, name) })
const tarballs = names.map(name => checkContents(join(target, name)))
if (!process.argv.includes('--no-try')) await tryInstall(root, tarballs)
