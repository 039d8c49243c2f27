import { zipSync } from 'fflate'

/** Packs files, in the order given; the same files give the same bytes wherever and whenever they are packed. */
export function writeArchive(files: readonly (readonly [path: string, content: Uint8Array | string])[]): Uint8Array {
  const contents = files.map(([path, content]) => [path, typeof content === 'string' ? Buffer.from(content) : content])
  // The times in a zip are local times without a zone: one made of local parts is written alike everywhere.
  return zipSync(Object.fromEntries(contents), { mtime: new Date(1980, 0, 1), level: 6 })
}
