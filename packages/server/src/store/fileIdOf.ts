import type { Table } from '@deskhand/contract/table'
import { nameGuid } from '../authorization/nameGuid.ts'

/** The id a file column shows: files have none of their own here, so it is made of where they belong. */
export const fileIdOf = ({ key }: Pick<Table, 'key'>, id: string, column: string): string =>
  nameGuid(`${key} ${id} ${column}`)
