import type { Http } from '../core/http.ts'

/** Uploads a file into a file column, in one piece. */
export async function uploadFile(
  http: Http,
  set: string,
  id: string,
  column: string,
  file: { readonly name: string; readonly content: Uint8Array },
): Promise<void> {
  const headers = { 'content-type': 'application/octet-stream', 'x-ms-file-name': encodeURIComponent(file.name) }
  await http.send('PATCH', `${set}(${id})/${column}`, { body: file.content, headers, repeatable: true })
}

/** The bytes of a file column; undefined where there is no file. */
export async function downloadFile(
  http: Http,
  set: string,
  id: string,
  column: string,
): Promise<Uint8Array | undefined> {
  const response = await http.send('GET', `${set}(${id})/${column}/$value`)
  return response.status === 204 ? undefined : new Uint8Array(await response.arrayBuffer())
}
