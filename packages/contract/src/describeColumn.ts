import type { Column, ColumnType, Format, RequiredLevel, Table } from './table.ts'

/** What metadata tells of a column beside its type, choices and targets. */
export interface ColumnDescription {
  /** `MachineId` */
  readonly schemaName: string
  /** Display name: `Machine`. */
  readonly label: string
  readonly description: string
  readonly requiredLevel: RequiredLevel
  readonly isValidForCreate: boolean
  readonly isValidForUpdate: boolean
  /** Text, numbers and points in time: how a value is meant to be shown. */
  readonly format?: Format
  /** Points in time. */
  readonly behavior?: 'UserLocal' | 'TimeZoneIndependent'
  /** Numbers: smallest and largest value, and digits after the point where there may be any. */
  readonly range?: { readonly min: number; readonly max: number; readonly precision?: number }
  /** Text, in characters. */
  readonly maxLength?: number
}

/**
 * Describes a column for `EntityDefinitions` and for forms: what its declaration says, and what follows from it.
 *
 * @example
 * describeColumn(flowSession, 'machineid').label // 'Machine'
 *
 * Source: Dataverse wire, sections 1.1 and 3.10.
 */
export function describeColumn(table: Table, name: string): ColumnDescription {
  const column = table.columns[name]
  if (column === undefined) throw new Error(`'${table.logicalName}' has no column '${name}'.`)
  const isKey = name === table.key
  return {
    schemaName: column.schemaName ?? name,
    label: column.label ?? (isKey ? table.label : labelOf(column.schemaName ?? name, column)),
    description: column.description ?? '',
    requiredLevel: column.requiredLevel ?? requiredLevelOf(name, column, isKey),
    isValidForCreate: column.readOnly !== true,
    isValidForUpdate: column.readOnly !== true && column.createOnly !== true && !isKey,
    ...shown(column),
  }
}

/** `KeyReceivedDate` is `Key Received Date`; the id that a lookup holds is not spoken of. */
function labelOf(schemaName: string, { type }: Column): string {
  const words = schemaName
    .replace(/^dh_/, '')
    .replaceAll('_', ' ')
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
  const label = words.charAt(0).toUpperCase() + words.slice(1)
  return type === 'lookup' ? label.replace(/ ?Id$/i, '') : label
}

/** Every row has a key, an owner and a state, whoever makes it. */
function requiredLevelOf(name: string, column: Column, isKey: boolean): RequiredLevel {
  if (isKey || name === 'ownerid' || column.type === 'state') return 'SystemRequired'
  return column.required === true ? 'ApplicationRequired' : 'None'
}

const shown = (column: Column): Partial<ColumnDescription> => showing[column.type]?.(column) ?? {}

const showing: Readonly<Partial<Record<ColumnType, (column: Column) => Partial<ColumnDescription>>>> = {
  string: ({ format = 'Text', max = 100 }) => ({ format, maxLength: max }),
  memo: ({ format = 'TextArea', max = 2000 }) => ({ format, maxLength: max }),
  datetime: ({ format = 'DateAndTime', behavior = 'UserLocal' }) => ({ format, behavior }),
  integer: ({ format = 'None', min = -2_147_483_648, max = 2_147_483_647 }) => ({ format, range: { min, max } }),
  bigint: ({ min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER }) => ({ range: { min, max } }),
  double: ({ min = -100_000_000_000, max = 100_000_000_000 }) => ({ range: { min, max, precision: 2 } }),
}
