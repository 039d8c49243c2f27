import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { type Columnar, toColumnar } from './columnar.ts'
import { DuplicateKeyError } from './duplicateKeyError.ts'
import { fold } from './fold.ts'
import type { Parameter, Row, SqlValue } from './steps.ts'

/** One connection to a SQLite file: prepared statements kept by text, values mapped, functions registered. */
export interface SqliteConnection {
  execute(text: string, values: readonly Parameter[]): readonly Row[]
  /** The same, for another thread. */
  executeColumnar(text: string, values: readonly Parameter[]): Columnar
  /**
   * The rows of a statement that an index leads to, in order; undefined where there are more than `most`, or where
   * SQLite would look for them, or put them in order, in another way.
   */
  executeShort(text: string, values: readonly Parameter[], most: number): readonly Row[] | undefined
  inTransaction(): boolean
  /** How many statements were run that may have changed something. */
  changes(): number
  /** Runs a script of several statements. */
  script(text: string): void
  close(): void
}

/** Opens a connection. A read-only one serves scans beside the writer. */
export function connectSqlite(path: string, options: { readOnly?: boolean } = {}): SqliteConnection {
  const database = new DatabaseSync(path, { readOnly: options.readOnly ?? false, timeout: 10_000 })
  database.function('dh_fold', { deterministic: true }, text => (text === null ? null : fold(String(text))))
  if (options.readOnly !== true) {
    database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma journal_size_limit = 67108864')
  }
  database.exec('pragma cache_size = -32768; pragma temp_store = memory')
  const prepared = new Map<string, Prepared>()
  let changes = 0
  function run(statement: Prepared, values: readonly Parameter[]): readonly SqlValue[][] {
    if (!statement.onlyReads) changes++
    try {
      const rows = statement.all(...(values.map(toSqlite) as null[]))
      for (const index of statement.booleans) for (const row of rows) row[index] = toBoolean(row[index]!)
      return rows
    } catch (error) {
      throw translate(error)
    }
  }
  const preparedFor = (text: string): Prepared => prepared.get(text) ?? prepare(database, text, prepared)
  return {
    execute(text, values) {
      const statement = preparedFor(text)
      const rows = run(statement, values)
      return rows.length === 0 ? noRows : rows.map(row => toRow(statement.names, row))
    },
    executeColumnar(text, values) {
      const statement = preparedFor(text)
      return toColumnar(statement.names, run(statement, values))
    },
    executeShort(text, values, most) {
      const statement = preparedFor(text)
      statement.isInOrder ??= isInOrder(database, text)
      if (!statement.isInOrder) return undefined
      const rows: Row[] = []
      for (const row of statement.iterate(...(values.map(toSqlite) as null[]))) {
        if (rows.length === most) return undefined
        for (const index of statement.booleans) row[index] = toBoolean(row[index]!)
        rows.push(toRow(statement.names, row))
      }
      return rows
    },
    inTransaction: () => database.isTransaction,
    changes: () => changes,
    script: text => database.exec(text),
    close: () => database.close(),
  }
}

interface Prepared {
  readonly onlyReads: boolean
  readonly all: (...values: null[]) => readonly SqlValue[][]
  readonly iterate: (...values: null[]) => Iterable<SqlValue[]>
  /** Whether its rows are found by indexes, in order; known when first asked for. */
  isInOrder?: boolean
  readonly names: readonly string[]
  /** Which columns hold booleans, that SQLite keeps as numbers. */
  readonly booleans: readonly number[]
}

/** As many statements as the server's own verbs and the usual lists need; the oldest makes room. */
const mostPrepared = 500

function prepare(database: DatabaseSync, text: string, prepared: Map<string, Prepared>): Prepared {
  let statement: StatementSync
  try {
    statement = database.prepare(text)
  } catch (error) {
    throw new Error(`SQLite cannot prepare: ${text}`, { cause: error })
  }
  statement.setReturnArrays(true)
  const columns = statement.columns()
  const entry: Prepared = {
    onlyReads: /^\s*select\b/i.test(text),
    all: statement.all.bind(statement) as unknown as Prepared['all'],
    iterate: statement.iterate.bind(statement) as unknown as Prepared['iterate'],
    names: columns.map(({ name }) => name),
    booleans: columns.flatMap(({ type }, index) => (type === 'boolean' ? [index] : [])),
  }
  if (prepared.size >= mostPrepared) prepared.delete(prepared.keys().next().value!)
  prepared.set(text, entry)
  return entry
}

/**
 * Whether SQLite goes to all rows of a statement by an index, and puts none in order before the first can come; but for
 * the few rows of some parents.
 */
function isInOrder(database: DatabaseSync, text: string): boolean {
  const plan = database.prepare(`explain query plan ${text}`).all() as unknown as readonly { detail: string }[]
  const ofParents = plan.some(({ detail }) => detail.startsWith('SCAN json_each'))
  return plan.every(({ detail }) => {
    if (detail.startsWith('USE TEMP')) return ofParents
    const isOfParts = detail.startsWith('SCAN json_each') || detail === 'SCAN matching'
    return isOfParts || !detail.startsWith('SCAN ') || detail.includes(' USING ')
  })
}

const noRows: readonly Row[] = Object.freeze([])

function toRow(names: readonly string[], values: readonly SqlValue[]): Row {
  const row: Row = {}
  for (let index = 0; index < names.length; index++) row[names[index]!] = values[index]!
  return row
}

const toBoolean = (value: SqlValue): SqlValue => (value === null ? null : value !== 0)

function toSqlite(value: Parameter): string | number | null | Uint8Array {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof Date) return value.getTime()
  return typeof value === 'string' ? withoutNul(value) : value
}

/** PostgreSQL keeps no U+0000 in text, so neither database does: it becomes U+FFFD. */
export const withoutNul = (text: string): string => (text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text)

/** SQLITE_CONSTRAINT_PRIMARYKEY and SQLITE_CONSTRAINT_UNIQUE. */
const uniqueViolations: readonly unknown[] = [1555, 2067]

const translate = (error: unknown): unknown =>
  uniqueViolations.includes((error as { errcode?: number }).errcode)
    ? new DuplicateKeyError((error as Error).message, { cause: error })
    : error
