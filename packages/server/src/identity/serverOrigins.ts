/**
 * The URLs of a server that listens at these ports, as `Origins.own` lists them: under localhost, its loopback
 * addresses and the names given.
 *
 * @example
 * serverOrigins({ http: 8080, https: 8443 }, ['machine-a'])
 * // ['http://localhost:8080', 'http://127.0.0.1:8080', …, 'https://machine-a:8443']
 */
export function serverOrigins(
  ports: { readonly http: number | null; readonly https: number | null },
  names: readonly string[],
): readonly string[] {
  const hosts = ['localhost', '127.0.0.1', '[::1]', ...names.map(name => name.toLowerCase())]
  return (['http', 'https'] as const).flatMap(scheme => {
    const port = ports[scheme]
    // The URL parser leaves out the port that the scheme has anyway.
    return port === null ? [] : hosts.map(host => new URL(`${scheme}://${host}:${port}`).origin)
  })
}
