import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Table } from '@deskhand/contract/table'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { workflow } from '@deskhand/contract/tables/workflow'
import { bind } from '../../src/odata/bind.ts'
import { parseQueryOptions } from '../../src/odata/parseQueryOptions.ts'
import { prefer } from '../../src/odata/prefer.ts'
import type { ColumnRef, Condition } from '../../src/store/boundQuery.ts'

const user = { userId: 'me', businessUnitId: 'unit', teamIds: ['team'] }
const now = Date.UTC(2024, 0, 10, 15)
const bound = (table: Table, query: string, header?: string) =>
  bind(table, parseQueryOptions(query), { user, now, preferences: prefer(header) })

describe('A filter is bound to columns and values of their types', () => {
  const id = 'F091FFAB-58BB-4630-A115-659453D56F59'
  const cases: readonly (readonly [filter: string, condition: string])[] = [
    ['statuscode eq 8', 'statuscode eq 8'],
    ['8 lt statuscode', 'statuscode gt 8'],
    ["name eq 'A'", 'name eq "A"'],
    ['completedon eq null', 'completedon is null'],
    ['completedon ne null', 'not completedon is null'],
    ['completedon gt null', 'never'],
    ['createdon ge 2024-01-01', 'createdon ge 1704067200000'],
    [`_regardingobjectid_value eq ${id}`, `regardingobjectid eq "${id.toLowerCase()}"`],
    [`_regardingobjectid_value eq '${id}'`, `regardingobjectid eq "${id.toLowerCase()}"`],
    ["MachineId/name eq 'm1'", 'machineid>flowmachine.name eq "m1"'],
    [
      "MachineId/FlowMachineGroupId/name eq 'g'",
      'machineid>flowmachine.flowmachinegroupid>flowmachinegroup.name eq "g"',
    ],
    ["ownerid/fullname eq 'x'", 'ownerid>systemuser.fullname eq "x"'],
    ["ownerid/description eq 'x'", 'ownerid>team.description eq "x"'],
    ['statuscode in (4,8)', 'statuscode in [4,8]'],
    ['statuscode in (4,null)', '(statuscode eq 4 or statuscode is null)'],
    ['statuscode gt 7.5', 'statuscode ge 8'],
    ['statuscode eq 7.5', 'never'],
    ['statuscode lt 99999999999', 'not statuscode is null'],
    ['statuscode gt 99999999999', 'never'],
    ['runduration eq 99999999999', 'runduration eq 99999999999'],
    ['startedon lt completedon', 'startedon lt completedon'],
    ["contains(context,'ApiFlow')", 'context contains "ApiFlow"'],
    ["contains(context,'ApiFlow') eq false", 'not context contains "ApiFlow"'],
    ["not endswith(name,'x')", 'not name endswith "x"'],
    ["name eq @n&@n='x'", 'name eq "x"'],
    ['name eq @n', 'name is null'],
    ['flowsession_flowlog_flowsessionid/any(l:l/logindex gt 3)', 'exists flowlog by flowsessionid where logindex gt 3'],
    [
      'flowsession_flowlog_flowsessionid/all(l:l/logindex gt 3)',
      'not exists flowlog by flowsessionid where not logindex gt 3',
    ],
    ['flowsession_flowlog_flowsessionid/any()', 'exists flowlog by flowsessionid'],
    [call('In', "PropertyName='statuscode',PropertyValues=['4','8']"), 'statuscode in [4,8]'],
    [call('NotIn', "PropertyName='statuscode',PropertyValues=[4]"), 'not statuscode in [4]'],
    [call('Between', "PropertyName='statuscode',PropertyValues=['4','8']"), '(statuscode ge 4 and statuscode le 8)'],
    [call('Today', "PropertyName='createdon'"), day(10, 11)],
    [
      call('LastXDays', "PropertyName='createdon',PropertyValue=7"),
      `(createdon ge ${Date.UTC(2024, 0, 3)} and createdon lt ${now + 1})`,
    ],
    [
      call('LastXHours', "PropertyName='createdon',PropertyValue='2'"),
      `(createdon ge ${Date.UTC(2024, 0, 10, 13)} and createdon lt ${now + 1})`,
    ],
    [call('On', "PropertyName='createdon',PropertyValue='2024-01-05'"), day(5, 6)],
    [
      call('OnOrAfter', "PropertyName='createdon',PropertyValue=2024-01-05T10:00:00Z"),
      `(createdon ge ${Date.UTC(2024, 0, 5)})`,
    ],
    [
      call('OnOrBefore', "PropertyName='createdon',PropertyValue='2024-01-05'"),
      `(createdon lt ${Date.UTC(2024, 0, 6)})`,
    ],
    [call('EqualUserId', "PropertyName='ownerid'"), 'ownerid in ["me"]'],
    [call('EqualUserOrUserTeams', "PropertyName='_ownerid_value'"), 'ownerid in ["me","team"]'],
    [call('NotEqualBusinessId', "PropertyName='owningbusinessunit'"), 'not owningbusinessunit in ["unit"]'],
  ]
  for (const [filter, condition] of cases)
    test(filter, () => assert.equal(print(bound(flowSession, `$filter=${filter}`).query.where!), condition))
})

