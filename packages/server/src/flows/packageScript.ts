import { zipSync } from 'fflate'

/**
 * Packs a script into the zip that stands, as base64, in `clientdata`: the text as UTF-16 LE with a byte order mark,
 * what came beside it, and the entries a script without recorded screens and images has.
 * Source: Robin language, section 12.1.
 */
export function packageScript(
  { definition, now }: { readonly definition: string; readonly now: number },
  modules: readonly string[],
  beside: Readonly<Record<string, Uint8Array>>,
): Uint8Array {
  return zipSync(
    {
      'script.robin': utf16(definition),
      'flow.manifest': text({
        CreatedEngineVersion: engineVersion,
        EngineVersion: engineVersion,
        ModuleReferences: modules.map(Name => ({ Name })),
        ConnectorReferences: [],
        PowerFxEnabled: false,
        PowerFxVersion: null,
      }),
      'flow.dependencies': text({ EnvironmentVariables: [] }),
      'controlRepo.appmask': text({ Screens: [], Version: 1 }),
      'imageRepo.imgrepo': text({ Folders: [], Images: [], Version: 1 }),
      ...beside,
    },
    { mtime: now },
  )
}

const engineVersion = { Major: 2, Minor: 19, Build: 170, Revision: 22_097 }

const utf16 = (content: string): Uint8Array => new Uint8Array(Buffer.from(`\uFEFF${content}`, 'utf16le'))
const text = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value))
