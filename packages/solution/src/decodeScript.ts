/** How the bytes of a text stand for its characters. */
export type ScriptEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'shift_jis' | 'windows-1252'

/** A text and how it was written; a byte order mark is not part of the text. */
export interface DecodedScript {
  readonly text: string
  readonly encoding: ScriptEncoding
}

/**
 * Reads the text of a script whatever program wrote it. A byte order mark says the encoding; without one, zero bytes
 * mean UTF-16, what is valid UTF-8 is UTF-8, what reads as Japanese is Shift-JIS, and anything else Windows-1252.
 *
 * @example
 * decodeScript(Buffer.from("\uFEFFSET A TO 1", 'utf16le')) // { text: 'SET A TO 1', encoding: 'utf-16le' }
 *
 * Source: Robin language, section 1.1.
 */
export function decodeScript(bytes: Uint8Array): DecodedScript {
  const encoding = marked(bytes) ?? withoutMark(bytes)
  return { text: decode(bytes, encoding), encoding }
}

const marks: readonly (readonly [ScriptEncoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

const marked = (bytes: Uint8Array): ScriptEncoding | undefined =>
  marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0]

function withoutMark(bytes: Uint8Array): ScriptEncoding {
  const wide = wideOrder(bytes)
  if (wide !== undefined) return wide
  if (isValid(bytes, 'utf-8')) return 'utf-8'
  return isValid(bytes, 'shift_jis') && looksJapanese(bytes) ? 'shift_jis' : 'windows-1252'
}

/** Keywords and line ends of a script are ASCII: as UTF-16 every second byte of them is zero. */
function wideOrder(bytes: Uint8Array): ScriptEncoding | undefined {
  if (bytes.length < 2 || bytes.length % 2 === 1) return undefined
  const zeros = [0, 0]
  const end = Math.min(bytes.length, 65_536)
  for (let at = 0; at < end; at++) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] as number) + 1
  const [even = 0, odd = 0] = zeros
  if (Math.max(even, odd) < end / 20) return undefined
  return odd >= even ? 'utf-16le' : 'utf-16be'
}

/**
 * Any western text with accents may happen to be valid Shift-JIS. Japanese shows itself by kana or Japanese
 * punctuation, or by words of two and more of the common characters.
 */
function looksJapanese(bytes: Uint8Array): boolean {
  let common = 0
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] as number
    const isDouble = (lead >= 0x81 && lead <= 0x9f) || (lead >= 0xe0 && lead <= 0xfc)
    if (!isDouble) {
      common = 0
      continue
    }
    const trail = bytes[++at] as number
    if (isKana(lead, trail)) return true
    common = lead <= 0x9f ? common + 1 : 0
    if (common === 2) return true
  }
  return false
}

/** Hiragana, katakana, and the marks 、。「」. */
const isKana = (lead: number, trail: number): boolean =>
  (lead === 0x82 && trail >= 0x9f && trail <= 0xf1) ||
  (lead === 0x83 && trail >= 0x40 && trail <= 0x96) ||
  (lead === 0x81 && [0x41, 0x42, 0x75, 0x76].includes(trail))

function isValid(bytes: Uint8Array, encoding: ScriptEncoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

const decode = (bytes: Uint8Array, encoding: ScriptEncoding): string => new TextDecoder(encoding).decode(bytes)
