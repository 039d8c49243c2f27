import { decodeScript } from './decodeScript.ts'
import { isRecord, parseJson } from './json.ts'
import { PackageError } from './packageError.ts'
import { isArchive, readArchive } from './readArchive.ts'
import { clientDataFlow } from './readClientData.ts'
import { packageIn, scriptIn } from './readPackage.ts'
import { readRows } from './readRows.ts'
import { solutionIn } from './readSolution.ts'
import { scriptFlow } from './scriptFlow.ts'
import type { ConnectionReference, Flow, Solution } from './solution.ts'

/** What a file holds, whatever kind of file it is. */
export interface FlowFile {
  readonly kind: 'script' | 'package' | 'clientdata' | 'rows' | 'solution'
  /** Null where the file is no solution. */
  readonly solution: Solution | null
  readonly flows: readonly Flow[]
  readonly connectionReferences: readonly ConnectionReference[]
  readonly others: readonly string[]
}

/**
 * Reads desktop flows from any file that holds some: a script, a definition package, `clientdata`, rows of `workflow`,
 * a solution. What it is shows in its content. `file` names it in errors.
 *
 * @example
 * for (const { name, definition } of readFlows(readFileSync(file), file).flows) console.log(name, definition.length)
 */
export function readFlows(bytes: Uint8Array, file: string): FlowFile {
  if (isArchive(bytes)) return fromArchive(bytes, file)
  const { text } = decodeScript(bytes)
  if (!/^\s*[[{"]/.test(text)) return found('script', [scriptFlow({ definition: text, binaries: [] })])
  const json = parseJson(text, file)
  if (typeof json === 'string') return found('script', [scriptFlow({ definition: json, binaries: [] })])
  if (isRecord(json) && isRecord(json.properties)) {
    const flow = clientDataFlow(json, file)
    if (flow === undefined)
      throw new PackageError(
        'nothing-inside',
        `${file} holds no script: the package in it is empty. The script of this flow stands in customizations.xml of the solution it was exported with; give the solution.`,
      )
    return found('clientdata', [flow])
  }
  return found('rows', readRows(json, file))
}

function fromArchive(bytes: Uint8Array, file: string): FlowFile {
  const archive = readArchive(bytes)
  if (archive.has('solution.xml') || archive.has('customizations.xml'))
    return { kind: 'solution', ...solutionIn(archive) }
  if (scriptIn(archive) !== undefined) return found('package', [scriptFlow(packageIn(archive))])
  throw new PackageError(
    'nothing-inside',
    `${file} is neither an exported solution (it has no solution.xml) nor a definition package (it has no script.robin).`,
  )
}

const found = (kind: FlowFile['kind'], flows: readonly Flow[]): FlowFile => ({
  kind,
  solution: null,
  flows,
  connectionReferences: [],
  others: [],
})
