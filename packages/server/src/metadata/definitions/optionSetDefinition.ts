import { describeColumn } from '@deskhand/contract/describeColumn'
import type { Column, Table } from '@deskhand/contract/table'
import { formattedValue } from '../../odata/formattedValue.ts'
import type { MetadataType } from '../types/metadataType.ts'
import {
  booleanOptionSetMetadata,
  optionMetadata,
  optionSetMetadata,
  stateOptionMetadata,
  statusOptionMetadata,
} from '../types/optionSetMetadata.ts'
import { complexValue, type Definition, define } from './definition.ts'
import { labelOf } from './labelOf.ts'

/** The choices of a column; undefined where it has none. Source: Dataverse wire, section 3.10. */
export function optionSetDefinition(table: Table, name: string): Definition | undefined {
  const column = table.columns[name] as Column
  const type = types[column.type]
  if (type === undefined) return undefined
  const { label, description } = describeColumn(table, name)
  const setName = `${table.logicalName}_${name}`
  const called = `choices ${setName}`
  const common = {
    Name: setName,
    OptionSetType: type,
    Description: labelOf(`description of ${called}`, description),
    DisplayName: labelOf(`name of ${called}`, label),
  }
  const option = (value: number, text: string, more: object = {}, optionType: MetadataType = optionMetadata) =>
    complexValue(optionType, {
      Value: value,
      Label: labelOf(`${called} ${value}`, text),
      Description: labelOf('', ''),
      ...more,
    })
  if (column.type === 'boolean') {
    const [yes, no] = [true, false].map(value => formattedValue(column, value) ?? String(value)) as [string, string]
    const options = { TrueOption: option(1, yes), FalseOption: option(0, no) }
    return define(booleanOptionSetMetadata, called, { ...common, ...options })
  }
  const Options = Object.entries(column.choices ?? {}).map(([value, text]) => {
    const [more, optionType] = particulars(table, column, Number(value), text)
    return option(Number(value), text, more, optionType)
  })
  return define(optionSetMetadata, called, { ...common, Options })
}

const types: Readonly<Partial<Record<Column['type'], string>>> = {
  boolean: 'Boolean',
  choice: 'Picklist',
  state: 'State',
  status: 'Status',
}

/** A state knows its usual status reason, a status reason its state. */
function particulars(table: Table, column: Column, value: number, text: string): [object, MetadataType] {
  if (column.type === 'status') return [{ State: column.stateOf?.[value] ?? null }, statusOptionMetadata]
  if (column.type !== 'state') return [{}, optionMetadata]
  return [{ DefaultStatus: usualReason(table, value), InvariantName: text }, stateOptionMetadata]
}

function usualReason(table: Table, state: number): number | null {
  const column = Object.values(table.columns).find(({ type }) => type === 'status')
  const reasons = Object.keys(column?.stateOf ?? {}).map(Number)
  const ofState = reasons.filter(reason => column?.stateOf?.[reason] === state)
  const byDefault = ofState.find(reason => reason === column?.default)
  return byDefault ?? ofState[0] ?? null
}
