import { cpSync, existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export interface Places {
  readonly root: string
  /** What the compiler wrote. */
  readonly compiled: string
  /** The folder of the package to publish. */
  readonly target: string
}

/** Things beside the sources that a package brings along: path in the repository → path in the package. */
const extras: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  actions: { 'packages/actions/catalogue.json': 'catalogue.json' },
  // In the place of the runner's own file, which would load all others one by one.
  agent: { 'packages/agent/dist/runner': 'dist/runner' },
  cli: {
    'packages/cli/bin': 'bin',
    'packages/portal/dist': 'portal',
    examples: 'examples',
    'README.md': 'README.md',
  },
}

/** Puts a package together as it is published: `dist` with JavaScript and types, what it needs beside, its `package.json`. */
export function assemble(name: string, { root, compiled, target }: Places): void {
  const source = join(root, 'packages', name)
  mkdirSync(target, { recursive: true })
  cpSync(join(compiled, name, 'src'), join(target, 'dist'), { recursive: true })
  for (const file of globSync('**/*.{sql,json}', { cwd: join(source, 'src') })) {
    mkdirSync(dirname(join(target, 'dist', file)), { recursive: true })
    cpSync(join(source, 'src', file), join(target, 'dist', file))
  }
  for (const [from, to] of Object.entries(extras[name] ?? {}))
    cpSync(join(root, from), join(target, to), { recursive: true })
  cpSync(join(root, 'LICENSE'), join(target, 'LICENSE'))
  const manifest = manifestOf(root, name)
  writeFileSync(join(target, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  if (!existsSync(join(target, 'README.md'))) writeFileSync(join(target, 'README.md'), readme(manifest))
}

interface Manifest {
  readonly name: string
  readonly description: string
  readonly exports: Readonly<Record<string, string | { readonly default: string }>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: unknown
  readonly scripts?: unknown
  readonly private?: unknown
}

const manifestIn = (root: string, name: string): Manifest =>
  JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'))

function manifestOf(root: string, name: string) {
  const { devDependencies, scripts, private: _, exports, dependencies, ...rest } = manifestIn(root, name)
  return {
    ...rest,
    exports: Object.fromEntries(
      Object.entries(exports).map(([path, target]) => [
        path,
        published(typeof target === 'string' ? target : target.default),
      ]),
    ),
    // The libraries of actions are loaded by the runner's file.
    dependencies: { ...dependencies, ...(name === 'agent' && manifestIn(root, 'actions').dependencies) },
    publishConfig: { access: 'public' },
  }
}

/** `./src/*.ts` is published as `./dist/*.js` with `./dist/*.d.ts`; other files stay where they are. */
function published(target: string): string | { readonly types: string; readonly default: string } {
  const match = /^\.\/src\/(.+)\.ts$/.exec(target)
  return match ? { types: `./dist/${match[1]}.d.ts`, default: `./dist/${match[1]}.js` } : target
}

const readme = ({ name, description }: Pick<Manifest, 'name' | 'description'>): string => `# ${name}

${description}

A part of Deskhand, which runs desktop flows on your own machines, behind the Dataverse Web API. To use the whole:

\`\`\`sh
npm install --global deskhand
deskhand start --examples
\`\`\`
`
