import { guid } from './guid.ts'
import { PackageError } from './packageError.ts'
import type { Archive } from './readArchive.ts'
import type { FlowBinary } from './solution.ts'
import { child, textOf, type XmlElement } from './xml.ts'

/** Reads a `desktopflowbinary.xml` and the file beside it. Source: Robin language, section 12.2. */
export function readFlowBinary(
  root: XmlElement,
  path: string,
  archive: Archive,
): { readonly flowId: string; readonly binary: FlowBinary } {
  const flowId = guid(textOf(child(root, 'process'), 'workflowid') ?? '')
  if (flowId === null) throw new PackageError('xml-damaged', `${path} does not say to which flow it belongs (process).`)
  const data = child(root, 'data')
  const fileName = data?.text.trim() ? data.text.trim() : null
  const folder = path.slice(0, path.lastIndexOf('/'))
  const content = fileName === null ? null : archive.get(`${folder}/data/${fileName}`)
  if (content === undefined)
    throw new PackageError('nothing-inside', `The archive has no ${folder}/data/${fileName}, which ${path} names.`)
  const binary: FlowBinary = {
    id: guid(root.attributes.desktopflowbinaryid ?? ''),
    name: textOf(root, 'name') ?? fileName ?? '',
    type: textOf(root, 'type') ?? '',
    reference: textOf(root, 'reference') ?? null,
    mimeType: textOf(root, 'mimetype') ?? data?.attributes.mimetype ?? null,
    metadata: textOf(root, 'metadata') ?? null,
    fileName,
    content,
  }
  return { flowId, binary }
}
