import { boolean, complexType, entityType, enumOf, guid, integer, list, one, text } from './metadataType.ts'

/** What all definitions have: an id, and whether somebody changed it since. */
export const metadataBase = entityType(
  'MetadataBase',
  { MetadataId: guid(), HasChanged: boolean() },
  { abstract: true },
)

export const localizedLabel = complexType('LocalizedLabel', {
  Label: text(),
  LanguageCode: integer(1033),
  IsManaged: boolean(true),
  MetadataId: guid(),
  HasChanged: boolean(),
})

export const label = complexType('Label', {
  LocalizedLabels: list(localizedLabel),
  UserLocalizedLabel: one(localizedLabel),
})

export const booleanManagedProperty = complexType('BooleanManagedProperty', {
  Value: boolean(),
  CanBeChanged: boolean(),
  ManagedPropertyLogicalName: text(),
})

/** A managed property that nobody can change here: definitions are read-only. */
export const managed = (value: boolean, name: string) =>
  one(booleanManagedProperty, { Value: value, CanBeChanged: false, ManagedPropertyLogicalName: name })

export const imeMode = enumOf('ImeMode', ['Auto', 'Inactive', 'Active', 'Disabled'])
