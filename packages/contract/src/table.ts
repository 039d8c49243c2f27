/**
 * How a table is declared. One file per table under `tables/`; everything else that needs to know a
 * column (SQL, `$metadata`, `EntityDefinitions`, formatted values, SDK types, portal columns,
 * reference pages) is derived from the declaration.
 *
 * Source: reference, "Dataverse wire", section 1.1.
 */

/** The kinds of column, by their Dataverse names. */
export type ColumnType =
  | 'uniqueidentifier'
  | 'string'
  | 'memo'
  | 'integer'
  | 'bigint'
  | 'double'
  | 'boolean'
  | 'datetime'
  | 'choice'
  | 'state'
  | 'status'
  | 'lookup'
  | 'file'

/** One column of a table. Sizes are in characters for text and in KB for files. */
export interface Column {
  readonly type: ColumnType
  /** Longest text in characters, or largest number. */
  readonly max?: number
  readonly min?: number
  /** Largest file in KB (`file` columns). */
  readonly maxSizeInKB?: number
  /** Callers may not write it. */
  readonly readOnly?: boolean
  /** Given when a row is made, and never changed after. */
  readonly createOnly?: boolean
  /** Must have a value when a row is created. */
  readonly required?: boolean
  /** Large text: stored apart, returned only when selected by name. */
  readonly large?: boolean
  readonly default?: string | number | boolean | null
  /** Text made for a row that comes without: `{DATETIMEUTC:yyyy-MM-dd}-{SEQNUM:9}`. */
  readonly autoNumber?: string
  /** `choice`, `state`, `status`: number → label, exactly as FormattedValue shows it. */
  readonly choices?: Readonly<Record<number, string>>
  /** `boolean`: what FormattedValue shows; `Yes` and `No` where nothing is said. */
  readonly labels?: { readonly yes: string; readonly no: string }
  /** `status`: number → the state it belongs to. */
  readonly stateOf?: Readonly<Record<number, number>>
  /** `lookup`: target table → single-valued navigation property of this table. */
  readonly targets?: Readonly<Record<string, string>>
  /**
   * `lookup`: collection-valued navigation property on the target table, which is the name of the relationship too;
   * one for each target where they differ. Derived where nothing is said: see `lookupRelationships`.
   */
  readonly collection?: string | Readonly<Record<string, string>>
  /** `lookup`: rows of this table are deleted with the row they point to. */
  readonly cascadeDelete?: boolean
  /** Columns that SQL should be able to find rows by: declared here, made by the migrations. */
  readonly indexed?: boolean
  /** The name with its documented capitals, `MachineId`; derived where nothing is said: see `describeColumn`. */
  readonly schemaName?: string
  /** Display name, `Machine`; derived where nothing is said. */
  readonly label?: string
  readonly description?: string
  /** How applications are asked to show a value; `DateAndTime` and `Text` where nothing is said. */
  readonly format?: Format
  /** `datetime`: whether clients turn it into their own time. */
  readonly behavior?: 'UserLocal' | 'TimeZoneIndependent'
  /** What forms ask for where the Web API does not insist; follows from `required` where nothing is said. */
  readonly requiredLevel?: RequiredLevel
}

export type Format = 'DateAndTime' | 'DateOnly' | 'Text' | 'TextArea' | 'Url' | 'Email' | 'Json' | 'None'

export type RequiredLevel = 'None' | 'SystemRequired' | 'ApplicationRequired' | 'Recommended'

/** What a plain request does to a row. */
export type Change = 'create' | 'update' | 'delete'

