import { createRequire } from 'node:module'
import type pg from 'pg'

export type PgClient = pg.Client

const require = createRequire(new URL('../../packages/server/package.json', import.meta.url))
const { Client } = require('pg') as typeof pg

/** A connected client whose values are read as the product reads them. */
export async function connectPg(url: string, types?: pg.CustomTypesConfig): Promise<PgClient> {
  const client = new Client({ connectionString: url, ...(types && { types }) })
  await client.connect()
  return client
}