describe('What the tables do not know is refused in the words of the platform', () => {
  const missing = (name: string, table = 'workflow') =>
    `Could not find a property named '${name}' on type 'Microsoft.Dynamics.CRM.${table}'.`
  const cases: readonly (readonly [query: string, message: string | RegExp, status?: number])[] = [
    ['$select=regardingobjectid', missing('regardingobjectid')],
    ['$select=Name', missing('Name')],
    ['$select=ownerid', missing('ownerid')],
    ['$orderby=nothing', missing('nothing')],
    ['$filter=nothing eq 1', missing('nothing')],
    ['$filter=toString eq 1', missing('toString')],
    ['$filter=Ownerid/fullname eq 1', missing('Ownerid')],
    ['$filter=ownerid/nothing eq 1', missing('nothing', 'systemuser')],
    ['$expand=nothing', missing('nothing')],
    ['$expand=ownerid($select=nothing)', missing('nothing', 'systemuser')],
    [
      "$filter=category eq '6'",
      "A binary operator with incompatible types was detected. Found operand types 'Edm.Int32' and 'Edm.String' for operator kind 'Equal'.",
    ],
    [
      '$filter=name gt 5',
      "A binary operator with incompatible types was detected. Found operand types 'Edm.String' and 'Edm.Int32' for operator kind 'GreaterThan'.",
    ],
    ["$filter=workflowid eq 'x'", /'Edm.Guid' and 'Edm.String'/],
    ['$filter=name eq category', /'Edm.String' and 'Edm.Int32'/],
    ['$filter=name', 'The $filter expression must evaluate to a single boolean value.'],
    ["$filter=contains(category,'x')", /No function signature/],
    ["$filter=contains(name,'x','y')", /^No function signature for the function with name 'contains' matches/],
    ["$filter=foo(name,'x')", "An unknown function with name 'foo' was found."],
    ["$filter=tolower(name) eq 'x'", /'tolower' is not supported/, 501],
    ["$filter=contains(clientdata,'x')", /'clientdata' of 'workflow' is large/, 501],
    ['$filter=ownerid/any(o:o/fullname eq 1)', /leads to one row/],
    ['$filter=regardingobjectid_process/any(r:name eq 1)', /does not start with 'r\/'/],
    [
      `$filter=not ${call('Today', "PropertyName='createdon'")}`,
      'Not operator along with the Custom Named Condition operators is not allowed',
    ],
    [
      `$filter=${call('Above', "PropertyName='createdon'")}`,
      /'Microsoft.Dynamics.CRM.Above' wants the key of a table whose rows have parents/,
    ],
    [
      `$filter=${call('Faraway', "PropertyName='createdon'")}`,
      /^An unknown function with name 'Microsoft.Dynamics.CRM.Faraway'/,
    ],
    [
      `$filter=${call('ContainValues', "PropertyName='category',PropertyValues=['1']")}`,
      /wants a column of several choices/,
    ],
    [`$filter=${call('InFiscalPeriod', "PropertyName='createdon',PropertyValue=14")}`, /a whole number from 1 to 13/],
    ['$filter=ownerid/owner_workflows/any(w:w/category eq 1)', /collections behind a lookup are not supported/],
    [`$filter=${call('LastXDays', "PropertyName='createdon'")}`, /wants the parameter PropertyValue/],
    [`$filter=${call('LastXDays', "PropertyName='name',PropertyValue=1")}`, /wants a column of dates/],
    [`$filter=contains(name,'${'a%25'.repeat(20)}')`, /more than 10 wildcards/],
    ['$orderby=ownerid/fullname', /Sorting by 'ownerid\/fullname' is not supported/],
    ['$expand=ownerid($top=1)', /^Only \$select and \$filter clause/],
    ['$expand=ownerid($count=true)', /^\$count is not supported in \$expand=ownerid/],
    ['$expand=regardingobjectid_process/$ref', /^Expand with \$ref is only supported/],
    ['$skiptoken=made-up', /\$skiptoken is malformed/],
  ]
  for (const [query, message, status = 400] of cases)
    test(query.slice(0, 80), () =>
      assert.throws(() => bound(workflow, query), { name: 'DataverseError', status, message }),
    )
})

