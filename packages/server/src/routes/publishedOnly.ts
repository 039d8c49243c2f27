import type { IncomingHttpHeaders } from 'node:http'
import type { Table } from '@deskhand/contract/table'
import { workflow } from '@deskhand/contract/tables/workflow'
import type { Condition } from '../store/boundQuery.ts'

/**
 * Desktop flows that are not published are left out of lists, unless the caller asks for them by header.
 * Source: Dataverse wire, section 1.2.
 */
export function publishedOnly(table: Table, headers: IncomingHttpHeaders): { readonly also?: Condition } {
  if (table !== workflow || wishes.some(header => headers[header] === 'true')) return {}
  return { also: isPublished }
}

/** Newer and older name of the same wish. */
const wishes = ['mscrm.includeunpublished', 'mscrm.asunpublished'] as const

const isPublished: Condition = {
  kind: 'compare',
  operator: 'eq',
  column: { path: [], table: workflow, column: 'componentstate' },
  with: { value: 0 },
}
