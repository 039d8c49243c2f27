import { spawnSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

interface Packed {
  readonly filename: string
  readonly size: number
  readonly unpackedSize: number
  readonly files: readonly { readonly path: string }[]
}

/** Packs a folder and holds what is inside against what a user needs; gives the path of the tarball. */
export function checkContents(folder: string): string {
  const result = spawnSync('npm', ['pack', '--json', '--pack-destination', dirname(folder)], {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (result.status !== 0) throw new Error(`npm pack failed in ${folder}:\n${result.stderr}`)
  const answer = JSON.parse(result.stdout) as readonly Packed[] | Readonly<Record<string, Packed>>
  const [packed] = Object.values(answer) as readonly Packed[]
  if (packed === undefined) throw new Error(`npm pack said nothing of ${folder}`)
  const paths = packed.files.map(file => file.path)
  const missing = ['package.json', 'LICENSE', 'README.md', 'dist/index.js', 'dist/index.d.ts'].filter(
    path => !paths.includes(path),
  )
  const stray = paths.filter(path => /(?<!\.d)\.tsx?$|\.test\.|\.tsbuildinfo$/.test(path))
  const dangling = danglingImports(folder)
  const { name, dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly name: string
    readonly dependencies: Readonly<Record<string, string>>
  }
  const unnamed = librariesIn(folder).filter(library => library !== name && !(library in dependencies))
  const problems = [
    ...missing.map(path => `${path} is missing`),
    ...stray.map(path => `${path} should not be there`),
    ...dangling.map(path => `${path} leads nowhere`),
    ...unnamed.map(library => `${library} is imported and not among the dependencies`),
  ]
  if (problems.length > 0) throw new Error(`${name} cannot be published:\n  ${problems.slice(0, 20).join('\n  ')}`)
  console.log(`${name}: ${paths.length} files, ${kB(packed.size)} packed, ${kB(packed.unpackedSize)} unpacked`)
  return join(dirname(folder), packed.filename)
}

/** Relative imports of files that are not in the package. */
const danglingImports = (folder: string): readonly string[] =>
  globSync('dist/**/*.{js,d.ts}', { cwd: folder }).flatMap(file =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/\b(?:from |import\()["'](\.[^"']+)["']/g)]
      .map(match => match[1] ?? '')
      .filter(specifier => !existsSync(join(folder, dirname(file), specifier)))
      .map(specifier => `${file}: ${specifier}`),
  )

/** The packages that the JavaScript imports at its top. */
const librariesIn = (folder: string): readonly string[] => [
  ...new Set(
    globSync('dist/**/*.js', { cwd: folder }).flatMap(file =>
      [
        ...readFileSync(join(folder, file), 'utf8').matchAll(
          /^(?:import|export) (?:[^'"`;]* from )?["'](?!node:)((?:@[^/"']+\/)?[^./"'][^/"']*)/gm,
        ),
      ].map(match => match[1] ?? ''),
    ),
  ),
]

const kB = (bytes: number): string => `${Math.ceil(bytes / 1000)} kB`