/** A table, as declared. */
export interface Table<Columns extends Readonly<Record<string, Column>> = Readonly<Record<string, Column>>> {
  /** Logical name, for example `flowsession`. */
  readonly logicalName: string
  readonly schemaName: string
  /** Entity set name, the segment in URLs, for example `flowsessions`. */
  readonly set: string
  /** Primary key column. */
  readonly key: string
  /** Primary name column. */
  readonly name: string
  /** `business`: the rows belong to a business unit. */
  readonly ownership: 'user' | 'business' | 'organization' | 'none'
  readonly objectTypeCode: number
  /** Display name in the singular, for example `Process`. */
  readonly label: string
  /** Display name in the plural; derived where nothing is said. */
  readonly labelPlural?: string
  readonly description?: string
  /** `Elastic` tables have a `partitionid`, and rows that expire. */
  readonly tableType?: 'Standard' | 'Elastic'
  readonly columns: Columns
  /** Alternate keys: lists of columns that are unique together. */
  readonly alternateKeys?: readonly (readonly string[])[]
  /** Further lists of columns that are unique together, though rows are not found by them. */
  readonly unique?: readonly (readonly string[])[]
  /** What callers may do to rows by plain requests; everything where nothing is said. */
  readonly changes?: readonly Change[]
  /** Where rows come from instead, a sentence for who tries a change that `changes` does not name. */
  readonly instead?: string
  /** Further indexes: lists of columns, `-` before a name for descending. */
  readonly indexes?: readonly (readonly string[])[]
}

type Options = Omit<Column, 'type' | 'max' | 'choices' | 'targets' | 'stateOf'>

export const uniqueidentifier = (options: Options = {}): Column => ({ type: 'uniqueidentifier', ...options })
export const string = (max: number, options: Options = {}): Column => ({ type: 'string', max, ...options })
export const memo = (max: number, options: Options = {}): Column => ({ type: 'memo', max, ...options })
export const integer = (options: Options & { max?: number } = {}): Column => ({ type: 'integer', ...options })
export const bigint = (options: Options = {}): Column => ({ type: 'bigint', ...options })
export const double = (options: Options & { max?: number } = {}): Column => ({ type: 'double', ...options })
export const boolean = (options: Options = {}): Column => ({ type: 'boolean', ...options })
export const datetime = (options: Options = {}): Column => ({ type: 'datetime', ...options })
/** A file; written by the server unless `readOnly: false` lets callers upload it. */
export const file = (maxSizeInKB = 32768, options: Options = {}): Column => ({
  type: 'file',
  maxSizeInKB,
  readOnly: true,
  large: true,
  ...options,
})
export const choice = (choices: Record<number, string>, options: Options = {}): Column => ({
  type: 'choice',
  choices,
  ...options,
})
export const state = (choices: Record<number, string>, options: Options = {}): Column => ({
  type: 'state',
  choices,
  default: 0,
  label: 'Status',
  ...options,
})
/** A status reason: number → `[label, state]`. */
export const status = (
  reasons: Record<number, readonly [string, number]>,
  byDefault: number,
  options: Options = {},
): Column => ({
  type: 'status',
  choices: Object.fromEntries(Object.entries(reasons).map(([value, [label]]) => [value, label])),
  stateOf: Object.fromEntries(Object.entries(reasons).map(([value, [, state]]) => [value, state])),
  default: byDefault,
  label: 'Status Reason',
  ...options,
})
/** A lookup: target table → navigation property. `lookup({ workflow: 'regardingobjectid_process' })`. */
export const lookup = (targets: Record<string, string>, options: Options = {}): Column => ({
  type: 'lookup',
  targets,
  ...options,
})

/** Declares a table. Call it once per file under `tables/`. */
export function defineTable<const Columns extends Record<string, Column>>(
  logicalName: string,
  definition: Omit<Table<Columns>, 'logicalName' | 'schemaName' | 'label'> & { schemaName?: string; label: string },
): Table<Columns> {
  return Object.freeze({ logicalName, ...definition, schemaName: definition.schemaName ?? logicalName })
}

/** The name under which a column appears in JSON, `$select` and `$filter`: lookups as `_x_value`. */
export const propertyName = (name: string, column: Column): string =>
  column.type === 'lookup' ? `_${name}_value` : name
