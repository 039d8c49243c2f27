/**
 * Migrations: when a table's declaration has gained a table, a column or an index since the last migration, the next
 * numbered pair of files is written. What earlier files hold together stands in `columns.json`, and the checksum of
 * each file that exists in `checksums.json`; neither a file nor its checksum is ever written again.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Table } from '../../packages/contract/src/table.ts'
import { tables } from '../../packages/contract/src/tables/index.ts'
import { columnsOf, type SqlType } from '../../packages/server/src/store/columns.ts'
import { indexesOf } from '../../packages/server/src/store/indexesOf.ts'
import { checksum } from '../../packages/server/src/store/migrate.ts'

const folder = 'packages/server/src/store/migrations'
const root = join(import.meta.dirname, '../..')
const dialects = ['sqlite', 'postgres'] as const
type Dialect = (typeof dialects)[number]

/** Table → what SQL keeps of it. */
type Snapshot = Readonly<
  Record<string, { readonly columns: Readonly<Record<string, SqlType>>; readonly indexes: Indexes }>
>
/** Index → its columns; `-` before a name: descending, `=` before the list: unique. */
type Indexes = Readonly<Record<string, string>>

export function generate(): Record<string, string> {
  const before = read<Snapshot>('columns.json') ?? {}
  const after = snapshotOf(tables)
  const files: Record<string, string> = {}
  const scripts = changes(before, after)
  if (scripts !== undefined) {
    for (const dialect of dialects) files[`${nextNumber()}_${scripts.name}.${dialect}.sql`] = scripts[dialect]
  }
  const sums = { ...read<Record<string, string>>('checksums.json') }
  for (const file of existing()) sums[file] ??= checksum(readFileSync(join(root, folder, file), 'utf8'))
  for (const [file, text] of Object.entries(files)) sums[file] = checksum(text)
  files['columns.json'] = json(after)
  files['checksums.json'] = json(sums)
  return Object.fromEntries(Object.entries(files).map(([file, text]) => [`${folder}/${file}`, text]))
}

const existing = (): string[] =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder))
        .filter(file => file.endsWith('.sql'))
        .sort()
    : []

const nextNumber = (): string => String(Number(existing().at(-1)?.slice(0, 4) ?? 0) + 1).padStart(4, '0')

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

function read<Value>(file: string): Value | undefined {
  const path = join(root, folder, file)
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Value) : undefined
}

/** What the declarations ask of SQL. */
export function snapshotOf(declared: readonly Table[]): Snapshot {
  return Object.fromEntries(
    declared.map(table => [
      table.logicalName,
      { columns: Object.fromEntries(columnsOf(table)), indexes: sqlIndexesOf(table) },
    ]),
  )
}

/** Text is found, and unique, without regard to case and accents; ties are broken by the primary key. */
function sqlIndexesOf(table: Table): Indexes {
  const keys = [...(table.alternateKeys ?? []), ...(table.unique ?? [])]
  const unique = keys.map(key => [indexName(table, key, 'key'), `=${key.join(', ')}`])
  const plain = indexesOf(table).map(index => {
    const columns = index.map(({ column, descending }) => (descending ? `-${column}` : column))
    return [indexName(table, columns.slice(0, -1), 'index'), columns.join(', ')]
  })
  return Object.fromEntries([...unique, ...plain])
}

const indexName = (table: Table, columns: readonly string[], suffix: string): string =>
  [table.logicalName, ...columns.map(column => column.replace('-', '')), suffix].join('_')

