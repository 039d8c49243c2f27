import { decodeScript } from './decodeScript.ts'
import { type FlowFile, flowFile } from './flowFile.ts'
import { isArchive } from './isArchive.ts'
import { isRecord, parseJson } from './json.ts'
import { PackageError } from './packageError.ts'
import { readArchive } from './readArchive.ts'
import { clientDataFlow } from './readClientData.ts'
import { packageIn, scriptIn } from './readPackage.ts'
import { readRows } from './readRows.ts'
import { readScript } from './readScript.ts'
import { solutionIn } from './readSolution.ts'
import { scriptFlow } from './scriptFlow.ts'

/**
 * Reads desktop flows from any file that holds some: a script, a definition package, `clientdata`, rows of `workflow`,
 * a solution. What it is shows in its content. `file` names it in errors.
 *
 * @example
 * for (const { name, definition } of readFlows(readFileSync(file), file).flows) console.log(name, definition.length)
 */
export function readFlows(bytes: Uint8Array, file: string): FlowFile {
  const script = readScript(bytes)
  if (script !== undefined) return script
  if (isArchive(bytes)) return fromArchive(bytes, file)
  const json = parseJson(decodeScript(bytes).text, file)
  if (typeof json === 'string') return flowFile('script', [scriptFlow({ definition: json, binaries: [] })])
  if (isRecord(json) && isRecord(json.properties)) {
    const flow = clientDataFlow(json, file)
    if (flow === undefined)
      throw new PackageError(
        'nothing-inside',
        `${file} holds no script: the package in it is empty. The script of this flow stands in customizations.xml of the solution it was exported with; give the solution.`,
      )
    return flowFile('clientdata', [flow])
  }
  return flowFile('rows', readRows(json, file))
}

function fromArchive(bytes: Uint8Array, file: string): FlowFile {
  const archive = readArchive(bytes)
  if (archive.has('solution.xml') || archive.has('customizations.xml'))
    return { kind: 'solution', ...solutionIn(archive) }
  if (scriptIn(archive) !== undefined) return flowFile('package', [scriptFlow(packageIn(archive))])
  throw new PackageError(
    'nothing-inside',
    `${file} is neither an exported solution (it has no solution.xml) nor a definition package (it has no script.robin).`,
  )
}
