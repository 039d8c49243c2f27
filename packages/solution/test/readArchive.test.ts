import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { zipSync } from 'fflate'
import { archiveLimits } from '../src/archiveLimits.ts'
import { isArchive } from '../src/isArchive.ts'
import { PackageError, type PackageErrorCode } from '../src/packageError.ts'
import { readArchive } from '../src/readArchive.ts'
import { fc, property } from './property.ts'
import { refused } from './refused.ts'

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))
const zip = (files: Record<string, Uint8Array>, level: 0 | 6 = 6): Uint8Array =>
  zipSync(files, { level, mtime: new Date(2026, 0, 1) })
const plain = zip({ 'a.txt': bytes('first '.repeat(50)), 'folder/b.txt': bytes('second') })

/** Where the directory at the end begins, and the record behind it. */
const end = plain.length - 22
const directory = new DataView(plain.buffer, plain.byteOffset).getUint32(end + 16, true)

/** The archive with some bytes replaced. */
function changed(at: number, ...values: number[]): Uint8Array {
  const copy = plain.slice()
  copy.set(values, at)
  return copy
}

/** The archive with each entry's name replaced by one of the same length. */
function renamed(from: string, to: string): Uint8Array {
  assert.equal(from.length, to.length)
  return Uint8Array.from(Buffer.from(Buffer.from(plain).toString('latin1').replaceAll(from, to), 'latin1'))
}

describe('an archive', () => {
  test('gives its files in order, stored or deflated', () => {
    for (const level of [0, 6] as const) {
      const files = readArchive(
        zip({ 'b.txt': bytes('B'), 'a/ä.txt': bytes('A'.repeat(1000)), empty: bytes('') }, level),
      )
      assert.deepEqual([...files.keys()], ['b.txt', 'a/ä.txt', 'empty'])
      assert.equal(Buffer.from(files.get('a/ä.txt')!).toString(), 'A'.repeat(1000))
    }
  })

  test('may have a comment behind its end, and lie inside of a larger buffer', () => {
    const larger = new Uint8Array(plain.length + 20)
    larger.set(plain, 10)
    assert.equal(readArchive(larger.subarray(10, plain.length + 10)).size, 2)
    const commented = new Uint8Array([...changed(end + 20, 5), ...bytes('hello')])
    assert.equal(readArchive(commented).size, 2)
  })

  test('is known by its first bytes', () => {
    assert.deepEqual([plain, bytes('PK'), bytes('SET A TO 1'), bytes('')].map(isArchive), [true, false, false, false])
  })
})

