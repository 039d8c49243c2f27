import { booleanManagedProperty, imeMode, label, managed, metadataBase } from './common.ts'
import {
  bigInteger,
  boolean,
  complexType,
  dateTime,
  double,
  entityType,
  enumOf,
  guid,
  integer,
  list,
  type MetadataType,
  one,
  text,
} from './metadataType.ts'
import { booleanOptionSetMetadata, optionSetMetadata } from './optionSetMetadata.ts'

export const attributeTypeCode = enumOf('AttributeTypeCode', [
  ...['Boolean', 'Customer', 'DateTime', 'Decimal', 'Double', 'Integer', 'Lookup', 'Memo', 'Money', 'Owner'],
  ...['PartyList', 'Picklist', 'State', 'Status', 'String', 'Uniqueidentifier', 'CalendarRules', 'Virtual'],
  ...['BigInt', 'ManagedProperty', 'EntityName'],
])

export const attributeRequiredLevel = enumOf('AttributeRequiredLevel', [
  'None',
  'SystemRequired',
  'ApplicationRequired',
  'Recommended',
])

/** `StringType`, `FileType`: finer than the code. */
const attributeTypeDisplayName = complexType('AttributeTypeDisplayName', { Value: text() })
const attributeSetting = complexType('AttributeSetting', { Name: text(), Value: text() })
const requiredLevel = complexType('AttributeRequiredLevelManagedProperty', {
  Value: one(attributeRequiredLevel),
  CanBeChanged: boolean(),
  ManagedPropertyLogicalName: text(),
})

/** A column; what its type adds stands in the types derived from this one. */
export const attributeMetadata = entityType(
  'AttributeMetadata',
  {
    AttributeOf: text(),
    AttributeType: one(attributeTypeCode),
    ColumnNumber: integer(),
    DeprecatedVersion: text(),
    IntroducedVersion: text(),
    EntityLogicalName: text(),
    IsCustomAttribute: boolean(false),
    IsPrimaryId: boolean(false),
    IsValidODataAttribute: boolean(true),
    IsPrimaryName: boolean(false),
    IsValidForCreate: boolean(true),
    IsValidForRead: boolean(true),
    IsValidForUpdate: boolean(true),
    CanBeSecuredForRead: boolean(false),
    CanBeSecuredForCreate: boolean(false),
    CanBeSecuredForUpdate: boolean(false),
    IsSecured: boolean(false),
    IsRetrievable: boolean(true),
    IsFilterable: boolean(false),
    IsSearchable: boolean(false),
    IsManaged: boolean(true),
    LinkedAttributeId: guid(),
    LogicalName: text(),
    IsValidForForm: boolean(true),
    IsRequiredForForm: boolean(false),
    IsValidForGrid: boolean(true),
    SchemaName: text(),
    ExternalName: text(),
    IsLogical: boolean(false),
    IsDataSourceSecret: boolean(false),
    InheritsFrom: text(),
    CreatedOn: dateTime('1900-01-01T00:00:00Z'),
    ModifiedOn: dateTime('1900-01-01T00:00:00Z'),
    SourceType: integer(),
    AutoNumberFormat: text(),
    AttributeTypeName: one(attributeTypeDisplayName),
    Description: one(label),
    DisplayName: one(label),
    IsAuditEnabled: managed(false, 'canmodifyauditsettings'),
    IsGlobalFilterEnabled: managed(false, 'canmodifyglobalfiltersettings'),
    IsSortableEnabled: managed(false, 'canmodifyissortablesettings'),
    IsCustomizable: managed(false, 'iscustomizable'),
    IsRenameable: managed(false, 'isrenameable'),
    IsValidForAdvancedFind: managed(true, 'canmodifysearchsettings'),
    RequiredLevel: one(requiredLevel),
    CanModifyAdditionalSettings: managed(false, 'canmodifyadditionalsettings'),
    Settings: list(attributeSetting),
  },
  { base: metadataBase },
)

const derived = (name: string, properties: MetadataType['properties'] = {}, base = attributeMetadata): MetadataType =>
  entityType(name, properties, { base })

const computed = { FormulaDefinition: text(), SourceTypeMask: integer() }

const enumAttribute = entityType(
  'EnumAttributeMetadata',
  { DefaultFormValue: integer() },
  {
    base: attributeMetadata,
    abstract: true,
    navigations: {
      OptionSet: { type: () => optionSetMetadata, many: false },
      GlobalOptionSet: { type: () => optionSetMetadata, many: false },
    },
  },
)

