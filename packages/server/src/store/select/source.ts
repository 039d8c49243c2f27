import type { Table } from '@deskhand/contract/table'
import { type RawBuilder, sql } from 'kysely'
import type { ColumnRef, Hop } from '../boundQuery.ts'
import type { Dialect } from '../steps.ts'
import { tableNamed } from './tableNamed.ts'

export type Fragment = RawBuilder<unknown>

/**
 * A table in a FROM clause, and the tables joined to it for the lookups that are followed: each join is made once,
 * when a column behind it is first asked for.
 */
export interface Source {
  readonly dialect: Dialect
  readonly alias: string
  /** The SQL of a column, joining what leads to it. */
  column(ref: Pick<ColumnRef, 'path' | 'column' | 'link'>): Fragment
  /** The SQL of the primary key. */
  key(): Fragment
  /** The SQL of the primary name of the row a lookup of this table points to. */
  nameOf(lookup: string): Fragment
  /** The table alone. */
  itself(): Fragment
  /** The joins that lead to what was asked for; call last. */
  joins(): readonly Fragment[]
  /** The table with its joins; call last. */
  from(): Fragment
  /** A table in a subquery of this one, with joins of its own. */
  inner(table: Table): Source
  /** Joins one more table, and gives it as a source whose columns may be asked for. */
  joined(table: Table, on: (joined: Source) => Fragment): Source
  /** Whether names of lookups may be joined: not behind tables that are joined themselves, as joins are bounded. */
  readonly joinsNames: boolean
}

/** Starts a FROM clause. Aliases are `t`, `t1`, `t2`, … in the order they are asked for. */
export function source(table: Table, dialect: Dialect, aliases: { next: number } = { next: 0 }): Source {
  const alias = freshAlias(aliases)
  const joins = new Map<string, { alias: string; sql: Fragment }>()

  function join(from: string, { column, table: target }: Hop): string {
    const key = `${from}.${column}>${target.logicalName}`
    const known = joins.get(key)
    if (known !== undefined) return known.alias
    const joined = freshAlias(aliases)
    joins.set(key, {
      alias: joined,
      sql: sql`left join ${sql.table(target.logicalName)} as ${sql.ref(joined)} on ${sql.ref(`${joined}.${target.key}`)} = ${sql.ref(`${from}.${column}`)}`,
    })
    return joined
  }

  const made = (): readonly Fragment[] => [...joins.values()].map(one => one.sql)

  function at(own: string, of: Table, joinsNames: boolean): Source {
    const itself = (): Fragment => sql`${sql.table(of.logicalName)} as ${sql.ref(own)}`
    return {
      dialect,
      alias: own,
      column: ({ path, column }) => sql.ref(`${path.reduce(join, own)}.${column}`),
      key: () => sql.ref(`${own}.${of.key}`),
      nameOf(lookup) {
        const targets = Object.keys(of.columns[lookup]?.targets ?? {}).flatMap(name => tableNamed(name) ?? [])
        const names = targets.map(target => sql.ref(`${join(own, { column: lookup, table: target })}.${target.name}`))
        if (names.length === 0) return sql`null`
        return names.length === 1 ? names[0]! : sql`coalesce(${sql.join(names)})`
      },
      itself,
      joins: made,
      from: () => sql.join([itself(), ...made()], sql` `),
      inner: other => source(other, dialect, aliases),
      joined(other, on) {
        const joinedAs = freshAlias(aliases)
        const view = at(joinedAs, other, false)
        joins.set(`expanded ${joinedAs}`, {
          alias: joinedAs,
          sql: sql`left join ${view.itself()} on ${on(view)}`,
        })
        return view
      },
      joinsNames,
    }
  }

  return at(alias, table, true)
}

function freshAlias(aliases: { next: number }): string {
  const number = aliases.next++
  return number === 0 ? 't' : `t${number}`
}
