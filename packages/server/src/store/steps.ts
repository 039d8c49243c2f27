/**
 * How the store's verbs talk to a database. A verb is a generator that yields SQL statements and is given their
 * rows, so that the same verb runs synchronously inside a group commit on SQLite and asynchronously on
 * PostgreSQL, and several verbs make one transaction by `yield*`.
 *
 * @example
 * export function* ownerOf(id: string): Steps<string | undefined> {
 *   const row = yield* one(sql`select ownerid from workflow where workflowid = ${id}`)
 *   return row?.ownerid as string | undefined
 * }
 * await store.read(() => ownerOf(id))
 */

/** What a row holds. Points in time are numbers, ms since 1970; booleans are booleans on both databases. */
export type SqlValue = string | number | boolean | null | Uint8Array
/** What a statement may be given; `time()` makes the `Date` that a column of points in time wants. */
export type Parameter = SqlValue | Date
export type Row = Record<string, SqlValue>
export type Dialect = 'sqlite' | 'postgres'

export interface Statement {
  /** The SQL text for each database; parameters stand as `?` and `$n`. */
  readonly text: Readonly<Record<Dialect, string>>
  readonly values: readonly Parameter[]
  /** Nothing is read beside it, so that it needs no state of the data that several statements share. */
  readonly isAlone?: true
  /** An index leads to its rows: it looks at no more of them than it gives. */
  readonly isShort?: true
  /** No SQL: wakes the listeners of a channel once the transaction is durable. */
  readonly announcement?: { readonly channel: Channel; readonly payload: string }
}

export type Steps<Result> = Generator<Statement, Result, readonly Row[]>

/** What listeners can wait for. Payloads: group id, run id, delivery id, and none that matters. */
export type Channel = 'dh_queue' | 'dh_cancel' | 'dh_callback' | Changes
/** What is remembered of users' rights, and of what runs are made for, is old. */
export type Changes = 'dh_rights' | 'dh_targets'

interface Texts extends Readonly<Record<Dialect, string>> {}
const texts = new WeakMap<TemplateStringsArray, Texts>()

/** A statement written by hand: values become parameters, the text is built once per place in the code. */
export function sql(strings: TemplateStringsArray, ...values: readonly Parameter[]): Statement {
  let text = texts.get(strings)
  if (text === undefined) {
    text = {
      sqlite: strings.join('?'),
      postgres: strings.reduce((joined, part, index) => `${joined}$${index}${part}`),
    }
    texts.set(strings, text)
  }
  return { text, values }
}

/**
 * A statement whose text is put together by code: names quoted by `quoted()`, values as `?`.
 *
 * @example
 * assembled(`select ${quoted('name')} from workflow where workflowid = ?`, [id])
 */
export function assembled(text: string, values: readonly Parameter[]): Statement {
  let count = 0
  return { text: { sqlite: text, postgres: text.replaceAll('?', () => `$${++count}`) }, values }
}

/** A column or table name in SQL. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** A statement whose text differs between the databases. */
export const byDialect = (statements: Record<Dialect, Statement>): Statement => ({
  text: { sqlite: statements.sqlite.text.sqlite, postgres: statements.postgres.text.postgres },
  values: statements.sqlite.values,
})

/** Adds a locking clause where rows are locked one by one; SQLite has a single writer and needs none. */
export const locking = (statement: Statement, clause = 'for update'): Statement => ({
  text: { sqlite: statement.text.sqlite, postgres: `${statement.text.postgres} ${clause}` },
  values: statement.values,
})

/** A point in time as a parameter. */
export const time = (ms: number | null): Date | null => (ms === null ? null : new Date(ms))

export function* all(statement: Statement): Steps<readonly Row[]> {
  return yield statement
}

/** A statement beside which a scan reads nothing. */
export const alone = (statement: Statement): Statement => ({ ...statement, isAlone: true })

export function* one(statement: Statement): Steps<Row | undefined> {
  return (yield statement)[0]
}

/** Wakes the listeners of a channel when, and only when, this transaction has been kept. */
export function* announce(channel: Channel, payload: string): Steps<void> {
  yield { text: { sqlite: '', postgres: '' }, values: [], announcement: { channel, payload } }
}

/** A database behind the verbs. */
export interface Store {
  readonly dialect: Dialect
  /**
   * Runs the steps as one transaction; resolved only when the database has it durably. The factory may be called
   * again: when PostgreSQL asks for the transaction to be repeated, when a write beside it fails on SQLite.
   */
  write<Result>(steps: () => Steps<Result>): Promise<Result>
  /**
   * Several reads and writes as one transaction, for those that are no steps: the store given to `work` is the
   * transaction's own. Kept when the promise resolves, undone when it rejects. Until then nobody else writes on SQLite,
   * so `work` waits for nothing but its store. May be called again as the steps of `write` may.
   */
  transaction<Result>(work: (store: Store) => Promise<Result>): Promise<Result>
  /** Reads by key: short, on the connection at hand; every statement sees what was committed before it. */
  read<Result>(steps: () => Steps<Result>): Promise<Result>
  /** Reads that may scan: never on the event loop's thread; all statements see the same state of the data. */
  scan<Result>(steps: () => Steps<Result>): Promise<Result>
  /**
   * Calls `handler` for each announcement on the channel, from this process or another over the same database.
   * An empty payload says that some may have been missed (the connection was lost): look at everything.
   */
  listen(channel: Channel, handler: (payload: string) => void): () => void
  /** Wakes the listeners of a channel by hand; verbs announce what they change themselves. */
  notify(channel: Channel, payload: string): Promise<void>
  close(): Promise<void>
}
