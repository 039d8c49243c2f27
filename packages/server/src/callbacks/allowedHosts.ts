/**
 * Whether the host of a URL is among those named in the configuration: `localhost` allows the host at every port,
 * `localhost:9000` at this one. An IPv6 address is written in brackets.
 */
export function isAllowedHost(url: URL, allowedHosts: readonly string[]): boolean {
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port
  return allowedHosts.some(allowed => {
    const wanted = allowed.toLowerCase()
    return wanted === url.hostname || wanted === `${url.hostname}:${port}`
  })
}
