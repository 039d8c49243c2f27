import type { Table } from '@deskhand/contract/table'
import { nameGuid } from '../authorization/nameGuid.ts'

/** The id a file column shows: files have none of their own here, so it is made of where they belong. */
export const fileId = (table: Table, id: string, column: string): string => nameGuid(`${table.key} ${id} ${column}`)
