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

export type SqlValue = string | number | boolean | null | Uint8Array
export type Row = Record<string, SqlValue>
export type Dialect = 'sqlite' | 'postgres'

export interface Statement {
  /** The SQL text for each database; parameters stand as `?` and `$n`. */
  readonly text: Readonly<Record<Dialect, string>>
  readonly values: readonly SqlValue[]
}

export type Steps<Result> = Generator<Statement, Result, readonly Row[]>

interface Texts extends Readonly<Record<Dialect, string>> {}
const texts = new WeakMap<TemplateStringsArray, Texts>()

/** A statement written by hand: values become parameters, the text is built once per place in the code. */
export function sql(strings: TemplateStringsArray, ...values: readonly SqlValue[]): Statement {
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

/** A statement whose text differs between the databases. */
export const byDialect = (statements: Record<Dialect, Statement>): Statement => ({
  text: { sqlite: statements.sqlite.text.sqlite, postgres: statements.postgres.text.postgres },
  values: statements.sqlite.values,
})

export function* all(statement: Statement): Steps<readonly Row[]> {
  return yield statement
}

export function* one(statement: Statement): Steps<Row | undefined> {
  return (yield statement)[0]
}

/** A database behind the verbs. */
export interface Store {
  readonly dialect: Dialect
  /** Runs the steps as one transaction; resolved only when the database has it durably. */
  write<Result>(steps: () => Steps<Result>): Promise<Result>
  /** Reads by key: short, on the connection at hand. */
  read<Result>(steps: () => Steps<Result>): Promise<Result>
  /** Reads that may scan: never on the event loop's thread. */
  scan<Result>(steps: () => Steps<Result>): Promise<Result>
  /** Calls `handler` for each `notify` on the channel, from this process or another over the same database. */
  listen(channel: string, handler: (payload: string) => void): () => void
  /** Wakes the listeners of a channel; call after the write it tells of. */
  notify(channel: string, payload: string): Promise<void>
  close(): Promise<void>
}
