import type { Column } from '@deskhand/contract/table'
import { requireRow } from '../authorization/requireRow.ts'
import { readFile } from '../files/readFile.ts'
import { formatValue } from '../odata/formatValue.ts'
import { isContent } from '../store/columns.ts'
import { readContent } from '../store/readContent.ts'
import type { SqlValue } from '../store/steps.ts'
import { type Answer, noContent } from './answer.ts'
import type { ResourceOf, Verb } from './apiRequest.ts'
import { filePart } from './filePart.ts'

/**
 * `GET /set(id)/column/$value`: the bare value. Text comes as text, a file as its bytes with its name; nothing there
 * is a 204. The platform documents no Content-Type for text columns; JSON texts are given as plain text, which every
 * client known reads, and which keeps a client from unpacking what it asked for raw.
 * Source: Dataverse wire, sections 3.8 and Open questions, 1.
 */
export const retrieveValue: Verb<ResourceOf<'value'>> = async (request, parts) => {
  const { table, id, name, column } = request.resource
  if (column.type === 'file') {
    await requireRow(parts.store, request.user, 'Read', table, id, [])
    return parts.store.read(function* () {
      const file = yield* readFile(table, id, name)
      if (file === undefined) return noContent
      const { status, headers, bytes } = yield* filePart(file, request.headers.range)
      return { status, headers: { 'Content-Type': 'application/octet-stream', ...headers }, body: bytes }
    })
  }
  const columnName = column.type === 'lookup' ? name.slice('_'.length, -'_value'.length) : name
  const content = isContent(column)
  const row = await requireRow(parts.store, request.user, 'Read', table, id, content ? [] : [columnName])
  if (!content) return textAnswer(row[columnName] ?? null, column)
  const found = await parts.store.read(() => readContent(table, id, name))
  return textAnswer(found === undefined ? null : String(found.content), column)
}

function textAnswer(value: SqlValue, column: Column): Answer {
  const shown = formatValue(column, column.type === 'boolean' && value !== null ? Boolean(value) : value)
  if (shown === null) return noContent
  return { status: 200, headers: { 'Content-Type': 'text/plain;charset=utf-8' }, body: String(shown) }
}
