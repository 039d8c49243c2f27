import { label, managed, metadataBase } from './common.ts'
import { boolean, complexType, entityType, enumOf, guid, integer, list, one, text } from './metadataType.ts'

const relationshipType = enumOf('RelationshipType', { OneToManyRelationship: 0, ManyToManyRelationship: 1 })
const securityTypes = enumOf('SecurityTypes', { None: 0, Append: 1, ParentChild: 2, Pointer: 4, Inheritance: 8 }, true)
const cascadeType = enumOf('CascadeType', ['NoCascade', 'Cascade', 'Active', 'UserOwned', 'RemoveLink', 'Restrict'])
const menuBehavior = enumOf('AssociatedMenuBehavior', ['UseCollectionName', 'UseLabel', 'DoNotDisplay'])
const menuGroup = enumOf('AssociatedMenuGroup', ['Details', 'Sales', 'Service', 'Marketing'])

const associatedMenuConfiguration = complexType('AssociatedMenuConfiguration', {
  Behavior: one(menuBehavior, 'DoNotDisplay'),
  Group: one(menuGroup, 'Details'),
  Order: integer(),
  IsCustomizable: boolean(false),
  Icon: text(),
  ViewId: guid('00000000-0000-0000-0000-000000000000'),
  AvailableOffline: boolean(false),
  MenuId: text(),
  QueryApi: text(),
  Label: one(label),
})

const cascade = (byDefault: string) => one(cascadeType, byDefault)
const cascadeConfiguration = complexType('CascadeConfiguration', {
  Assign: cascade('NoCascade'),
  Delete: cascade('RemoveLink'),
  Archive: cascade('RemoveLink'),
  Merge: cascade('NoCascade'),
  Reparent: cascade('NoCascade'),
  Share: cascade('NoCascade'),
  Unshare: cascade('NoCascade'),
  RollupView: cascade('NoCascade'),
})

const relationshipAttribute = complexType('RelationshipAttribute', {
  ReferencingAttribute: text(),
  ReferencedAttribute: text(),
})

export const relationshipMetadataBase = entityType(
  'RelationshipMetadataBase',
  {
    IsCustomRelationship: boolean(false),
    IsValidForAdvancedFind: boolean(true),
    SchemaName: text(),
    SecurityTypes: one(securityTypes, 'None'),
    IsManaged: boolean(true),
    RelationshipType: one(relationshipType),
    IntroducedVersion: text(),
    IsCustomizable: managed(false, 'iscustomizable'),
  },
  { base: metadataBase, ownFirst: true },
)

/** A lookup, seen from both ends. */
export const oneToManyRelationshipMetadata = entityType(
  'OneToManyRelationshipMetadata',
  {
    ReferencedAttribute: text(),
    ReferencedEntity: text(),
    ReferencingAttribute: text(),
    ReferencingEntity: text(),
    IsHierarchical: boolean(false),
    EntityKey: text(),
    IsRelationshipAttributeDenormalized: boolean(false),
    ReferencedEntityNavigationPropertyName: text(),
    ReferencingEntityNavigationPropertyName: text(),
    RelationshipBehavior: integer(1),
    IsDenormalizedLookup: boolean(),
    DenormalizedAttributeName: text(),
    AssociatedMenuConfiguration: one(associatedMenuConfiguration),
    CascadeConfiguration: one(cascadeConfiguration),
    RelationshipAttributes: list(relationshipAttribute),
  },
  { base: relationshipMetadataBase, ownFirst: true },
)

export const manyToManyRelationshipMetadata = entityType(
  'ManyToManyRelationshipMetadata',
  {
    Entity1LogicalName: text(),
    Entity2LogicalName: text(),
    IntersectEntityName: text(),
    Entity1IntersectAttribute: text(),
    Entity2IntersectAttribute: text(),
    Entity1NavigationPropertyName: text(),
    Entity2NavigationPropertyName: text(),
    Entity1AssociatedMenuConfiguration: one(associatedMenuConfiguration),
    Entity2AssociatedMenuConfiguration: one(associatedMenuConfiguration),
  },
  { base: relationshipMetadataBase, ownFirst: true },
)
