import { label, managed, metadataBase } from './common.ts'
import { boolean, complexType, entityType, enumOf, guid, integer, list, one, text } from './metadataType.ts'

/** One choice. */
export const optionMetadata = complexType('OptionMetadata', {
  Value: integer(),
  Color: text(),
  IsManaged: boolean(true),
  ExternalValue: text(),
  ParentValues: list('Int32'),
  Tag: text(),
  IsHidden: boolean(false),
  MetadataId: guid(),
  HasChanged: boolean(),
  Label: one(label),
  Description: one(label),
})

export const stateOptionMetadata = complexType(
  'StateOptionMetadata',
  { DefaultStatus: integer(), InvariantName: text() },
  optionMetadata,
)

export const statusOptionMetadata = complexType(
  'StatusOptionMetadata',
  { State: integer(), TransitionData: text() },
  optionMetadata,
)

export const optionSetType = enumOf('OptionSetType', ['Picklist', 'State', 'Status', 'Boolean'])

export const optionSetMetadataBase = entityType(
  'OptionSetMetadataBase',
  {
    IsCustomOptionSet: boolean(false),
    IsGlobal: boolean(false),
    IsManaged: boolean(true),
    Name: text(),
    ExternalTypeName: text(),
    OptionSetType: one(optionSetType),
    IntroducedVersion: text(),
    Description: one(label),
    DisplayName: one(label),
    IsCustomizable: managed(false, 'iscustomizable'),
  },
  { base: metadataBase, abstract: true },
)

export const optionSetMetadata = entityType(
  'OptionSetMetadata',
  { ParentOptionSetName: text(), Options: list(optionMetadata) },
  { base: optionSetMetadataBase },
)

export const booleanOptionSetMetadata = entityType(
  'BooleanOptionSetMetadata',
  { TrueOption: one(optionMetadata), FalseOption: one(optionMetadata) },
  { base: optionSetMetadataBase },
)
