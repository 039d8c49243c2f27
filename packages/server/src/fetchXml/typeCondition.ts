import { type DataverseError, dataverseError } from '@deskhand/contract/errors'
import { tables } from '@deskhand/contract/tables/index'
import type { ColumnRef, Condition } from '../store/boundQuery.ts'
import { tableColumn } from '../store/columns.ts'
import type { FetchCondition } from './fetch.ts'

/**
 * A condition on the table that a lookup leads to, `owneridtype`: by its object type code or its logical name.
 *
 * @example
 * typeCondition(ownerid, { attribute: 'owneridtype', operator: 'eq', values: ['9'] }) // rows of teams
 *
 * Source: Microsoft Learn, "condition operator values"; type codes, Dataverse wire, section 4.4.
 */
export function typeCondition(lookup: ColumnRef, node: FetchCondition): Condition {
  if (node.otherColumn !== undefined) throw wrong(node, 'a value: tables are not compared with columns')
  const handler = Object.hasOwn(handlers, node.operator) ? handlers[node.operator] : undefined
  if (handler !== undefined) return handler(lookup, node)
  throw dataverseError(
    'BadQuery',
    `'${node.attribute}' is the table of '${lookup.column}', which is compared by eq, ne, in, not-in, null and not-null, not by '${node.operator.slice(0, 100)}'.`,
  )
}

type Handler = (lookup: ColumnRef, node: FetchCondition) => Condition

const one: Handler = (lookup, node) => {
  if (node.values.length !== 1) throw wrong(node, 'one value')
  return many(lookup, node)
}

const many: Handler = (lookup, node) => {
  if (node.values.length === 0) throw wrong(node, 'elements <value>')
  const column = { ...lookup, column: tableColumn(lookup.column) }
  return { kind: 'in', column, values: node.values.map(text => tableNamed(text.trim())) }
}

const none: Handler = lookup => ({ kind: 'isNull', column: lookup })

const not =
  (handler: Handler): Handler =>
  (lookup, node) => ({ kind: 'not', of: handler(lookup, node) })

const handlers: Readonly<Record<string, Handler>> = {
  eq: one,
  ne: not(one),
  neq: not(one),
  in: many,
  'not-in': not(many),
  null: none,
  'not-null': not(none),
}

function tableNamed(text: string): string {
  const found = tables.find(
    ({ logicalName, objectTypeCode }) => logicalName === text.toLowerCase() || String(objectTypeCode) === text,
  )
  if (found !== undefined) return found.logicalName
  throw dataverseError(
    'BadQuery',
    `'${text.slice(0, 100)}' is no table: give an object type code, 8 for users, or a logical name, systemuser.`,
  )
}

const wrong = ({ operator, attribute }: FetchCondition, wants: string): DataverseError =>
  dataverseError('BadQuery', `The operator '${operator}' of the condition on '${attribute}' wants ${wants}.`)
