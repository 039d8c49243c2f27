import type { Operation } from '@deskhand/contract/operation'
import type { Column, Table } from '@deskhand/contract/table'
import type { AlternateKey } from '../odata/alternateKey.ts'
import type { Navigation } from '../odata/navigationOf.ts'
import type { Segment } from '../odata/query.ts'

/**
 * What the path of a request names, with the table or operation looked up.
 *
 *     /                                                  service
 *     /$metadata                                         metadata
 *     /$batch                                            batch
 *     /EntityDefinitions(LogicalName='workflow')/…       definitions
 *     /workflows                                         set
 *     /workflows/$count                                  count
 *     /workflows(guid)                                   row
 *     /dh_connections(dh_name='orders')                  row, whose id is still to be found
 *     /workflows(guid)/name                              property
 *     /workflows(guid)/inputs/$value                     value
 *     /flowsessions(guid)/_machineid_value               property
 *     /workflows(guid)/$ref, /workflows/$ref             ownReference, ownReferences
 *     /workflows(guid)/ownerid                           related
 *     /teams(guid)/teammembership_association            related; /$count, or (guid) for one of them
 *     /workflows(guid)/ownerid/$ref                      reference
 *     /teams(guid)/teammembership_association(guid)/$ref reference, of one row
 *     /workflows(guid)/Microsoft.Dynamics.CRM.Run…       operation, bound
 *     /workflows/Microsoft.Dynamics.CRM.CreateMultiple   operation, on a set
 *     /WhoAmI, /WhoAmI(), /GrantAccess                   operation
 *
 * What may stand behind a row may stand behind the row that a navigation property leads to:
 * `/flowsessions(guid)/MachineId/name`, `/teams(guid)/teammembership_association(guid)/businessunitid/$ref`. The row is
 * then found by `located`. The type of the rows may be named behind a set, a row or a navigation property:
 * `/workflows/Microsoft.Dynamics.CRM.workflow`.
 *
 * Source: Dataverse wire, sections 3.1, 2.6, 3.4 and 3.8; OData 4.0, part 2, section 4.
 */
export type Resource =
  | { readonly kind: 'service' }
  | { readonly kind: 'metadata' }
  | { readonly kind: 'definitions'; readonly segments: readonly Segment[] }
  | { readonly kind: 'batch' }
  | { readonly kind: 'set'; readonly table: Table }
  | { readonly kind: 'count'; readonly table: Table }
  | (KeyedRow & { readonly kind: 'row' })
  | (KeyedRow & { readonly kind: 'ownReference' })
  | { readonly kind: 'ownReferences'; readonly table: Table }
  | PropertyResource<'property'>
  | PropertyResource<'value'>
  | ReferenceResource
  | RelatedResource
  | OperationResource

/**
 * A row: by its id, by the columns of an alternate key, or as what a navigation property of another row leads to; then
 * `id` is `''` until `located` has found it.
 */
export interface KeyedRow {
  readonly table: Table
  readonly id: string
  readonly alternateKey?: AlternateKey
  readonly through?: Through
}

/** The way to a row from another one: the row, its navigation property, and which of the rows there, if it leads to many. */
export interface Through {
  readonly row: KeyedRow
  readonly name: string
  readonly navigation: Navigation
  readonly related?: KeyedRow
}

export interface PropertyResource<Kind> extends KeyedRow {
  readonly kind: Kind
  readonly name: string
  readonly column: Column
}

/** What a navigation property of a row leads to: a row, or rows; `related`: one of them; `count`: how many. */
export interface RelatedResource extends KeyedRow {
  readonly kind: 'related'
  readonly name: string
  readonly navigation: Navigation
  readonly related?: KeyedRow
  readonly count: boolean
}

/** What a navigation property of a row points to, as references; `related`: one of them. */
export interface ReferenceResource extends KeyedRow {
  readonly kind: 'reference'
  readonly name: string
  readonly navigation: Navigation
  readonly related?: KeyedRow
}

export interface OperationResource {
  readonly kind: 'operation'
  readonly operation: Operation
  /** Id of the row a bound operation was called on. */
  readonly id: string | null
  /** The table of that row. */
  readonly table?: Table
  /** Of a function: what stands between its parentheses. */
  readonly parameters?: string
  readonly alternateKey?: AlternateKey
  readonly through?: Through
}
