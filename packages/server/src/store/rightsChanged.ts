import type { Table } from '@deskhand/contract/table'
import { announce, type Steps } from './steps.ts'

/** Says to every server of this database that what it remembers of its users' rights is old. */
export function* rightsChanged(): Steps<void> {
  yield* announce('dh_rights', 'changed')
}

/** The same, where the table is one that rights are made from. */
export function* rightsChangedWith({ logicalName }: Pick<Table, 'logicalName'>): Steps<void> {
  if (aboutRights.has(logicalName)) yield* rightsChanged()
}

/** Whether rights are made from the rows of this table. */
export const isAboutRights = ({ logicalName }: Pick<Table, 'logicalName'>): boolean => aboutRights.has(logicalName)

const aboutRights: ReadonlySet<string> = new Set([
  'businessunit',
  'organization',
  'role',
  'roleprivileges',
  'systemuser',
  'systemuserroles',
  'team',
  'teammembership',
  'teamroles',
])
