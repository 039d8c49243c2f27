/**
 * The URL of a request inside a batch below the service root, and the root itself where it names one. Absolute and
 * rooted URLs name it, relative ones stand below the batch's own. Which host an absolute URL names is not looked at: the
 * batch was sent here, through whatever proxies.
 *
 * @example
 * innerUrl('https://org.example/api/data/v9.2/workflows?$top=1') // { version: 'v9.2', rest: 'workflows?$top=1' }
 * innerUrl('workflows?$top=1') // { rest: 'workflows?$top=1' }
 *
 * Source: Dataverse wire, section 3.9.
 */
export function innerUrl(url: string): { readonly version?: string; readonly rest: string } {
  const match = /^(?:https?:\/\/[^/?#]*)?\/api\/data\/([^/?]+)(?:\/|(?=\?)|$)/i.exec(url)
  if (match?.[1] === undefined) return { rest: url.replace(/^\/(?!\/)/, '') }
  return { version: match[1], rest: url.slice(match[0].length) }
}
