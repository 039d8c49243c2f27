import type { Http } from '../core/http.ts'

/** Changes columns of a row that exists. */
export async function update(
  http: Http,
  set: string,
  id: string,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  await http.send('PATCH', `${set}(${id})`, { body: values, headers: { 'if-match': '*' }, repeatable: true })
}
