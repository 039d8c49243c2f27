import iconv from 'iconv-lite'

interface Encoding {
  /** Name as iconv-lite knows it. */
  readonly charset: string
  /** Written in front of a new file. */
  readonly mark?: string
}

/** The members of the encoding enums of File and CSV actions. `DefaultEncoding` is the machine's: UTF-8 here. */
const encodings: Readonly<Record<string, Encoding>> = {
  DefaultEncoding: { charset: 'utf8' },
  SystemDefault: { charset: 'utf8' },
  ASCII: { charset: 'ascii' },
  Unicode: { charset: 'utf16le', mark: '\uFEFF' },
  UnicodeNoBOM: { charset: 'utf16le' },
  BigEndianUnicode: { charset: 'utf16be', mark: '\uFEFF' },
  UTF8: { charset: 'utf8', mark: '\uFEFF' },
  UTF8NoBOM: { charset: 'utf8' },
}

/** Marks at the head of a file, which tell its encoding whatever was asked for. */
const marks: readonly (readonly [charset: string, bytes: readonly number[]])[] = [
  ['utf8', [0xef, 0xbb, 0xbf]],
  ['utf16le', [0xff, 0xfe]],
  ['utf16be', [0xfe, 0xff]],
]

/**
 * Bytes to text. A byte order mark decides and is not part of the text; `encoding` is a member of an encoding
 * enum or the name of a charset (`windows-1252`, `shift_jis`). Source: Robin language, section 6.1.
 */
export function decodeText(bytes: Uint8Array, encoding: string): string {
  const marked = marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))
  if (marked) return iconv.decode(Buffer.from(bytes.subarray(marked[1].length)), marked[0], { stripBOM: false })
  return iconv.decode(Buffer.from(bytes), charsetOf(encoding))
}

/** Text to bytes; `head` is true for the first bytes of a file, where the byte order mark belongs. */
export function encodeText(text: string, encoding: string, head: boolean): Uint8Array {
  const mark = head ? (encodings[encoding]?.mark ?? '') : ''
  return iconv.encode(mark + text, charsetOf(encoding), { addBOM: false })
}

/** Whether text can be read and written in this encoding. */
export function isEncoding(encoding: string): boolean {
  return encoding in encodings || iconv.encodingExists(encoding.replace(/^x-/i, ''))
}

function charsetOf(encoding: string): string {
  const charset = encodings[encoding]?.charset ?? encoding.replaceAll('_', '-')
  return iconv.encodingExists(charset) ? charset : encoding
}
