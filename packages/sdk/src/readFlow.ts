import type { Http } from './core/http.ts'
import { definitionColumns, type FlowBinary, type FlowDefinition } from './flowDefinition.ts'
import { downloadFile } from './requests/file.ts'
import { retrieve } from './requests/retrieve.ts'

/** A flow with all that belongs to it, files included. */
export async function readFlow(http: Http, id: string): Promise<FlowDefinition> {
  const select = ['workflowid', 'name', 'statecode', 'suspensionreasondetails', ...definitionColumns]
  const expand = `${binaries}($select=desktopflowbinaryid,name,type,reference,mimetype,metadata,data,data_name)`
  const row = await retrieve<FlowRow>(http, 'workflows', id, { select, expand, unpublished: true })
  const {
    [binaries]: rows,
    '@odata.context': _context,
    '@odata.etag': _etag,
    suspensionreasondetails,
    ...columns
  } = row
  const read: FlowBinary[] = []
  for (const { data, data_name, '@odata.etag': _, ...binary } of rows.toSorted(byId)) {
    const content =
      data === null ? undefined : await downloadFile(http, 'desktopflowbinaries', binary.desktopflowbinaryid, 'data')
    read.push({ ...binary, fileName: content === undefined ? null : data_name, content: content ?? null })
  }
  // A draft because of its errors was not switched off by anybody: where it goes, its script is looked at anew.
  const statecode = suspensionreasondetails === null ? columns.statecode : 1
  return { ...columns, ...(statecode !== undefined && { statecode }), binaries: read }
}

const binaries = 'workflow_desktopflowbinary_Process'

const byId = (a: BinaryRow, b: BinaryRow): number => (a.desktopflowbinaryid < b.desktopflowbinaryid ? -1 : 1)

interface BinaryRow extends Omit<FlowBinary, 'fileName' | 'content'> {
  readonly desktopflowbinaryid: string
  readonly data: string | null
  readonly data_name: string | null
  readonly '@odata.etag': string
}

interface FlowRow extends FlowDefinition {
  readonly workflowid: string
  readonly suspensionreasondetails: string | null
  readonly '@odata.context': string
  readonly '@odata.etag': string
  readonly [binaries]: readonly BinaryRow[]
}
