import type { Http } from '../core/http.ts'

/** Deletes a row. */
export async function deleteRow(http: Http, set: string, id: string): Promise<void> {
  await http.send('DELETE', `${set}(${id})`)
}
