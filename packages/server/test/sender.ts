import type { Environment, UserName } from './apiEnvironment.ts'

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

/**
 * Sends requests to the Web API of an environment that is opened later, as the maker unless somebody else is named.
 *
 * @example
 * const send = sender(() => environment)
 * await send('POST', 'workflows', { name: 'A', definition: 'plain' })
 */
export const sender =
  (environment: () => Environment) =>
  (
    method: Method,
    path: string,
    payload?: object | string,
    { as = 'maker', ...headers }: Readonly<Record<string, string>> & { readonly as?: UserName } = {},
  ) =>
    environment().app.inject({
      method,
      url: `/api/data/v9.2/${path}`,
      headers: { 'x-user': as, ...headers },
      ...(payload !== undefined && { payload }),
    })

/** The id in the URL of a row, as `OData-EntityId` has it. */
export const idIn = (url: unknown): string => /\(([0-9a-f-]{36})\)/.exec(String(url))?.[1] as string
