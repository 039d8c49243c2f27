/** Privileges and access levels. Source: reference, sections 4.4, 5.5 and 5.6. */
import type { Table } from './table.ts'

export const verbs = ['Create', 'Read', 'Write', 'Delete', 'Append', 'AppendTo', 'Assign', 'Share'] as const
export type Verb = (typeof verbs)[number]

/** How far a privilege reaches: own rows, business unit, business unit and those below, everything. */
export const accessLevels = ['None', 'Basic', 'Local', 'Deep', 'Global'] as const
export type AccessLevel = (typeof accessLevels)[number]

/** The number of each level in `roleprivileges.privilegedepthmask`. */
export const depthMask = { None: 0, Basic: 1, Local: 2, Deep: 4, Global: 8 } as const satisfies Record<
  AccessLevel,
  number
>

/** The verbs there are privileges for: only rows with an owner are shared, or, in a business unit, given to another. */
export function verbsOf({ ownership }: Pick<Table, 'ownership'>): readonly Verb[] {
  if (ownership === 'user') return verbs
  return verbs.filter(verb => verb !== 'Share' && (verb !== 'Assign' || ownership === 'business'))
}

/**
 * The name of a privilege: `privilegeName('Read', 'workflow')` is `prvReadworkflow`. Users are the one table with
 * another name in it.
 */
export const privilegeName = (verb: Verb, table: string): string =>
  `prv${verb}${table.toLowerCase() === 'systemuser' ? 'User' : table}`

/** Privileges that are about no table. Source: Dataverse wire, sections 5.5 to 5.7. */
export const miscellaneousPrivileges = [
  'prvActOnBehalfOfAnotherUser',
  'prvFlow',
  'prvPublishCustomization',
  'prvWorkflowExecution',
] as const
export type MiscellaneousPrivilege = (typeof miscellaneousPrivileges)[number]

/** What a shared row may be used for, by the names GrantAccess takes; the numbers are the mask kept. */
export const accessRights = {
  ReadAccess: 1,
  WriteAccess: 2,
  AppendAccess: 4,
  AppendToAccess: 16,
  CreateAccess: 32,
  DeleteAccess: 65_536,
  ShareAccess: 262_144,
  AssignAccess: 524_288,
} as const
export type AccessRight = keyof typeof accessRights

/** A role: table → verb → level. `'*'` stands for all tables. */
export interface RoleDefinition {
  readonly name: string
  readonly description: string
  readonly privileges: Readonly<Record<string, Partial<Record<Verb, AccessLevel>>>>
  /** Privileges that are about no table. */
  readonly miscellaneous?: readonly MiscellaneousPrivilege[]
}
export const defineRole = (name: string, definition: Omit<RoleDefinition, 'name'>): RoleDefinition =>
  Object.freeze({ name, ...definition })

/**
 * The same level for several verbs; for all of them where none is named.
 *
 * @example
 * may('Basic', 'Read', 'AppendTo') // { Read: 'Basic', AppendTo: 'Basic' }
 */
export const may = (level: AccessLevel, ...some: readonly Verb[]): Partial<Record<Verb, AccessLevel>> =>
  Object.fromEntries((some.length === 0 ? verbs : some).map(verb => [verb, level]))
