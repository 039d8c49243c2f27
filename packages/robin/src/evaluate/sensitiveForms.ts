/**
 * The ways a text may come to stand in another: as it is, trimmed, escaped by JSON, XML, URLs, SQL, CSV or the language,
 * in Base64 and in hexadecimal digits; of texts of several lines each line, of long ones also their pieces, since a
 * message may show only the beginning. Capitals are the reader's business: forms are compared without regard to case.
 *
 * @example [...sensitiveForms('a&b')] // ['a&b', 'a&amp;b', 'a%26b', …]
 */
export function sensitiveForms(text: string): Set<string> {
  const forms = new Set<string>()
  const whole = text.trim()
  const lines = whole.split(/\r\n|\r|\n/)
  const several = lines.length > 1
  const texts = several ? [whole, lines.join('\r\n'), lines.join('\n'), ...lines.filter(isTelling)] : [text, whole]
  for (const each of texts) {
    for (const form of plainForms(each)) forms.add(form)
    if (each.length >= shortestEncoded) for (const form of encodedForms(each)) forms.add(form)
    for (const piece of pieces(each)) forms.add(piece)
  }
  forms.delete('')
  return forms
}

/** A line of a longer text that says something by itself. */
const isTelling = (line: string): boolean => line.trim().length >= 6

/** Shorter texts have encodings that stand in other texts by chance. */
const shortestEncoded = 4

/** What every notation writes as it is. */
const everywherePlain = /^[\w.-]*$/

function plainForms(text: string): string[] {
  if (everywherePlain.test(text)) return [text]
  const json = JSON.stringify(text).slice(1, -1)
  return [
    text,
    json,
    JSON.stringify(json).slice(1, -1),
    ascii(text, /[^\x20-\x7e]|["\\]/g),
    ascii(text, /[^\x20-\x7e]|["\\'&<>+`]/g),
    xml(text, '&apos;', '&quot;'),
    xml(text, '&#39;', '&#34;'),
    xml(text, '&#x27;', '&#x22;'),
    xml(text, "'", '"'),
    text.replaceAll("'", "''"),
    text.replaceAll('"', '""'),
    text.replaceAll("'", "'\\''"),
    text.replaceAll('\\', '\\\\').replaceAll("'", "\\'"),
    text.replaceAll('%', '%%'),
  ]
}

function encodedForms(text: string): string[] {
  return [...(everywherePlain.test(text) ? [] : urlForms(text)), ...byteForms(text)]
}

function byteForms(text: string): string[] {
  const utf8 = Buffer.from(text, 'utf8')
  return [utf8.toString('hex'), ...base64Forms(utf8), ...base64Forms(Buffer.from(text, 'utf16le'))]
}

function urlForms(text: string): string[] {
  const sound = text.toWellFormed()
  const url = encodeURIComponent(sound)
  const strict = url.replace(/[!'()*~]/g, mark => `%${mark.charCodeAt(0).toString(16)}`)
  return [url, strict, url.replaceAll('%20', '+'), strict.replaceAll('%20', '+'), encodeURI(sound)]
}

/** What of the Base64 is the same wherever the bytes stand in what was encoded: three ways, by their place modulo 3. */
function base64Forms(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap(shift => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64')
    const own = encoded.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6))
    if (own.length < 5) return []
    return /[+/]/.test(own) ? [own, own.replaceAll('+', '-').replaceAll('/', '_')] : [own]
  })
}

/** JSON's escapes for all but plain characters, as Python and .NET write them. */
const ascii = (text: string, marks: RegExp): string =>
  text.replace(marks, mark => {
    const short = JSON.stringify(mark).slice(1, -1)
    if (/^\\[^u]$/.test(short)) return mark === '"' && marks.source.includes('&') ? '\\u0022' : short
    return `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`
  })

const xml = (text: string, apostrophe: string, quote: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll("'", apostrophe)
    .replaceAll('"', quote)

/** Length of the pieces of long texts. */
const piece = 16

/** A long text in pieces; those of few different characters, such as lines, stand elsewhere too and are left out. */
function pieces(text: string): string[] {
  if (text.length < 2 * piece) return []
  const found: string[] = []
  for (let at = 0; at + piece <= text.length; at += piece) {
    const part = text.slice(at, at + piece)
    if (new Set(part).size > 6) found.push(part)
  }
  return found
}
