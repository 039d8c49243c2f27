import type { FlowSchema } from '@deskhand/contract/flowSchema'
import type { Table } from '@deskhand/contract/table'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { workflow } from '@deskhand/contract/tables/workflow'
import { maskSensitive } from '../flows/maskSensitive.ts'
import { readContent } from '../store/readContent.ts'
import { retrieveRow } from '../store/retrieveRow.ts'
import type { Store } from '../store/steps.ts'

/** A file as its readers see it: what a run was given and gave is shown without its sensitive values. */
export async function shownFile(
  table: Table,
  id: string,
  name: string,
  store: Store,
): Promise<{ readonly name: string; readonly bytes: Uint8Array } | undefined> {
  const found = await store.read(() => readContent(table, id, name))
  if (found === undefined) return undefined
  const bytes = typeof found.content === 'string' ? Buffer.from(found.content) : found.content
  const file = { name: found.name ?? name, bytes }
  if (table !== flowSession || (name !== 'inputs' && name !== 'outputs')) return file
  const schema = await store.read(function* () {
    const run = yield* retrieveRow(flowSession, id, ['regardingobjectid'])
    if (typeof run?.regardingobjectid !== 'string') return undefined
    return yield* readContent(workflow, run.regardingobjectid, name)
  })
  if (schema === undefined) return file
  const masked = maskSensitive(Buffer.from(bytes).toString(), JSON.parse(String(schema.content)) as FlowSchema)
  return { ...file, bytes: Buffer.from(masked) }
}
