import type { Http } from '../core/http.ts'

/** Changes the row with this id, or makes it under this id. */
export async function upsert(
  http: Http,
  set: string,
  id: string,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  await http.send('PATCH', `${set}(${id})`, { body: values, repeatable: true })
}
