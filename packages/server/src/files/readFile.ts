import type { FlowSchema } from '@deskhand/contract/flowSchema'
import type { Table } from '@deskhand/contract/table'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { workflow } from '@deskhand/contract/tables/workflow'
import { maskSensitive } from '../flows/maskSensitive.ts'
import { readContent } from '../store/readContent.ts'
import { contentInfo, readContentPart } from '../store/readContentPart.ts'
import { retrieveRow } from '../store/retrieveRow.ts'
import type { Steps } from '../store/steps.ts'

/** A file of a row, as it is shown. */
export interface StoredFile {
  readonly name: string
  readonly mimeType: string
  readonly size: number
  /** Some of its bytes; `end` is the first one that is not wanted. */
  bytes(start: number, end: number): Steps<Uint8Array>
}

/**
 * The file in a column of a row, or undefined. What a run was given and gave is shown without its sensitive values.
 *
 * @example
 * const file = yield* readFile(desktopFlowBinary, id, 'data')
 * const whole = file && (yield* file.bytes(0, file.size))
 */
export function* readFile(table: Table, id: string, column: string): Steps<StoredFile | undefined> {
  const info = yield* contentInfo(table, id, column)
  if (info === undefined) return undefined
  const about = { name: info.name ?? column, mimeType: info.mimeType ?? 'application/octet-stream' }
  const { size } = info
  if (size !== undefined && !mayBeSensitive(table, column))
    return { ...about, size, bytes: (start, end) => readContentPart(table, id, column, { start, length: end - start }) }
  const bytes = yield* shown(table, id, column)
  return {
    ...about,
    size: bytes.length,
    // biome-ignore lint/correctness/useYield: nothing is left to be asked
    *bytes(start, end) {
      return bytes.subarray(start, end)
    },
  }
}

const mayBeSensitive = (table: Table, column: string): boolean =>
  table === flowSession && (column === 'inputs' || column === 'outputs')

function* shown(table: Table, id: string, column: string): Steps<Uint8Array> {
  const content = (yield* readContent(table, id, column))?.content ?? ''
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  if (!mayBeSensitive(table, column)) return bytes
  const run = yield* retrieveRow(flowSession, id, ['regardingobjectid'])
  if (typeof run?.regardingobjectid !== 'string') return bytes
  const schema = yield* readContent(workflow, run.regardingobjectid, column)
  if (schema === undefined) return bytes
  return Buffer.from(maskSensitive(Buffer.from(bytes).toString(), JSON.parse(String(schema.content)) as FlowSchema))
}
