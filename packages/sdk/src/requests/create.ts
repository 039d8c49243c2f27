import type { Http } from '../core/http.ts'

/** Creates a row and gives its id. */
export async function create(http: Http, set: string, values: Readonly<Record<string, unknown>>): Promise<string> {
  const response = await http.send('POST', set, { body: values })
  const id = /\(([0-9a-f-]{36})\)$/i.exec(response.headers.get('odata-entityid') ?? '')?.[1]
  if (id === undefined)
    throw new Error(`POST ${set} was answered without the id of the new row (header OData-EntityId)`)
  return id.toLowerCase()
}
