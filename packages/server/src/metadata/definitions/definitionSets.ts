import { tables } from '@deskhand/contract/tables/index'
import { once } from '../once.ts'
import { entityMetadata } from '../types/entityMetadata.ts'
import type { MetadataType } from '../types/metadataType.ts'
import { optionSetMetadataBase } from '../types/optionSetMetadata.ts'
import { relationshipMetadataBase } from '../types/relationshipMetadata.ts'
import type { Definition } from './definition.ts'
import { relationshipDefinitions } from './relationshipDefinitions.ts'
import { tableDefinition } from './tableDefinition.ts'

/** A set of definitions that URLs begin with. */
export interface DefinitionSet {
  readonly type: MetadataType
  /** Besides its id, what a definition is found by. */
  readonly key: string
  /** False: definitions are found by their keys only. */
  readonly filterable: boolean
  definitions(): readonly Definition[]
}

/** Source: Dataverse wire, section 3.10. */
export const definitionSets: Readonly<Record<string, DefinitionSet>> = {
  EntityDefinitions: {
    type: entityMetadata,
    key: 'LogicalName',
    filterable: true,
    definitions: once(() => tables.map(tableDefinition)),
  },
  GlobalOptionSetDefinitions: {
    type: optionSetMetadataBase,
    key: 'Name',
    filterable: false,
    // Every column has choices of its own.
    definitions: () => [],
  },
  RelationshipDefinitions: {
    type: relationshipMetadataBase,
    key: 'SchemaName',
    filterable: true,
    definitions: once(relationshipDefinitions),
  },
}