describe('refused is', () => {
  /** Title, archive, code, sentence. */
  const cases: readonly (readonly [string, Uint8Array, PackageErrorCode, RegExp])[] = [
    ['what is no archive', bytes('not a zip, but long enough to be one'), 'archive-damaged', /cut short, or no zip/],
    ['nothing', bytes(''), 'archive-damaged', /no end/],
    ['an archive cut short', plain.subarray(0, plain.length - 1), 'archive-damaged', /no end/],
    ['a directory that is not there', changed(end + 16, 0xff, 0xff, 0xff, 0), 'archive-damaged', /ends before/],
    ['a broken directory', changed(directory, 0), 'archive-damaged', /broken directory/],
    ['an entry that is elsewhere', changed(directory + 42, 9), 'archive-damaged', /does not hold 'a\.txt'/],
    ['an entry that goes beyond the end', changed(directory + 20, 0xff, 0xff), 'archive-damaged', /cut short in 'a/],
    ['a wrong checksum', changed(directory + 16, 0, 0, 0, 0), 'archive-damaged', /'a\.txt' with a wrong checksum/],
    ['a size too small', changed(directory + 24, 20, 0), 'archive-too-large', /says 'a\.txt' has 20 bytes/],
    ['a size too large', changed(directory + 24, 0xff, 0xff), 'archive-damaged', /another size/],
    ['a size beyond all limits', changed(directory + 24, 0, 0, 0, 0xf0), 'archive-too-large', /would grow to/],
    ['another method', changed(directory + 10, 12), 'archive-unsupported', /method 12/],
    ['an encrypted entry', changed(directory + 8, 1), 'archive-encrypted', /'a\.txt' is encrypted/],
    ['a zip64 size', changed(directory + 24, 255, 255, 255, 255), 'archive-unsupported', /zip64/],
    ['a zip64 count', changed(end + 8, 255, 255, 255, 255), 'archive-unsupported', /zip64/],
    ['a part of several', changed(end + 4, 1), 'archive-unsupported', /one part of several/],
    [
      'a symbolic link',
      changed(directory + 5, 3, ...plain.subarray(directory + 6, directory + 40), 0, 0xa0),
      'path-refused',
      /symbolic link/,
    ],
    ['a way out', renamed('folder/b.txt', '../../../etc'), 'path-refused', /"\.\.\/\.\.\/\.\.\/etc" does not name/],
    ['a way out with backslashes', renamed('folder/b.txt', '..\\..\\etc.xy'), 'path-refused', /inside the archive/],
    ['an absolute path', renamed('folder/b.txt', '/etc/passwd-'), 'path-refused', /inside the archive/],
    ['a drive', renamed('folder/b.txt', 'C:/windows/x'), 'path-refused', /inside the archive/],
    ['a control character', renamed('folder/b.txt', 'folder/b\u0000txt'), 'path-refused', /inside the archive/],
    ['a name twice', zip({ 'a/x.txt': bytes('1'), 'A/X.TXT': bytes('2') }), 'archive-damaged', /'A\/X\.TXT' twice/],
  ]
  for (const [title, archive, code, message] of cases)
    test(title, () => refused(() => readArchive(archive), code, message))

  test('more entries, bytes, or growth than the limits say', () => {
    const limits = { ...archiveLimits, entries: 1 }
    refused(() => readArchive(plain, limits), 'archive-too-large', /holds 2 entries; at most 1/)
    refused(
      () => readArchive(plain, { ...archiveLimits, entryBytes: 100 }),
      'archive-too-large',
      /300 bytes in 'a\.txt'; at most 100/,
    )
    refused(
      () => readArchive(plain, { ...archiveLimits, totalBytes: 303 }),
      'archive-too-large',
      /6 bytes in 'folder\/b\.txt'; at most 3/,
    )
    const bomb = zip({ bomb: new Uint8Array(8 * 1024 * 1024) })
    refused(() => readArchive(bomb), 'archive-too-large', /would grow to 8388608 bytes in 'bomb'/)
  })

  test('a bomb that says it is small', () => {
    const bomb = zip({ bomb: new Uint8Array(64 * 1024 * 1024) })
    const at = new DataView(bomb.buffer, bomb.byteOffset).getUint32(bomb.length - 6, true)
    bomb.set([100, 0, 0, 0], at + 24)
    refused(() => readArchive(bomb), 'archive-too-large', /says 'bomb' has 100 bytes, but it is larger/)
  })

  test('entries that share their bytes', () => {
    const twice = zip({ a: bytes('same'), b: bytes('same') }, 0)
    const view = new DataView(twice.buffer, twice.byteOffset)
    const first = view.getUint32(twice.length - 6, true)
    view.setUint32(first + 46 + 1 + 42, 0, true)
    refused(() => readArchive(twice), 'archive-damaged', /lie over each other/)
  })
})

describe('whatever is done to an archive, it', () => {
  const mutations = fc.array(fc.tuple(fc.nat({ max: plain.length - 1 }), fc.nat({ max: 255 })), {
    minLength: 1,
    maxLength: 8,
  })
  property(
    'is read within the limits or refused by a sentence',
    fc.tuple(mutations, fc.nat({ max: plain.length })),
    ([changes, length]) => {
      const copy = plain.slice()
      for (const [at, value] of changes) copy[at] = value
      for (const archive of [copy, copy.subarray(0, length), copy.subarray(length)]) holds(archive)
    },
    2000,
  )
  property('is refused when it is no archive', fc.uint8Array({ maxLength: 500 }), holds, 500)

  function holds(archive: Uint8Array): void {
    const limits = { ...archiveLimits, totalBytes: 10_000 }
    try {
      const files = readArchive(archive, limits)
      assert.ok([...files.values()].reduce((sum, content) => sum + content.length, 0) <= 10_000)
    } catch (error) {
      if (!(error instanceof PackageError)) throw error
    }
  }
})