const stringFormat = enumOf('StringFormat', [
  ...[
    'Email',
    'Text',
    'TextArea',
    'Url',
    'TickerSymbol',
    'PhoneticGuide',
    'VersionNumber',
    'Phone',
    'Json',
    'RichText',
  ],
])
const dateTimeFormat = enumOf('DateTimeFormat', ['DateOnly', 'DateAndTime'])
const integerFormat = enumOf('IntegerFormat', ['None', 'Duration', 'TimeZone', 'Language', 'Locale'])
const lookupFormat = enumOf('LookupFormat', ['None', 'Connection', 'Regarding', 'Text'])
const stringFormatName = complexType('StringFormatName', { Value: text() })
const memoFormatName = complexType('MemoFormatName', { Value: text() })
const dateTimeBehavior = complexType('DateTimeBehavior', { Value: text() })

/** The types of columns, by name without `AttributeMetadata`. */
export const attributeTypes = {
  BigInt: derived('BigIntAttributeMetadata', { MaxValue: bigInteger(), MinValue: bigInteger() }),
  Boolean: entityType(
    'BooleanAttributeMetadata',
    { DefaultValue: boolean(), ...computed },
    { base: attributeMetadata, navigations: { OptionSet: { type: () => booleanOptionSetMetadata, many: false } } },
  ),
  DateTime: derived('DateTimeAttributeMetadata', {
    MinSupportedValue: dateTime('1753-01-01T00:00:00Z'),
    MaxSupportedValue: dateTime('9999-12-30T23:59:59Z'),
    Format: one(dateTimeFormat),
    ImeMode: one(imeMode, 'Inactive'),
    ...computed,
    DateTimeBehavior: one(dateTimeBehavior),
    CanChangeDateTimeBehavior: one(booleanManagedProperty, {
      Value: false,
      CanBeChanged: false,
      ManagedPropertyLogicalName: 'canchangedatetimebehavior',
    }),
  }),
  Double: derived('DoubleAttributeMetadata', {
    ImeMode: one(imeMode, 'Disabled'),
    MaxValue: double(),
    MinValue: double(),
    Precision: integer(),
  }),
  File: derived('FileAttributeMetadata', { MaxSizeInKB: integer() }),
  Integer: derived('IntegerAttributeMetadata', {
    Format: one(integerFormat),
    MaxValue: integer(),
    MinValue: integer(),
    ...computed,
  }),
  Lookup: derived('LookupAttributeMetadata', { Format: one(lookupFormat, 'None'), Targets: list('String') }),
  Memo: derived('MemoAttributeMetadata', {
    Format: one(stringFormat),
    ImeMode: one(imeMode, 'Auto'),
    MaxLength: integer(),
    IsLocalizable: boolean(false),
    FormatName: one(memoFormatName),
  }),
  Picklist: derived(
    'PicklistAttributeMetadata',
    { ...computed, ParentPicklistLogicalName: text(), ChildPicklistLogicalNames: list('String') },
    enumAttribute,
  ),
  State: derived('StateAttributeMetadata', {}, enumAttribute),
  Status: derived('StatusAttributeMetadata', {}, enumAttribute),
  String: derived('StringAttributeMetadata', {
    Format: one(stringFormat),
    ImeMode: one(imeMode, 'Auto'),
    MaxLength: integer(),
    YomiOf: text(),
    IsLocalizable: boolean(false),
    DatabaseLength: integer(),
    ...computed,
    FormatName: one(stringFormatName),
  }),
  UniqueIdentifier: derived('UniqueIdentifierAttributeMetadata'),
  /** Asked for by clients, though no column here is one. */
  Decimal: derived('DecimalAttributeMetadata', {
    ImeMode: one(imeMode, 'Disabled'),
    MaxValue: double(),
    MinValue: double(),
    Precision: integer(),
    ...computed,
  }),
  EntityName: derived('EntityNameAttributeMetadata', { IsEntityReferenceStored: boolean(false) }, enumAttribute),
  Image: derived('ImageAttributeMetadata', {
    IsPrimaryImage: boolean(false),
    MaxHeight: integer(),
    MaxWidth: integer(),
    MaxSizeInKB: integer(),
    CanStoreFullImage: boolean(false),
  }),
  ManagedProperty: derived('ManagedPropertyAttributeMetadata', {
    ManagedPropertyLogicalName: text(),
    ParentAttributeName: text(),
    ParentComponentType: integer(),
    ValueAttributeTypeCode: one(attributeTypeCode),
  }),
  Money: derived('MoneyAttributeMetadata', {
    ImeMode: one(imeMode, 'Disabled'),
    MaxValue: double(),
    MinValue: double(),
    Precision: integer(),
    PrecisionSource: integer(),
    CalculationOf: text(),
    IsBaseCurrency: boolean(false),
    ...computed,
  }),
  MultiSelectPicklist: derived('MultiSelectPicklistAttributeMetadata', { ...computed }, enumAttribute),
} as const satisfies Readonly<Record<string, MetadataType>>
