/**
 * Imports run down: three floors, and no rings. One row a package: what it may import of the others.
 * `npm run check` fails with the name of the rule and the two files.
 */
const mayImport = {
  contract: [],
  robin: [],
  solution: [],
  actions: ['robin'],
  server: ['contract', 'robin', 'solution'],
  sdk: ['contract'],
  agent: ['contract', 'robin', 'actions'],
  cli: ['contract', 'robin', 'solution', 'actions', 'server', 'sdk', 'agent'],
  portal: ['contract', 'sdk'],
}

const source = name => `^packages/${name}/src/`

module.exports = {
  forbidden: [
    { name: 'no-rings', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-missing',
      comment: 'The import leads nowhere, or to a package that package.json does not name.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    ...Object.entries(mayImport).map(([name, allowed]) => ({
      name: `floors-${name}`,
      comment: `${name} may import ${allowed.join(', ') || 'no other package'}; see the table at the head of .dependency-cruiser.cjs`,
      severity: 'error',
      from: { path: source(name) },
      to: { path: '^packages/[^/]+/src/', pathNot: [source(name), ...allowed.map(source)] },
    })),
    {
      name: 'no-barrel-inside',
      comment: 'Inside the repository, import the file you need and not a package’s index.',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/' },
      to: { path: '^packages/[^/]+/src/index\\.ts$' },
    },
    {
      name: 'agent-loads-the-language-only-in-the-runner',
      comment: 'The agent stays small: only the runner process imports the language and the library.',
      severity: 'error',
      from: { path: '^packages/agent/src/(?!runner/)' },
      to: { path: ['^packages/robin/', '^packages/actions/'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'sql-at-home',
      comment: 'SQL is made in packages/server/src/store only.',
      severity: 'error',
      from: { path: '^packages/server/src/(?!store/)' },
      to: { path: 'node_modules/(kysely|pg)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['node', 'import', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
}