describe('How much is returned', () => {
  const cases = [
    ['', undefined, { limit: 5000, paged: true }],
    ['$top=3', undefined, { limit: 3, paged: false }],
    ['$top=9999', undefined, { limit: 5000, paged: false }],
    ['$top=3', 'odata.maxpagesize=10', { limit: 10, paged: true }],
    ['', 'odata.maxpagesize=9999', { limit: 5000, paged: true }],
  ] as const
  for (const [query, header, expected] of cases)
    test(`${query || 'nothing'} with ${header ?? 'no preference'}`, () => {
      const { query: result, paged } = bound(workflow, query, header)
      assert.deepEqual({ limit: result.limit, paged }, expected)
    })
})

test('Without $select all columns come but large ones; * is the same', () => {
  const { columns } = bound(workflow, '').query
  assert.ok(columns.includes('name') && columns.includes('ownerid') && !columns.includes('clientdata'))
  assert.deepEqual(bound(workflow, '$select=*').query.columns, columns)
  assert.deepEqual(bound(workflow, '$select=clientdata,_ownerid_value').query.columns, ['clientdata', 'ownerid'])
})

test('A bound query is frozen to the ground', () => {
  const { query } = bound(flowSession, "$filter=MachineId/name eq 'a'&$orderby=name&$expand=MachineId($select=name)")
  assert.ok([query, query.where, query.orderBy[0], query.expand[0], query.columns].every(Object.isFrozen))
})

function call(name: string, parameters: string): string {
  return `Microsoft.Dynamics.CRM.${name}(${parameters})`
}

function day(from: number, to: number): string {
  return `(createdon ge ${Date.UTC(2024, 0, from)} and createdon lt ${Date.UTC(2024, 0, to)})`
}

function print(condition: Condition): string {
  const column = (ref: ColumnRef): string =>
    [...ref.path.map(hop => `${hop.column}>${hop.table.logicalName}.`), ref.column].join('')
  switch (condition.kind) {
    case 'always':
    case 'never':
      return condition.kind
    case 'and':
    case 'or':
      return `(${condition.of.map(print).join(` ${condition.kind} `)})`
    case 'not':
      return `not ${print(condition.of)}`
    case 'isNull':
      return `${column(condition.column)} is null`
    case 'compare': {
      const right = 'column' in condition.with ? column(condition.with.column) : JSON.stringify(condition.with.value)
      return `${column(condition.column)} ${condition.operator} ${right}`
    }
    case 'in':
      return `${column(condition.column)} in ${JSON.stringify(condition.values)}`
    case 'like':
      return `${column(condition.column)} ${condition.match} ${JSON.stringify(condition.text)}`
    case 'exists':
      return `exists ${condition.table.logicalName} by ${condition.by}${condition.where ? ` where ${print(condition.where)}` : ''}`
    case 'existsPaired':
      return `exists ${condition.table.logicalName} in ${condition.pairs.intersect}${condition.where ? ` where ${print(condition.where)}` : ''}`
    case 'paired':
      return `paired with ${condition.id} in ${condition.pairs.intersect}`
    case 'tree':
      return `${column(condition.column)} ${condition.direction}${condition.itself ? ' or is' : ''} ${condition.table.logicalName} ${condition.id} by ${condition.parent}`
    case 'quarter':
      return `quarter of ${column(condition.column)} is ${condition.quarter}`
    case 'shared':
      return `shared ${column(condition.column)} for ${condition.rights}`
  }
}
