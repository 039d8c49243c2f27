import { requireBounded } from '../protection/queryLimits.ts'
import type { BoundJoin, JoinedTable, JoinField, JoinLink } from '../store/boundJoin.ts'
import type { Condition } from '../store/boundQuery.ts'
import { readable } from './readable.ts'
import { both, guard } from './restrict.ts'
import type { UserContext } from './userContext.ts'
import { visibleNames } from './visibleNames.ts'

/**
 * What `restrict` is to a plain query: each table shows its user's rows only. A linked row out of reach is as one that
 * does not exist: an inner link drops the row, an outer one leaves its columns empty.
 */
export function restrictJoin(query: BoundJoin, user: UserContext): BoundJoin {
  requireBounded({ where: { kind: 'and', of: conditionsIn(query.root) } })
  const columns = [
    ...query.fields.flatMap(({ column, named }) => (named ? [column] : [])),
    ...query.orderBy.flatMap(({ by }) => ('field' in by ? (query.fields[by.field]?.column ?? []) : [by])),
  ]
  const visible = visibleNames(columns, user)
  const fields = query.fields.map(field => restrictField(field, user))
  return { ...query, fields, root: restrictTable(query.root, user), ...(visible !== undefined && { visible }) }
}

/** What was asked of all the tables. */
const conditionsIn = ({ where, links }: JoinedTable): readonly Condition[] => [
  ...(where === undefined ? [] : [where]),
  ...links.flatMap(conditionsIn),
]

const restrictField = (field: JoinField, user: UserContext): JoinField =>
  field.children === undefined
    ? field
    : { ...field, children: { ...field.children, where: readable(field.column.table, user) } }

function restrictTable<Node extends JoinedTable>(node: Node, user: UserContext): Node {
  const where = both(node.where && guard(node.where, user), readable(node.table, user))
  return { ...node, where, links: node.links.map((link): JoinLink => restrictTable(link, user)) }
}
