import { sql } from 'kysely'
import type { Condition } from '../boundQuery.ts'
import type { Fragment, Source } from './source.ts'

/**
 * The rows above or under one in a hierarchy: a walk from that row, level by level. It ends after `mostLevels`, as it
 * does in Dataverse, so that rows which name each other as parents end it too.
 */
export function treeSql(condition: Condition & { kind: 'tree' }, source: Source): Fragment {
  const { table, parent, id, direction, itself } = condition
  const [key, above, rows] = [sql.id(table.key), sql.id(parent), sql.table(table.logicalName)]
  const step =
    direction === 'under'
      ? sql`select row.${key}, line.level + 1 from line join ${rows} as row on row.${above} = line.id`
      : sql`select row.${above}, line.level + 1 from line join ${rows} as row on row.${key} = line.id`
  const line = sql`with recursive line (id, level) as (select ${key}, 0 from ${rows} where ${key} = ${id} union ${step} where line.level < ${sql.lit(mostLevels)})`
  const from = sql.lit(itself ? 0 : 1)
  return sql`${source.column(condition.column)} in (${line} select id from line where level >= ${from} and id is not null)`
}

/** How many levels a hierarchy is followed. Source: Dataverse's limit of recursions for hierarchical conditions. */
const mostLevels = 100
