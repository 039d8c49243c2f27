import { type ColumnDescription, describeColumn } from '@deskhand/contract/describeColumn'
import { describeTable } from '@deskhand/contract/describeTable'
import type { Column, ColumnType, Table } from '@deskhand/contract/table'
import { attributeTypes } from '../types/attributeMetadata.ts'
import type { MetadataType } from '../types/metadataType.ts'
import { type Definition, define } from './definition.ts'
import { labelOf } from './labelOf.ts'
import { optionSetDefinition } from './optionSetDefinition.ts'

/**
 * A column as `Attributes` describe it: what is common to all, and what is particular to its type.
 *
 * @example
 * columnDefinition(workflow, 'name').values.MaxLength // 100
 *
 * Source: Dataverse wire, section 3.10.
 */
export function columnDefinition(table: Table, name: string): Definition {
  const column = table.columns[name] as Column
  const { type, code, typeName, particulars } = kinds[name === 'ownerid' ? 'owner' : column.type]
  const described = describeColumn(table, name)
  const called = `column ${table.logicalName}.${name}`
  const options = () => optionSetDefinition(table, name) as Definition
  return define(
    type,
    called,
    {
      AttributeType: code,
      ColumnNumber: Object.keys(table.columns).indexOf(name) + 1,
      EntityLogicalName: table.logicalName,
      IsCustomAttribute: describeTable(table).isCustom || name.startsWith('dh_'),
      IsPrimaryId: name === table.key,
      IsPrimaryName: name === table.name,
      IsValidForCreate: described.isValidForCreate,
      IsValidForUpdate: described.isValidForUpdate,
      LogicalName: name,
      SchemaName: described.schemaName,
      AutoNumberFormat: column.autoNumber ?? (column.type === 'string' ? '' : null),
      AttributeTypeName: { Value: typeName },
      Description: labelOf(`description of ${called}`, described.description),
      DisplayName: labelOf(`name of ${called}`, described.label),
      RequiredLevel: {
        Value: described.requiredLevel,
        CanBeChanged: false,
        ManagedPropertyLogicalName: 'canmodifyrequirementlevelsettings',
      },
      ...particulars(column, described),
    },
    type === attributeTypes.Boolean
      ? { OptionSet: options }
      : column.choices === undefined
        ? {}
        : { OptionSet: options, GlobalOptionSet: options },
  )
}

interface Kind {
  readonly type: MetadataType
  /** `AttributeType` */
  readonly code: string
  /** `AttributeTypeName` */
  readonly typeName: string
  particulars(column: Column, described: ColumnDescription): Readonly<Record<string, unknown>>
}

const kind = (type: MetadataType, code: string, typeName: string, particulars: Kind['particulars']): Kind => ({
  type,
  code,
  typeName,
  particulars,
})

const range: Kind['particulars'] = (_column, described) => ({
  MinValue: described.range?.min,
  MaxValue: described.range?.max,
})
const computed = { FormulaDefinition: '', SourceTypeMask: 0 }
const chosen: Kind['particulars'] = column => ({ SourceType: 0, DefaultFormValue: column.default ?? -1 })
const targets: Kind['particulars'] = column => ({ Targets: Object.keys(column.targets ?? {}) })

const kinds: Readonly<Record<ColumnType | 'owner', Kind>> = {
  bigint: kind(attributeTypes.BigInt, 'BigInt', 'BigIntType', range),
  boolean: kind(attributeTypes.Boolean, 'Boolean', 'BooleanType', column => ({
    SourceType: 0,
    DefaultValue: column.default ?? false,
    ...computed,
  })),
  choice: kind(attributeTypes.Picklist, 'Picklist', 'PicklistType', (column, described) => ({
    ...chosen(column, described),
    ...computed,
  })),
  datetime: kind(attributeTypes.DateTime, 'DateTime', 'DateTimeType', (_column, described) => ({
    SourceType: 0,
    Format: described.format,
    DateTimeBehavior: { Value: described.behavior },
    ...computed,
  })),
  double: kind(attributeTypes.Double, 'Double', 'DoubleType', (column, described) => ({
    ...range(column, described),
    Precision: described.range?.precision,
  })),
  file: kind(attributeTypes.File, 'Virtual', 'FileType', column => ({ MaxSizeInKB: column.maxSizeInKB })),
  integer: kind(attributeTypes.Integer, 'Integer', 'IntegerType', (column, described) => ({
    SourceType: 0,
    Format: described.format,
    ...range(column, described),
    ...computed,
  })),
  lookup: kind(attributeTypes.Lookup, 'Lookup', 'LookupType', targets),
  memo: kind(attributeTypes.Memo, 'Memo', 'MemoType', (_column, described) => ({
    Format: described.format,
    MaxLength: described.maxLength,
    FormatName: { Value: described.format },
  })),
  owner: kind(attributeTypes.Lookup, 'Owner', 'OwnerType', targets),
  state: kind(attributeTypes.State, 'State', 'StateType', chosen),
  status: kind(attributeTypes.Status, 'Status', 'StatusType', chosen),
  string: kind(attributeTypes.String, 'String', 'StringType', (_column, described) => ({
    SourceType: 0,
    Format: described.format,
    MaxLength: described.maxLength,
    DatabaseLength: (described.maxLength ?? 0) * 2,
    FormatName: { Value: described.format },
    ...computed,
  })),
  uniqueidentifier: kind(attributeTypes.UniqueIdentifier, 'Uniqueidentifier', 'UniqueidentifierType', () => ({})),
}
