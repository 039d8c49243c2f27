/**
 * How a many-to-many relationship is declared. One file each under `relationships/`; one-to-many relationships are
 * declared by the lookups of tables: see `lookupRelationships`. Source: Dataverse wire, sections 1.1 and 1.14.
 */

/** One end of a relationship: whose rows, and by which names they are reached. */
export interface RelationshipEnd {
  /** Logical name of the table. */
  readonly table: string
  /** Collection-valued navigation property of this table that leads to the rows at the other end. */
  readonly navigation: string
  /** Column of the intersect table that holds this end's id. */
  readonly column: string
}

export interface Relationship {
  /** `systemuserroles_association` */
  readonly schemaName: string
  /** Table of the pairs, in SQL and as Dataverse names it: `systemuserroles`. */
  readonly intersect: string
  readonly ends: readonly [RelationshipEnd, RelationshipEnd]
  /** Pairs are not made or taken away by plain requests; where they come from, a sentence for who tries. */
  readonly instead?: string
}

/** Declares a many-to-many relationship; its schema name is the navigation property of both ends. */
export const defineRelationship = (
  schemaName: string,
  intersect: string,
  ends: readonly [Omit<RelationshipEnd, 'navigation'>, Omit<RelationshipEnd, 'navigation'>],
  options: Pick<Relationship, 'instead'> = {},
): Relationship => {
  const [one, other] = ends
  return Object.freeze({
    schemaName,
    intersect,
    ends: [
      { navigation: schemaName, ...one },
      { navigation: schemaName, ...other },
    ] as const,
    ...options,
  })
}
