/**
 * Zip archives as exports have them: the directory at the end, stored and deflated entries. What is not needed for
 * those, zip64 among it, is refused, and so is an archive whose parts contradict each other.
 */
import { crc32, inflateRawSync } from 'node:zlib'
import { type ArchiveLimits, archiveLimits } from './archiveLimits.ts'
import { PackageError } from './packageError.ts'
import { safePath } from './safePath.ts'

/** The files of an archive: path with `/` → content, in the order of the directory. */
export type Archive = ReadonlyMap<string, Uint8Array>

/**
 * Unpacks a zip in memory, within limits.
 *
 * @example
 * readArchive(bytes).get('solution.xml')
 */
export function readArchive(bytes: Uint8Array, limits: ArchiveLimits = archiveLimits): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const directory = directoryOf(view, limits)
  const files = new Map<string, Uint8Array>()
  const seen = new Set<string>()
  const taken: Span[] = []
  let total = 0
  for (const entry of directory) {
    const path = safePath(entry.name)
    if (seen.has(path.toLowerCase())) throw damaged(`holds '${path}' twice`)
    seen.add(path.toLowerCase())
    if (path.endsWith('/')) continue
    const packed = contentOf(view, entry)
    taken.push(packed.span)
    const content = inflate(packed.bytes, entry, Math.min(limits.entryBytes, limits.totalBytes - total), limits)
    total += content.length
    files.set(path, content)
  }
  refuseOverlaps(taken)
  return files
}

interface Entry {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packedSize: number
  readonly size: number
  readonly offset: number
}

interface Span {
  readonly start: number
  readonly end: number
}

const signatures = { end: 0x06054b50, entry: 0x02014b50, file: 0x04034b50 }
const methods = { stored: 0, deflated: 8 }
const flags = { encrypted: 1, utf8: 0x800, masked: 0x2000 }

function directoryOf(view: DataView, limits: ArchiveLimits): readonly Entry[] {
  const end = endOf(view)
  const count = view.getUint16(end + 10, true)
  const size = view.getUint32(end + 12, true)
  const start = view.getUint32(end + 16, true)
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count)
    throw new PackageError('archive-unsupported', 'The archive is one part of several; give it in one file.')
  if (count === 0xffff || size === 0xffff_ffff || start === 0xffff_ffff) throw zip64()
  if (count > limits.entries) throw tooLarge(`holds ${count} entries; at most ${limits.entries} are read`)
  if (start + size > end) throw damaged('ends before its directory does')
  const entries: Entry[] = []
  let at = start
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== signatures.entry) throw damaged('has a broken directory')
    const lengths = [28, 30, 32].map(offset => view.getUint16(at + offset, true))
    const [nameLength = 0] = lengths
    const next = at + 46 + lengths.reduce((sum, length) => sum + length, 0)
    if (next > end) throw damaged('has a broken directory')
    entries.push(entryAt(view, at, nameLength))
    at = next
  }
  return entries
}

/** The record at the end; a comment of up to 64 KB may follow it. */
function endOf(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= lowest; at--)
    if (view.getUint32(at, true) === signatures.end && at + 22 + view.getUint16(at + 20, true) === view.byteLength)
      return at
  throw damaged('has no end: it is cut short, or no zip')
}

function entryAt(view: DataView, at: number, nameLength: number): Entry {
  const flag = view.getUint16(at + 8, true)
  const name = decodeName(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength), (flag & flags.utf8) !== 0)
  if ((flag & (flags.encrypted | flags.masked)) !== 0)
    throw new PackageError(
      'archive-encrypted',
      `The entry '${name}' is encrypted; give the archive without a password.`,
    )
  const isUnix = view.getUint8(at + 5) === 3
  if (isUnix && (view.getUint16(at + 40, true) & 0o170000) === 0o120000)
    throw new PackageError('path-refused', `The entry '${name}' is a symbolic link; only files are read.`)
  const entry = {
    name,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packedSize: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  }
  if ([entry.packedSize, entry.size, entry.offset].includes(0xffff_ffff)) throw zip64()
  return entry
}

/** Names are UTF-8 where the entry says so; other programs write the code page of old, of which ASCII is certain. */
function decodeName(bytes: Uint8Array, isUtf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    if (isUtf8) throw damaged('has an entry whose name is not text')
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function contentOf(view: DataView, { name, offset, packedSize }: Entry): { bytes: Uint8Array; span: Span } {
  if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== signatures.file)
    throw damaged(`does not hold '${name}' where it says`)
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  const end = start + packedSize
  if (end > view.byteLength) throw damaged(`is cut short in '${name}'`)
  return { bytes: new Uint8Array(view.buffer, view.byteOffset + start, packedSize), span: { start: offset, end } }
}

/** Unpacks one entry; `room` is what may come out, counted while it comes. */
function inflate(packed: Uint8Array, entry: Entry, room: number, { ratio, ratioFrom }: ArchiveLimits): Uint8Array {
  const { name, method, size, crc } = entry
  const most = Math.min(room, Math.max(ratioFrom, packed.length * ratio))
  if (size > most) throw tooLarge(`would grow to ${size} bytes in '${name}'; at most ${most} are unpacked`)
  const content = method === methods.stored ? Uint8Array.from(packed) : deflated(packed, entry)
  if (content.length !== size) throw damaged(`says '${name}' has ${size} bytes, but it has another size`)
  if (crc32(content) !== crc) throw damaged(`holds '${name}' with a wrong checksum`)
  return content
}

function deflated(packed: Uint8Array, { name, method, size }: Entry): Uint8Array {
  if (method !== methods.deflated)
    throw new PackageError(
      'archive-unsupported',
      `The entry '${name}' is packed by method ${method}; pack the archive again with the usual one, deflate.`,
    )
  try {
    // One byte more than it says: what is longer than that stops there, and is refused for its size.
    const { buffer, byteOffset, byteLength } = inflateRawSync(packed, { maxOutputLength: size + 1 })
    return new Uint8Array(buffer, byteOffset, byteLength)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw tooLarge(`says '${name}' has ${size} bytes, but it is larger`)
    throw damaged(`holds '${name}' in a form that cannot be unpacked`, cause)
  }
}

/** Entries that share bytes are how a small archive pretends to be large. */
function refuseOverlaps(spans: readonly Span[]): void {
  const sorted = spans.toSorted((a, b) => a.start - b.start)
  for (const [index, { start }] of sorted.entries())
    if (start < (sorted[index - 1]?.end ?? 0)) throw damaged('has entries that lie over each other')
}

const damaged = (how: string, cause?: unknown): PackageError =>
  new PackageError('archive-damaged', `The archive ${how}.`, { cause })

const tooLarge = (how: string): PackageError => new PackageError('archive-too-large', `The archive ${how}.`)

const zip64 = (): PackageError =>
  new PackageError('archive-unsupported', 'The archive is a zip64; pack it as a plain zip, below 4 GB.')
