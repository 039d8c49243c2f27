import {
  type AccessLevel,
  accessRights,
  type MiscellaneousPrivilege,
  miscellaneousPrivileges,
  privilegeName,
  type RoleDefinition,
  type Verb,
  verbsOf,
} from './privilege.ts'
import type { Table } from './table.ts'
import { tables } from './tables/index.ts'

/** Something there is to be allowed, as a row of `privilege` says it. */
export interface Privilege {
  /** `prvReadWorkflow` */
  readonly name: string
  /** What it is about; null: no table. */
  readonly on: { readonly table: Table; readonly verb: Verb } | null
  /** The number of the right in GrantAccess; 0 for what is not about rows. */
  readonly accessRight: number
  /** How far it may reach. */
  readonly levels: readonly AccessLevel[]
}

/** All privileges: those of each table, then those that are about none. Source: Dataverse wire, sections 1.14 and 5.5. */
export const privileges: readonly Privilege[] = [
  ...tables.flatMap(table => verbsOf(table).map(verb => privilegeOf(table, verb))),
  ...miscellaneousPrivileges.map((name): Privilege => ({ name, on: null, accessRight: 0, levels: ['Global'] })),
]

/** How far a privilege reaches by the declaration of a role. */
export function declaredLevel(role: RoleDefinition, { name, on }: Privilege): AccessLevel {
  if (on === null) return role.miscellaneous?.includes(name as MiscellaneousPrivilege) ? 'Global' : 'None'
  return role.privileges[on.table.logicalName]?.[on.verb] ?? role.privileges['*']?.[on.verb] ?? 'None'
}

function privilegeOf(table: Table, verb: Verb): Privilege {
  return {
    name: privilegeName(verb, table.schemaName),
    on: { table, verb },
    accessRight: accessRights[`${verb}Access`],
    levels: levelsOf(table),
  }
}

/** Rows that belong to nobody are within everybody's reach or nobody's; but a log is within reach with its run. */
function levelsOf({ logicalName, ownership }: Table): readonly AccessLevel[] {
  const isMeasured = ownership === 'user' || ownership === 'business' || logicalName === 'flowlog'
  return isMeasured ? ['Basic', 'Local', 'Deep', 'Global'] : ['Global']
}
