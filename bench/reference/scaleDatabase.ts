import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { postgresTypes } from '../../packages/server/src/store/postgresTypes.ts'
import { connectPg } from '../scale/pgClient.ts'
import type { Row, ScaleCase } from './scaleCases.ts'

/** A database asked by hand: prepared statements, the settings of the product's connections, JSON as text. */
export interface ByHand {
  answer(asked: ScaleCase): string | Promise<string>
  close(): unknown
}

export function sqliteByHand(path: string): ByHand {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 10_000 })
  database.exec('pragma cache_size = -32768; pragma temp_store = memory')
  const prepared = new Map<string, StatementSync>()
  const rowsOf = (text: string, values: ScaleCase['values']): Row[] => {
    const statement = prepared.get(text) ?? database.prepare(text)
    prepared.set(text, statement)
    return statement.all(...values.map(value => (value instanceof Date ? value.getTime() : value))) as Row[]
  }
  return {
    answer({ sql, values, shape, count }) {
      const value = shape(rowsOf(typeof sql === 'string' ? sql : sql.sqlite, values))
      return bodyOf(value, count && rowsOf(count.sql, count.values))
    },
    close: () => database.close(),
  }
}

export async function postgresByHand(url: string): Promise<ByHand> {
  const client = await connectPg(url, postgresTypes)
  const names = new Map<string, { name: string; text: string }>()
  const rowsOf = async (text: string, values: ScaleCase['values']): Promise<Row[]> => {
    let number = 0
    const statement = names.get(text) ?? { name: `q${names.size}`, text: text.replaceAll('?', () => `$${++number}`) }
    names.set(text, statement)
    return (await client.query<Row>({ ...statement, values: [...values] })).rows
  }
  return {
    async answer({ sql, values, shape, count }) {
      const value = shape(await rowsOf(typeof sql === 'string' ? sql : sql.postgres, values))
      return bodyOf(value, count && (await rowsOf(count.sql, count.values)))
    },
    close: () => client.end(),
  }
}

const bodyOf = (value: unknown, counted: readonly Row[] | undefined): string =>
  JSON.stringify(counted === undefined ? { value } : { '@odata.count': Math.min(Number(counted[0]?.n), 5000), value })
