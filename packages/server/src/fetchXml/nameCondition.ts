import { dataverseError } from '@deskhand/contract/errors'
import type { Table } from '@deskhand/contract/table'
import { tables } from '@deskhand/contract/tables/index'
import { declarationOf } from '../odata/bindColumn.ts'
import { boundedPattern } from '../odata/bindFilter.ts'
import { formattedValue } from '../odata/formattedValue.ts'
import type { ColumnRef, Condition } from '../store/boundQuery.ts'
import { fold } from '../store/fold.ts'
import type { FetchCondition } from './fetch.ts'
import { matchesPattern } from './matchesPattern.ts'

/**
 * A condition on what people read of a column: `machineidname like 'PC%'` asks for the names of the rows the lookup
 * leads to, `statuscodename eq 'Failed'` for the labels of the choice. `onName` binds the condition to the column that
 * holds a table's names. An operator that says `not` holds for empty columns too, and for rows out of reach.
 */
export function nameCondition(
  column: ColumnRef,
  condition: FetchCondition,
  onName: (name: ColumnRef) => Condition,
): Condition {
  return declarationOf(column).type === 'lookup' ? ofRow(column, condition, onName) : ofLabel(column, condition)
}

/** What an operator denies; where it denies nothing, itself. */
const denied: ReadonlyMap<string, string> = new Map([
  ['ne', 'eq'],
  ['neq', 'eq'],
  ['null', 'not-null'],
  ['not-in', 'in'],
  ['not-like', 'like'],
  ['not-begin-with', 'begins-with'],
  ['not-end-with', 'ends-with'],
])

function ofRow(column: ColumnRef, { operator }: FetchCondition, onName: (name: ColumnRef) => Condition): Condition {
  const isDenial = denied.has(operator)
  const of = targetsOf(column).map((table): Condition => {
    const bound = onName({ path: [], table, column: table.name })
    const where: Condition = isDenial ? { kind: 'not', of: bound } : bound
    return { kind: 'exists', path: [], table, by: table.key, to: column, where }
  })
  return isDenial ? { kind: 'not', of: { kind: 'or', of } } : { kind: 'or', of }
}

function targetsOf(column: ColumnRef): readonly Table[] {
  const names = Object.keys(declarationOf(column).targets ?? {})
  return tables.filter(({ logicalName, name }) => names.includes(logicalName) && name !== '')
}

/** The labels are known beforehand: the condition becomes a list of the values whose labels satisfy it. */
function ofLabel(column: ColumnRef, condition: FetchCondition): Condition {
  const declaration = declarationOf(column)
  const positive = denied.get(condition.operator) ?? condition.operator
  const holds = Object.hasOwn(labelTests, positive) ? labelTests[positive]?.(condition) : undefined
  if (holds === undefined)
    throw dataverseError(
      'BadQuery',
      `The operator '${condition.operator.slice(0, 100)}' of the condition on '${condition.attribute}' does not compare text; '${condition.attribute}' is the label of '${column.column}'.`,
    )
  const all = declaration.type === 'boolean' ? [true, false] : Object.keys(declaration.choices ?? {}).map(Number)
  const values = all.filter(value => holds(fold(formattedValue(declaration, value) ?? '')))
  const found: Condition = { kind: 'in', column, values }
  return positive === condition.operator ? found : { kind: 'not', of: found }
}

/** What a folded label must satisfy. */
const labelTests: Readonly<Record<string, (condition: FetchCondition) => (label: string) => boolean>> = {
  eq: compared((label, value) => label === value),
  gt: compared((label, value) => label > value),
  ge: compared((label, value) => label >= value),
  lt: compared((label, value) => label < value),
  le: compared((label, value) => label <= value),
  'not-null': () => () => true,
  in: condition => {
    if (condition.values.length === 0) throw wrong(condition, 'elements <value>')
    const values = new Set(condition.values.map(fold))
    return label => values.has(label)
  },
  like: matched(text => text),
  'begins-with': matched(text => `${text}%`),
  'ends-with': matched(text => `%${text}`),
}

function compared(compare: (label: string, value: string) => boolean) {
  return (condition: FetchCondition) => {
    const value = fold(only(condition))
    return (label: string) => compare(label, value)
  }
}

function matched(pattern: (text: string) => string) {
  return (condition: FetchCondition) => {
    const wanted = boundedPattern(pattern(fold(only(condition))))
    return (label: string) => matchesPattern(label, wanted)
  }
}

function only(condition: FetchCondition): string {
  const [value, ...more] = condition.values
  if (value === undefined || more.length > 0) throw wrong(condition, 'one value')
  return value
}

const wrong = ({ operator, attribute }: FetchCondition, wants: string) =>
  dataverseError('BadQuery', `The operator '${operator}' of the condition on '${attribute}' wants ${wants}.`)
