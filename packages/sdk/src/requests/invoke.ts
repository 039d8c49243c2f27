import type { Http, SendOptions } from '../core/http.ts'

/** Calls an action or function, by the name that stands in the URL; answers without a body give undefined. */
export async function invoke<Result>(
  http: Http,
  method: 'GET' | 'POST',
  path: string,
  parameters?: Readonly<Record<string, unknown>>,
  options: Omit<SendOptions, 'body'> = {},
): Promise<Result> {
  const response = await http.send(method, path, {
    ...options,
    ...(method === 'POST' ? { body: parameters ?? {} } : {}),
  })
  return (response.status === 204 ? undefined : await response.json()) as Result
}