/** The statements between two snapshots, or undefined when nothing is new. */
export function changes(before: Snapshot, after: Snapshot): ({ name: string } & Record<Dialect, string>) | undefined {
  const statements: Record<Dialect, string[]> = { sqlite: [], postgres: [] }
  const named: string[] = []
  for (const [table, { columns, indexes }] of Object.entries(after)) {
    const old = before[table]
    for (const [column, type] of Object.entries(old?.columns ?? {})) {
      if (columns[column] !== undefined && columns[column] !== type) {
        throw new Error(
          `'${table}.${column}' was ${type} and is declared ${columns[column]}: a change of type needs a migration written by hand, after which 'columns.json' is corrected.`,
        )
      }
    }
    const added = Object.entries(columns).filter(([column]) => old?.columns[column] === undefined)
    const addedIndexes = Object.entries(indexes).filter(([name, list]) => old?.indexes[name] !== list)
    const isNew = old === undefined
    if (isNew) named.push(table)
    else named.push(...added.map(([column]) => `${table}_${column}`), ...addedIndexes.map(([name]) => name))
    for (const dialect of dialects) {
      if (isNew) statements[dialect].push(createTable(dialect, table, columns))
      else {
        for (const [column, type] of added) {
          statements[dialect].push(`alter table ${table} add column ${column} ${types[dialect][type]};`)
        }
        const values = defaultsOf(
          table,
          added.map(([column]) => column),
          dialect,
        )
        if (values.length > 0) statements[dialect].push(`update ${table} set ${values.join(', ')};`)
      }
      for (const [name, list] of addedIndexes) {
        if (old?.indexes[name] !== undefined) statements[dialect].push(`drop index ${name};`)
        statements[dialect].push(createIndex(dialect, name, table, list, columns))
      }
    }
  }
  if (named.length === 0) return undefined
  const head = '-- Written by `npm run generate` from the declarations of the contract. Do not edit.\n\n'
  return {
    name: Object.keys(before).length === 0 ? 'tables' : named.length === 1 ? named[0]! : `${named[0]}_and_more`,
    sqlite: `${head}${statements.sqlite.join('\n')}\n`,
    postgres: `${head}${statements.postgres.join('\n')}\n`,
  }
}

/** What rows that are there already hold in new columns: `asyncautodelete = false`. */
function defaultsOf(table: string, added: readonly string[], dialect: Dialect): readonly string[] {
  const declared = tables.find(({ logicalName }) => logicalName === table)?.columns ?? {}
  return added.flatMap(name => {
    const value = declared[name]?.default
    if (value === undefined || value === null) return []
    if (typeof value === 'string') return [`${name} = '${value.replaceAll("'", "''")}'`]
    return [`${name} = ${typeof value === 'boolean' && dialect === 'sqlite' ? Number(value) : value}`]
  })
}

const types: Readonly<Record<Dialect, Readonly<Record<SqlType, string>>>> = {
  sqlite: {
    guid: 'text',
    text: 'text',
    integer: 'integer',
    bigint: 'integer',
    double: 'real',
    boolean: 'boolean',
    time: 'integer',
  },
  postgres: {
    guid: 'uuid',
    text: 'text collate "C"',
    integer: 'integer',
    bigint: 'bigint',
    double: 'double precision',
    boolean: 'boolean',
    time: 'timestamptz',
  },
}

function createTable(dialect: Dialect, table: string, columns: Readonly<Record<string, SqlType>>): string {
  const lines = Object.entries(columns).map(([column, type], index) => {
    const key = index === 0 ? ' primary key not null' : '' // tables declare their key first
    return `  ${column} ${types[dialect][type]}${key}`
  })
  return `create table ${table} (\n${lines.join(',\n')}\n);`
}

function createIndex(
  dialect: Dialect,
  name: string,
  table: string,
  list: string,
  columns: Readonly<Record<string, SqlType>>,
): string {
  const unique = list.startsWith('=')
  const parts = list
    .replace('=', '')
    .split(', ')
    .map(part => {
      const column = part.replace('-', '')
      const term = columns[column] === 'text' ? `dh_fold(${column})` : column
      return part.startsWith('-')
        ? `${term} desc${nulls(dialect, 'last')}`
        : `${term}${unique ? '' : nulls(dialect, 'first')}`
    })
  return `create ${unique ? 'unique ' : ''}index ${name} on ${table} (${parts.join(', ')});`
}

/** Null sorts before everything, as in Dataverse; SQLite does so by itself. */
const nulls = (dialect: Dialect, place: 'first' | 'last'): string => (dialect === 'postgres' ? ` nulls ${place}` : '')
