import type { FlowBinary } from './solution.ts'

/**
 * The name of a binary's file in an archive: its own where that is a plain file name, else one made of type and id.
 *
 * @example
 * binaryFileName({ ...binary, fileName: null, type: 'ManifestFile', mimeType: 'application/json' }) // 'ManifestFile_<id>.json'
 */
export function binaryFileName({ fileName, id, type, mimeType }: FlowBinary & { readonly id: string }): string {
  if (fileName !== null && plain.test(fileName) && !/^\.+$/.test(fileName)) return fileName
  const ending = mimeType === null ? 'bin' : (endings[mimeType] ?? 'bin')
  return `${type.replace(/\W/g, '') || 'File'}_${id}.${ending}`
}

const plain = /^(?! )[ \p{L}\p{M}\p{N}\p{Pd}\p{Pc}.()+,;=@!#$%&'[\]{}~^`]{1,200}(?<! )$/u

const endings: Readonly<Record<string, string | undefined>> = {
  'application/json': 'json',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'text/plain': 'txt',
}
