import { randomUUID } from 'node:crypto'
import { dataverseError } from '@deskhand/contract/errors'
import type { Table } from '@deskhand/contract/table'
import { autoNumbers } from './autoNumbers.ts'
import { columnsOf, isContent, isPrincipal, type SqlType, tableColumn, toParameter } from './columns.ts'
import { DuplicateKeyError } from './duplicateKeyError.ts'
import { nextNumber } from './nextNumber.ts'
import { rowsChanged } from './rowsChanged.ts'
import { all, assembled, one, quoted, type SqlValue, type Statement, type Steps, sql } from './steps.ts'
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
  const { text, columns, contents } = planOf(table, Object.keys(values))
  const id = (values[table.key] as string | null | undefined) ?? randomUUID()
  const made: Record<string, SqlValue> = {
    [table.key]: id,
    createdby: userId,
    createdon: now,
    createdonbehalfby: realUserId,
    modifiedby: userId,
    modifiedon: now,
    modifiedonbehalfby: realUserId,
    versionnumber: values.versionnumber ?? (yield* nextNumber('versionnumber')),
    ...(isOwned(table) ? yield* ownerColumns(values, userId) : undefined),
    ...(isPrincipal(table) ? { ownerid: id } : undefined),
    ...(yield* autoNumbers(table, values, now)),
  }
  const parameters = columns.map(({ name, type, isGiven, otherwise }) =>
    toParameter(type, (isGiven ? values[name] : otherwise) ?? made[name] ?? null),
  )
  try {
    yield* all({ text, values: parameters })
  } catch (error) {
    throw error instanceof DuplicateKeyError ? dataverseError('DuplicateRecord') : error
  }
  for (const column of contents) {
    const content = values[column] as string | Uint8Array | null
    if (content !== null) yield* writeContent(table, id, column, { content })
  }
  yield* rowsChanged(table)
  return id
}

/** What is the same for all rows of a table that are given values for the same columns. */
interface Plan {
  readonly text: Statement['text']
  readonly columns: readonly {
    readonly name: string
    readonly type: SqlType
    readonly isGiven: boolean
    /** The default of the declaration. */
    readonly otherwise: SqlValue
  }[]
  /** Those given that are kept apart from the row. */
  readonly contents: readonly string[]
}

// Declarations are frozen, so what is derived from one never changes.
const plans = new WeakMap<Table, Map<string, Plan>>()
/** Plans kept for a table: enough for the server's own, while callers' choices of columns have no end. */
const mostPlans = 200

function planOf(table: Table, given: readonly string[]): Plan {
  const known = plans.get(table) ?? new Map<string, Plan>()
  plans.set(table, known)
  const key = given.join()
  const plan = known.get(key) ?? makePlan(table, given)
  if (known.size < mostPlans) known.set(key, plan)
  return plan
}

function makePlan(table: Table, given: readonly string[]): Plan {
  const types = columnsOf(table)
  const isKeptApart = (name: string): boolean => {
    const column = table.columns[name]
    return column !== undefined && isContent(column)
  }
  const contents = given.filter(isKeptApart)
  const ownValues = given.filter(name => !isKeptApart(name))
  const unknown = ownValues.find(name => !types.has(name))
  if (unknown !== undefined) throw new Error(`'${table.logicalName}' has no SQL column '${unknown}'.`)
  const defaults = defaultsOf(table)
  const made = madeColumns.filter(name => types.has(name))
  const owner = isOwned(table) ? ownerColumnNames.filter(name => types.has(name)) : []
  const numbered = Object.keys(table.columns).filter(name => table.columns[name]?.autoNumber !== undefined)
  const names = [...new Set([...Object.keys(defaults), ...ownValues, table.key, ...made, ...owner, ...numbered])]
  return {
    text: assembled(
      `insert into ${table.logicalName} (${names.map(quoted).join(', ')}) values (${names.map(() => '?').join(', ')})`,
      [],
    ).text,
    columns: names.map(name => ({
      name,
      type: types.get(name)!,
      isGiven: ownValues.includes(name),
      otherwise: defaults[name] ?? null,
    })),
    contents,
  }
}

/** What every row has, where its table has a column for it. */
const madeColumns = [
  'createdby',
  'createdon',
  'createdonbehalfby',
  'modifiedby',
  'modifiedon',
  'modifiedonbehalfby',
  'ownerid',
  'versionnumber',
]
const ownerColumnNames = [tableColumn('ownerid'), 'owninguser', 'owningteam', 'owningbusinessunit']

const isOwned = (table: Table): boolean => columnsOf(table).has(tableColumn('ownerid'))

function defaultsOf(table: Table): Readonly<Record<string, SqlValue>> {
  const row: Record<string, SqlValue> = {}
  for (const [name, column] of Object.entries(table.columns)) {
    if (column.default !== undefined && !isContent(column)) row[name] = column.default
  }
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
