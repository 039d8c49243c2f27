import type { Column, Table } from './table.ts'

/** A one-to-many relationship: the lookup it is made of, seen from both ends. */
export interface LookupRelationship {
  /** `regardingobjectid_process`: also the collection-valued navigation property of the referenced table. */
  readonly schemaName: string
  /** The table that has the lookup, and the lookup. */
  readonly referencing: Table
  readonly column: string
  /** Single-valued navigation property of the referencing table. */
  readonly navigation: string
  readonly referenced: Table
  /** Rows go with the row they point to. */
  readonly cascadeDelete: boolean
}

/**
 * The relationships that the lookups of tables make, one for each target, in the order of declaration. Every lookup
 * can be followed backwards: by the name its declaration gives, or by the one Dataverse gives to its standard columns
 * (`user_flowsession`, `lk_flowsession_createdby`) and to lookups of its solutions (`credential_connectioninstance_credentialid`).
 *
 * @example
 * lookupRelationships(tables).filter(one => one.referenced === workflow && one.referencing === flowSession)
 * // [{ schemaName: 'regardingobjectid_process', column: 'regardingobjectid', … }]
 *
 * Source: Dataverse wire, sections 1.1 to 1.14.
 */
export function lookupRelationships(tables: readonly Table[]): readonly LookupRelationship[] {
  const named = new Map(tables.map(table => [table.logicalName, table]))
  return tables.flatMap(referencing =>
    Object.entries(referencing.columns).flatMap(([column, declaration]) =>
      Object.entries(declaration.targets ?? {}).flatMap(([target, navigation]) => {
        const referenced = named.get(target)
        if (referenced === undefined) return []
        const schemaName = relationshipName(referencing, column, declaration, target)
        const cascadeDelete = declaration.cascadeDelete === true
        return [{ schemaName, referencing, column, navigation, referenced, cascadeDelete }]
      }),
    ),
  )
}

function relationshipName(table: Table, name: string, column: Column, target: string): string {
  const given = typeof column.collection === 'string' ? column.collection : column.collection?.[target]
  if (given !== undefined) return given
  const standard = standardNames[name]
  if (standard !== undefined) return standard(table.logicalName)
  return `${target}_${table.logicalName}_${column.targets?.[target]}`
}

const standardNames: Readonly<Record<string, (table: string) => string>> = {
  createdby: table => `lk_${table}_createdby`,
  createdonbehalfby: table => `lk_${table}_createdonbehalfby`,
  modifiedby: table => `lk_${table}_modifiedby`,
  modifiedonbehalfby: table => `lk_${table}_modifiedonbehalfby`,
  ownerid: table => `owner_${table}`,
  owningbusinessunit: table => `business_unit_${table}`,
  owningteam: table => `team_${table}`,
  owninguser: table => `user_${table}`,
}
