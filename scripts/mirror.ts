/** Every `test/a/b.test.ts` is named after `src/a/b.ts` or the folder `src/a/b`, or is listed here with its reason. */
import { existsSync, globSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** Tests of a whole, with no one source file. */
const wholes: readonly RegExp[] = [
  /^packages\/cli\/test\/journeys\//, // what a user does, through the real program
  /^packages\/actions\/test\/examples\.test\.ts$/, // every example of every definition
  /^packages\/actions\/test\/forms\.test\.ts$/, // every form of the language, with the real actions
  /^packages\/robin\/test\/powerFx\/functionValues\.test\.ts$/, // the functions of all groups, at their edges
  /^packages\/robin\/test\/evaluate\/(cancel|memory)\.test\.ts$/, // what holds for every statement
  /^packages\/robin\/test\/evaluate\/expressions\.test\.ts$/, // expressions of every kind, whatever evaluates them
  /^packages\/server\/test\/authorization\/(matrix|hiddenRows|hiddenNames|businessUnits)\.test\.ts$/, // verb × table × role, what is out of reach, units
  /^packages\/server\/test\/fetchXml\/anyFetch\.test\.ts$/, // random queries
  /^packages\/server\/test\/routes\/(clients|documentedSamples|errorCodes)\.test\.ts$/, // what clients send, what Microsoft's pages show, when each code comes
  /^packages\/server\/test\/store\/plans\.test\.ts$/, // the plans of the queries that are shipped
  /^packages\/robin\/test\/editing\/grammar\.test\.ts$/, // the generated grammar under editors/
]

let strays = 0
for (const test of globSync('packages/*/test/**/*.test.ts', { cwd: root }).sort()) {
  const path = test.replaceAll('\\', '/')
  const source = path.replace('/test/', '/src/').replace(/\.test\.ts$/, '')
  const known = ['.ts', '.tsx', ''].some(ending => existsSync(join(root, source + ending)))
  if (known || wholes.some(pattern => pattern.test(path))) continue
  strays++
  console.error(`${path}: there is no ${source}.ts`)
}
if (strays > 0) process.exitCode = 1
