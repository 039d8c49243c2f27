import { sql } from 'kysely'
import type { JoinedTable, JoinLink } from '../boundJoin.ts'
import { columnsOf } from '../columns.ts'
import type { Dialect } from '../steps.ts'
import { comparable, conditionSql } from './conditionSql.ts'
import type { Visible } from './lookupName.ts'
import { type Fragment, type Source, source } from './source.ts'

/** The tables of a query as a FROM clause, and the conditions on them. */
export interface JoinedTables {
  /** Whose names may stand for lookups, where not every row's may. */
  readonly visible: Visible | undefined
  /** The source of a table by its name; its `column` also knows the columns of the others. */
  of(name: string): Source
  /** What rows must satisfy, to be put behind WHERE. */
  readonly where: readonly Fragment[]
  /** The tables with their joins; call last. */
  from(): Fragment
}

/**
 * Joins tables. Inner links stand in a row with the first table, so that the database is free to choose the order. What
 * hangs on an outer link by an inner one is joined to it first, in parentheses: a row drops out of its linked table only.
 */
export function joinedTables(root: JoinedTable, dialect: Dialect, visible: Visible | undefined): JoinedTables {
  const aliases = { next: 0 }
  const sources = new Map<string, Source>()
  for (const { name, table } of flat(root)) sources.set(name, reachable(source(table, dialect, aliases), sources))
  const sourceOf = (node: JoinedTable): Source => sources.get(node.name)!
  const conditions = new Map<JoinedTable, readonly Fragment[]>()
  for (const node of flat(root)) conditions.set(node, conditionsOf(node, sourceOf(node)))
  const extra = new Map<JoinedTable, Fragment>()
  for (const parent of flat(root))
    for (const link of parent.links)
      if (link.kind === 'first') extra.set(link, firstOf(link, parent, sourceOf(link), sourceOf(parent)))

  /** What must hold of a table and of those that hang on it by inner links. */
  const within = (node: JoinedTable): readonly Fragment[] => [
    ...(conditions.get(node) ?? []),
    ...node.links.flatMap(link => (link.kind === 'inner' ? within(link) : [])),
  ]

  function behind(node: JoinedTable): readonly Fragment[] {
    const links = node.links.flatMap(link => {
      const on = equal(link, node, sourceOf(link), sourceOf(node))
      const itself = sourceOf(link).itself()
      if (link.kind === 'inner') return [sql`inner join ${itself} on ${on}`, ...behind(link)]
      const first = extra.get(link)
      const all = sql.join([on, ...(first === undefined ? within(link) : [first])], sql` and `)
      const rest = behind(link)
      const together = sourceOf(link).joins().length > 0 || link.links.some(one => one.kind === 'inner')
      if (!together) return [sql`left join ${itself} on ${all}`, ...rest]
      return [sql`left join (${sql.join([itself, ...rest], sql` `)}) on ${all}`]
    })
    return [...sourceOf(node).joins(), ...links]
  }

  return {
    visible,
    of: name => sources.get(name)!,
    where: within(root),
    from: () => sql.join([sourceOf(root).itself(), ...behind(root)], sql` `),
  }
}

/** A table and all that hang on it, in the order they are joined. */
export const flat = (node: JoinedTable): readonly JoinedTable[] => [node, ...node.links.flatMap(flat)]

/** The columns that tell the rows of a table apart. */
export function keysOf(table: JoinedTable['table']): readonly string[] {
  return table.key === '' ? [...columnsOf(table).keys()] : [table.key]
}

const reachable = (own: Source, sources: ReadonlyMap<string, Source>): Source => ({
  ...own,
  column: ({ path, column, link }) =>
    link === undefined ? own.column({ path, column }) : sources.get(link)!.column({ path, column }),
})

const conditionsOf = ({ where }: JoinedTable, from: Source): readonly Fragment[] => {
  if (where === undefined || where.kind === 'always') return []
  return where.kind === 'and' ? where.of.map(one => conditionSql(one, from)) : [conditionSql(where, from)]
}

function equal(link: JoinLink, parent: JoinedTable, own: Source, above: Source): Fragment {
  const from = comparable({ path: [], table: link.table, column: link.from }, own)
  return sql`${from} = ${comparable({ path: [], table: parent.table, column: link.to }, above)}`
}

/** Of the rows that would be linked the one with the lowest key. */
function firstOf(link: JoinLink, parent: JoinedTable, own: Source, above: Source): Fragment {
  const inner = reachable(above.inner(link.table), new Map())
  const parts = [equal(link, parent, inner, above), ...conditionsOf(link, inner)]
  return sql`${own.key()} = (select ${inner.key()} from ${inner.from()} where ${sql.join(parts, sql` and `)} order by ${inner.key()} limit 1)`
}
