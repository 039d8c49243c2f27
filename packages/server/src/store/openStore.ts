import type { Store } from './steps.ts'
import type { StoreOptions } from './storeOptions.ts'

/** Where the data lies: a folder for the embedded SQLite, or the URL of a PostgreSQL database. */
export type StorePlace = { readonly folder: string } | { readonly url: string }

/**
 * Opens the store and brings its schema up to date. Only the database that is used is loaded.
 *
 * @example
 * const store = await openStore({ folder: '/var/lib/deskhand' }, { onError: error => log.error(error) })
 * const run = await store.read(() => retrieveRow(flowSession, id, ['statuscode']))
 * await store.close()
 */
export async function openStore(place: StorePlace, options: StoreOptions): Promise<Store> {
  if ('folder' in place) return (await import('./sqlite.ts')).openSqlite(place.folder, options)
  return (await import('./postgres.ts')).openPostgres(place.url, options)
}
