import { decodeScript } from './decodeScript.ts'
import { type FlowFile, flowFile } from './flowFile.ts'
import { isArchive } from './isArchive.ts'
import { scriptFlow } from './scriptFlow.ts'

/** Reads a file that is the text of a script; undefined where it is an archive or JSON. */
export function readScript(bytes: Uint8Array): FlowFile | undefined {
  if (isArchive(bytes)) return undefined
  const { text } = decodeScript(bytes)
  if (/^\s*[[{"]/.test(text)) return undefined
  return flowFile('script', [scriptFlow({ definition: text, binaries: [] })])
}
