import { openPostgres } from './postgres.ts'
import { openSqlite } from './sqlite.ts'
import type { Store } from './steps.ts'
import type { StoreOptions } from './storeOptions.ts'

/** Where the data lies: a folder for the embedded SQLite, or the URL of a PostgreSQL database. */
export type StorePlace = { readonly folder: string } | { readonly url: string }

/**
 * Opens the store and brings its schema up to date.
 *
 * @example
 * const store = await openStore({ folder: '/var/lib/deskhand' }, { onError: error => log.error(error) })
 * const run = await store.read(() => retrieveRow(flowSession, id, ['statuscode']))
 * await store.close()
 */
export const openStore = (place: StorePlace, options: StoreOptions): Promise<Store> =>
  'folder' in place ? openSqlite(place.folder, options) : openPostgres(place.url, options)
