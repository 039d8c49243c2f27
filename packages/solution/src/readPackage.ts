import type { ArchiveLimits } from './archiveLimits.ts'
import { decodeScript } from './decodeScript.ts'
import { PackageError } from './packageError.ts'
import { type Archive, readArchive } from './readArchive.ts'
import type { FlowBinary } from './solution.ts'

/** The script of a definition package, and what lies beside it. */
export interface DefinitionPackage {
  readonly definition: string
  readonly binaries: readonly FlowBinary[]
}

/**
 * Reads a definition package, the zip that stands as base64 in `clientdata`. Its script is the entry whose name ends
 * with `script.robin`; the others become binaries under the names the script knows them by.
 *
 * @example
 * readPackage(bytes).definition
 *
 * Source: Robin language, section 12.1.
 */
export const readPackage = (bytes: Uint8Array, limits?: ArchiveLimits): DefinitionPackage =>
  packageIn(readArchive(bytes, limits))

/** The same for an archive that is unpacked. */
export function packageIn(archive: Archive): DefinitionPackage {
  const path = scriptIn(archive)
  if (path === undefined)
    throw new PackageError('nothing-inside', 'The package holds no script: no entry whose name ends with script.robin.')
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  return {
    definition: decodeScript(archive.get(path) as Uint8Array).text,
    binaries: [...archive]
      .filter(([other]) => other !== path)
      .map(([other, content]) => binaryAt(other, folder, content)),
  }
}

/** The path of the script of a package; undefined: it is none. */
export const scriptIn = (archive: Archive): string | undefined =>
  [...archive.keys()].find(path => path.toLowerCase().endsWith('script.robin'))

function binaryAt(path: string, folder: string, content: Uint8Array): FlowBinary {
  const reference = (path.startsWith(folder) ? path.slice(folder.length) : path).replaceAll('/', '\\')
  return {
    id: null,
    name: reference.slice(0, 100),
    type: typeOf(reference),
    reference,
    mimeType: /\.png$/i.test(reference) ? 'image/png' : 'application/json',
    metadata: null,
    fileName: reference.slice(reference.lastIndexOf('\\') + 1),
    content,
  }
}

/** Source: Robin language, section 12.2, table of types and references. */
function typeOf(reference: string): string {
  const known = types[reference]
  if (known !== undefined) return known
  return reference.startsWith('controlRepo-') ? 'ControlRepositoryImageFile' : 'ImageRepositoryImageFile'
}

const types: Readonly<Record<string, string | undefined>> = {
  'flow.manifest': 'ManifestFile',
  'flow.dependencies': 'DependenciesFile',
  'controlRepo.appmask': 'ControlRepository',
  'imageRepo.imgrepo': 'ImageRepository',
}
