import { dataverseError } from '@deskhand/contract/errors'
import type { ArchiveLimits } from '@deskhand/solution/archiveLimits'
import { PackageError } from '@deskhand/solution/packageError'
import { readClientData } from '@deskhand/solution/readClientData'
import type { SqlValue } from '../store/steps.ts'

/** The script a caller writes, in either form. */
export interface GivenScript {
  readonly definition: string
  /** Schemas that came with a packed script. */
  readonly inputs: string | null
  readonly outputs: string | null
  /** What lies beside the script in its package: entry → content. */
  readonly beside: Readonly<Record<string, Uint8Array>>
}

/**
 * The script in the columns of a body: the text in `definition`, or else the one packed in `clientdata`. Undefined
 * where neither holds one.
 *
 * @throws DataverseError `InvalidArgument` where the package cannot be read
 *
 * Source: Dataverse wire, section 1.3; Robin language, section 12.1.
 */
export function givenScript({ definition, clientdata }: Readonly<Record<string, SqlValue>>): GivenScript | undefined {
  if (definition !== undefined && typeof definition !== 'string') return undefined
  const packed = typeof clientdata === 'string' ? readPacked(clientdata) : undefined
  const text = definition ?? packed?.definition
  if (text === undefined) {
    if (clientdata === undefined) return undefined
    throw dataverseError(
      'InvalidArgument',
      "'clientdata' holds no script: its package is empty. Give the Robin text in 'definition'.",
    )
  }
  const beside = (packed?.binaries ?? []).map(({ reference, content }) => [reference, content] as const)
  return {
    definition: text,
    inputs: packed?.inputs ?? null,
    outputs: packed?.outputs ?? null,
    beside: Object.fromEntries(beside.filter((one): one is [string, Uint8Array] => one[0] !== null && one[1] !== null)),
  }
}

function readPacked(clientdata: string) {
  try {
    return readClientData(clientdata, "'clientdata'", packageLimits)
  } catch (error) {
    if (error instanceof PackageError) throw dataverseError('InvalidArgument', error.message)
    throw error
  }
}

/** A package is one flow; the event loop waits while it is unpacked. */
const packageLimits: ArchiveLimits = {
  entries: 2000,
  entryBytes: 48 * 1024 * 1024,
  totalBytes: 64 * 1024 * 1024,
  ratio: 300,
  ratioFrom: 4 * 1024 * 1024,
}
