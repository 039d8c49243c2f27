import { randomUUID } from 'node:crypto'
import { dataverseError } from '@deskhand/contract/errors'
import type { Table } from '@deskhand/contract/table'
import { autoNumbers } from './autoNumbers.ts'
import { columnsOf, isContent, tableColumn, toParameter } from './columns.ts'
import { DuplicateKeyError } from './duplicateKeyError.ts'
import { nextNumber } from './nextNumber.ts'
import { rightsChangedWith } from './rightsChanged.ts'
import { all, one, quoted, type SqlValue, type Steps, sql } from './steps.ts'
import { tableText } from './tableText.ts'
import { writeContent } from './writeContent.ts'

/** Who writes, and when. */
export interface Writer {
  readonly userId: string | null
  /** Who really writes, where it is on behalf of that user. */
  readonly realUserId?: string | null
  /** ms since 1970. */
  readonly now: number
}

/**
 * Makes a row: given values, defaults of the declaration, and the columns every row has (creator, owner, times,
 * version). Values of large texts and files go to the contents. The primary key is made when not given.
 *
 * @returns the primary key
 * @throws DataverseError `DuplicateRecord` when the key or an alternate key is taken
 */
export function* insertRow(
  table: Table,
  values: Readonly<Record<string, SqlValue>>,
  { userId, realUserId = null, now }: Writer,
): Steps<string> {
  const columns = columnsOf(table)
  const id = (values[table.key] as string | null | undefined) ?? randomUUID()
  const row: Record<string, SqlValue> = { ...defaults(table), ...values, [table.key]: id }
  const contents = Object.entries(row).filter(([name]) => table.columns[name] && isContent(table.columns[name]))
  for (const [name] of contents) delete row[name]
  const standard = {
    createdby: userId,
    createdon: now,
    createdonbehalfby: realUserId,
    modifiedby: userId,
    modifiedon: now,
    modifiedonbehalfby: realUserId,
    versionnumber: values.versionnumber ?? (yield* nextNumber('versionnumber')),
    ...(columns.has(tableColumn('ownerid')) ? yield* ownerColumns(values, userId) : {}),
    ...(table.columns.ownerid?.type === 'uniqueidentifier' ? { ownerid: id } : {}), // users and teams: a key to own by
    ...(yield* autoNumbers(table, values, now)),
  }
  for (const [name, value] of Object.entries(standard)) if (columns.has(name)) row[name] ??= value
  const names = Object.keys(row)
  const unknown = names.find(name => !columns.has(name))
  if (unknown !== undefined) throw new Error(`'${table.logicalName}' has no SQL column '${unknown}'.`)
  const parameters = names.map(name => toParameter(columns.get(name)!, row[name]!))
  try {
    yield* all({ text: insertText(table, names), values: parameters })
  } catch (error) {
    throw error instanceof DuplicateKeyError ? dataverseError('DuplicateRecord') : error
  }
  for (const [column, content] of contents) {
    if (content !== null) yield* writeContent(table, id, column, { content: content as string | Uint8Array })
  }
  yield* rightsChangedWith(table)
  return id
}

const insertText = tableText(
  (table, names) =>
    `insert into ${table.logicalName} (${names.map(quoted).join(', ')}) values (${names.map(() => '?').join(', ')})`,
)

// Declarations are frozen, so what is derived from one never changes.
const defaultsOf = new WeakMap<Table, Readonly<Record<string, SqlValue>>>()

function defaults(table: Table): Readonly<Record<string, SqlValue>> {
  const known = defaultsOf.get(table)
  if (known !== undefined) return known
  const row: Record<string, SqlValue> = {}
  for (const [name, column] of Object.entries(table.columns)) {
    if (column.default !== undefined && !isContent(column)) row[name] = column.default
  }
  defaultsOf.set(table, row)
  return row
}

/** The owner, and the columns that follow from it: user or team, and its business unit. */
export function* ownerColumns(
  values: Readonly<Record<string, SqlValue>>,
  userId: string | null,
): Steps<Record<string, SqlValue>> {
  const ownerid = (values.ownerid as string | null | undefined) ?? userId
  if (ownerid === null) return {}
  const user = yield* one(sql`select businessunitid from systemuser where systemuserid = ${ownerid}`)
  const team = user ? undefined : yield* one(sql`select businessunitid from team where teamid = ${ownerid}`)
  return {
    ownerid,
    [tableColumn('ownerid')]: team ? 'team' : 'systemuser',
    owninguser: team ? null : ownerid,
    owningteam: team ? ownerid : null,
    owningbusinessunit: (user ?? team)?.businessunitid ?? null,
  }
}
