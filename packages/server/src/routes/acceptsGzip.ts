/**
 * Whether the header `Accept-Encoding` takes gzip. Without the header nothing is compressed: who wants it says so.
 *
 * @example
 * acceptsGzip('gzip, deflate, br') // true
 * acceptsGzip('gzip;q=0, *') // false
 *
 * Source: RFC 9110, section 12.5.3.
 */
export function acceptsGzip(header: string | undefined): boolean {
  if (header === undefined) return false
  let any = false
  for (const one of header.toLowerCase().split(',')) {
    const [coding = '', ...parameters] = one.split(';').map(part => part.trim())
    const isAccepted = !parameters.some(parameter => /^q=0(?:\.0*)?$/.test(parameter))
    if (coding === 'gzip' || coding === 'x-gzip') return isAccepted
    if (coding === '*') any = isAccepted
  }
  return any
}
