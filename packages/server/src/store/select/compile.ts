import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { Dialect, Parameter, Statement } from '../steps.ts'

/**
 * Turns a fragment into a statement for one database. Kysely writes the names and numbers the parameters; it never
 * runs anything here.
 */
export function compile(fragment: RawBuilder<unknown>, dialect: Dialect): Statement {
  const { sql, parameters } = fragment.compile(writers[dialect])
  return { text: { sqlite: sql, postgres: sql }, values: parameters as readonly Parameter[] }
}

const writers: Readonly<Record<Dialect, Kysely<unknown>>> = {
  sqlite: new Kysely({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: db => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  }),
  postgres: new Kysely({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: db => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  }),
}
