/** Privileges and access levels. Source: reference, sections 4.4, 5.5 and 5.6. */

export const verbs = ['Create', 'Read', 'Write', 'Delete', 'Append', 'AppendTo', 'Assign', 'Share'] as const
export type Verb = (typeof verbs)[number]

/** How far a privilege reaches: own rows, business unit, business unit and those below, everything. */
export const accessLevels = ['None', 'Basic', 'Local', 'Deep', 'Global'] as const
export type AccessLevel = (typeof accessLevels)[number]

/** `privilegeName('Read', 'workflow')` is `prvReadworkflow`. */
export const privilegeName = (verb: Verb, table: string): string => `prv${verb}${table}`

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
}
export const defineRole = (name: string, definition: Omit<RoleDefinition, 'name'>): RoleDefinition =>
  Object.freeze({ name, ...definition })
