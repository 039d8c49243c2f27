import { definitionText } from './definitionText.ts'
import { fromBase64 } from './fromBase64.ts'
import { guid } from './guid.ts'
import { isRecord, stringOrNull } from './json.ts'
import { PackageError } from './packageError.ts'
import { readClientData } from './readClientData.ts'
import type { Flow, FlowBinary } from './solution.ts'

/**
 * Reads desktop flows from rows of `workflow` as JSON: one row, a list, or an answer with `value`. The script stands
 * in `definition`, or packed in `clientdata`; binaries under `workflow_desktopflowbinary_Process`, their files as
 * base64 in `data`.
 *
 * Source: Dataverse wire, sections 1.2, 1.3 and 1.12.
 */
export function readRows(json: unknown, what: string): readonly Flow[] {
  const rows = Array.isArray(json) ? json : isRecord(json) && Array.isArray(json.value) ? json.value : [json]
  const flows = rows
    .filter(isDesktopFlow)
    .map((row, index) => readRow(row, rows.length === 1 ? what : `${what}, row ${index + 1},`))
  if (flows.length === 0) throw new PackageError('nothing-inside', `${what} holds no desktop flow.`)
  return flows
}

type Row = Readonly<Record<string, unknown>>

const isDesktopFlow = (row: unknown): row is Row => isRecord(row) && (row.category ?? 6) === 6

function readRow(row: Row, what: string): Flow {
  const packed =
    typeof row.definition !== 'string' && typeof row.clientdata === 'string'
      ? readClientData(row.clientdata, `clientdata of ${what}`)
      : undefined
  if (typeof row.definition !== 'string' && packed === undefined)
    throw new PackageError(
      'nothing-inside',
      `${what} has no script: no text in 'definition', and no package in 'clientdata'. Ask for these columns by name when you read the row.`,
    )
  const binaries = Array.isArray(row.workflow_desktopflowbinary_Process)
    ? row.workflow_desktopflowbinary_Process.filter(isRecord).map(one => readBinary(one, what))
    : (packed?.binaries ?? [])
  return {
    workflowId: typeof row.workflowid === 'string' ? guid(row.workflowid) : null,
    name: stringOrNull(row.name) ?? packed?.name ?? null,
    description: stringOrNull(row.description),
    definition: packed?.definition ?? definitionText(String(row.definition), what),
    inputs: jsonColumn(row.inputs) ?? packed?.inputs ?? null,
    outputs: jsonColumn(row.outputs) ?? packed?.outputs ?? null,
    metadata: jsonColumn(row.metadata),
    dependencies: jsonColumn(row.dependencies),
    connectionReferences: jsonColumn(row.connectionreferences),
    desktopFlowModules: jsonColumn(row.desktopflowmodules),
    uiFlowType: typeof row.uiflowtype === 'number' ? row.uiflowtype : 2,
    isActive: row.statecode !== 0,
    binaries,
  }
}

/** Columns of JSON are texts; who wrote a file by hand may have put the JSON itself there. */
function jsonColumn(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : value
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : null
}

function readBinary(row: Row, what: string): FlowBinary {
  const name = stringOrNull(row.name) ?? ''
  return {
    id: typeof row.desktopflowbinaryid === 'string' ? guid(row.desktopflowbinaryid) : null,
    name,
    type: stringOrNull(row.type) ?? '',
    reference: stringOrNull(row.reference),
    mimeType: stringOrNull(row.mimetype),
    metadata: stringOrNull(row.metadata),
    fileName: stringOrNull(row.data_name),
    content: typeof row.data === 'string' ? fromBase64(row.data, `The file of the binary '${name}' of ${what}`) : null,
  }
}
