import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { DataverseError } from '@deskhand/contract/errors'
import type { Table } from '@deskhand/contract/table'
import { dhConnection } from '@deskhand/contract/tables/dhConnection'
import { flowMachineGroup } from '@deskhand/contract/tables/flowMachineGroup'
import { workflow } from '@deskhand/contract/tables/workflow'
import fc from 'fast-check'
import { readRowBody } from '../../src/writing/readRowBody.ts'

const id = 'f091ffab-58bb-4630-a115-659453d56f59'

const read: readonly (readonly [string, Table, object, object])[] = [
  ['text', workflow, { name: 'A' }, { name: 'A' }],
  ['a choice', workflow, { category: 6 }, { category: 6 }],
  ['a boolean', workflow, { ondemand: true }, { ondemand: true }],
  ['null', workflow, { description: null }, { description: null }],
  [
    'a date',
    flowMachineGroup,
    { disconnectionplannedon: '2022-06-16T12:54:40Z' },
    { disconnectionplannedon: Date.UTC(2022, 5, 16, 12, 54, 40) },
  ],
  [
    'a date with an offset',
    flowMachineGroup,
    { disconnectionplannedon: '2022-06-16T14:54:40.5+02:00' },
    { disconnectionplannedon: Date.UTC(2022, 5, 16, 12, 54, 40, 500) },
  ],
  ['its type', workflow, { '@odata.type': 'Microsoft.Dynamics.CRM.workflow', name: 'A' }, { name: 'A' }],
  ['annotations', workflow, { name: 'A', '@odata.type': 'x', 'name@x': 'y' }, { name: 'A' }],
]

const refused: readonly (readonly [string, Table, unknown, string, string])[] = [
  [
    'a row of another type',
    workflow,
    { '@odata.type': '#Microsoft.Dynamics.CRM.role', name: 'A' },
    '0x80048d19',
    "An entry with type 'Microsoft.Dynamics.CRM.role' was found, but it is not assignable",
  ],
  ['a list', workflow, [], '0x80048d19', 'must be a JSON object'],
  [
    'an unknown column',
    workflow,
    { nothing: 1 },
    '0x80048d19',
    "Invalid property 'nothing' was found in entity 'Microsoft.Dynamics.CRM.workflow'.",
  ],
  [
    'a lookup as a column',
    dhConnection,
    { _dh_machinegroupid_value: id },
    '0x80048d19',
    "Set the lookup with 'dh_MachineGroupId@odata.bind'.",
  ],
  [
    'an unknown navigation property',
    workflow,
    { 'x@odata.bind': '/a(b)' },
    '0x80048d19',
    "An undeclared property 'x' which only has property annotations",
  ],
  ['a row of no table', workflow, { 'ownerid@odata.bind': '/a(b)' }, '0x80048d19', "the segment 'a'"],
  ['no owner', workflow, { 'ownerid@odata.bind': null }, '0x80040203', "'ownerid' of 'workflow' must have a value"],
  ['an owner as a value', workflow, { ownerid: id }, '0x80048d19', 'Use Navigation properties instead'],
  ['a Content-ID outside of a batch', workflow, { 'ownerid@odata.bind': '$7' }, '0x80048d19', 'names no row'],
  ['a control character', workflow, { name: 'a\u0000b' }, '0x80040278', "field 'name' contains"],
  ['a number no Int32 holds', workflow, { languagecode: 3e9 }, '0x8004432f', 'outside the valid range'],
  [
    'a number without end',
    workflow,
    { languagecode: Number.POSITIVE_INFINITY },
    '0x80044354',
    'must be a whole number',
  ],
  [
    'a date before 1753',
    flowMachineGroup,
    { disconnectionplannedon: '1752-12-31' },
    '0x80040239',
    'DateTime is less than minimum value supported by CrmDateTime.',
  ],
  ['a date of no calendar', flowMachineGroup, { disconnectionplannedon: '2022-02-30' }, '0x80040239', 'must be a date'],
  [
    'related rows with a row that is there',
    workflow,
    { workflow_desktopflowbinary_Process: [] },
    '0x80048d19',
    'cannot be written with a row that is there',
  ],
  [
    'a row of another table',
    dhConnection,
    { 'dh_MachineGroupId@odata.bind': `/workflows(${id})` },
    '0x80048d19',
    "must name a row of 'flowmachinegroup'",
  ],
  [
    'a read-only column',
    workflow,
    { createdon: '2022-06-16T12:54:40Z' },
    '0x80040203',
    "The column 'createdon' of 'workflow' cannot be written.",
  ],
  [
    'null for a required column',
    workflow,
    { name: null },
    '0x80040203',
    "The column 'name' of 'workflow' must have a value.",
  ],
  ['a text that is too long', workflow, { name: 'x'.repeat(101) }, '0x80044331', "maximum allowed length of '100'"],
  [
    'a number for a text',
    workflow,
    { name: 1 },
    '0x80044354',
    "The value of 'name' on record of type 'workflow' is of type number; it must be text.",
  ],
  [
    'an unknown choice',
    dhConnection,
    { statecode: 99 },
    '0x8004431a',
    "The value 99 of 'statecode' on record of type 'dh_connection' is outside the valid range. Accepted Values: 0,1",
  ],
  [
    'a number below the least',
    flowMachineGroup,
    { maxmanagedmachinecount: -2 },
    '0x8004432f',
    'outside the valid range',
  ],
  ['a date that is none', flowMachineGroup, { disconnectionplannedon: 'tomorrow' }, '0x80040239', 'it must be a date'],
]

const group = { column: 'dh_machinegroupid', key: { table: flowMachineGroup, id } }

/** URL → what it binds to. */
const bound: readonly (readonly [string, object])[] = [
  [`/flowmachinegroups(${id})`, group],
  [`flowmachinegroups(${id.toUpperCase()})`, group],
  [`/api/data/v9.0/flowmachinegroups(${id})`, group],
  [`https://h/api/data/v9.2/flowmachinegroups(${id})`, group],
]

const otherUrls = [
  '',
  '/',
  '//',
  '$',
  `x/flowmachinegroups(${id})`,
  'https://h/x',
  '/flowmachinegroups',
  `${'/'.repeat(9)}a`,
]

describe('the body of a create or update', () => {
  for (const [url, reference] of bound) {
    test(`'${url}' binds a lookup`, () => {
      const body = { 'dh_MachineGroupId@odata.bind': url }
      assert.deepEqual(readRowBody(dhConnection, body, { change: 'create' }).references, [reference])
    })
  }
  for (const url of otherUrls) {
    test(`'${url}' binds nothing`, () => {
      assert.throws(
        () => readRowBody(dhConnection, { 'dh_MachineGroupId@odata.bind': url }),
        (error: DataverseError) => error.code === '0x80048d19' || assert.fail(error),
      )
    })
  }
  test('a lookup is cleared by its navigation property, bound to null or null itself', () => {
    for (const body of [{ 'PasswordChangedBy@odata.bind': null }, { PasswordChangedBy: null }])
      assert.deepEqual(readRowBody(flowMachineGroup, body).values, { passwordchangedby: null })
  })
  test('rows lie in rows: a new parent, new children and children there are', () => {
    const body = {
      name: 'A',
      workflow_desktopflowbinary_Process: [{ name: 'b' }],
      'workflow_desktopflowbinary_Process@odata.bind': [`/desktopflowbinaries(${id})`],
    }
    const { values, children, links } = readRowBody(workflow, body, { change: 'create' })
    assert.deepEqual(values, { name: 'A' })
    assert.deepEqual(
      children.map(({ navigation, body }) => [navigation.table.logicalName, body.values]),
      [['desktopflowbinary', { name: 'b' }]],
    )
    assert.deepEqual(
      links.map(({ key }) => key.id),
      [id],
    )
    const { parents } = readRowBody(dhConnection, { dh_MachineGroupId: { name: 'g' } }, { change: 'create' })
    assert.deepEqual(
      parents.map(({ column, table, body }) => [column, table.logicalName, body.values]),
      [['dh_machinegroupid', 'flowmachinegroup', { name: 'g' }]],
    )
  })
  test('neither the depth nor the number of rows is without end', () => {
    const nested = (depth: number): object =>
      depth === 0 ? {} : { PasswordChangedBy: { createdby: nested(depth - 1) } }
    assert.throws(() => readRowBody(flowMachineGroup, nested(20), { change: 'create' }))
    const wide = { workflow_desktopflowbinary_Process: Array.from({ length: 1000 }, () => ({ name: 'b' })) }
    assert.throws(() => readRowBody(workflow, wide, { change: 'create' }), /more than 1000 rows/)
  })
  test('no JSON makes anything but an error of the catalogue', () => {
    const names = fc.constantFrom(
      ...['name', 'ownerid', 'ownerid@odata.bind', 'statecode', '__proto__', 'constructor', 'definition', 'toString'],
      ...['workflow_desktopflowbinary_Process', 'workflow_desktopflowbinary_Process@odata.bind', 'overriddencreatedon'],
    )
    const json = fc.letrec(tie => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(null, true, 0, -1, 1e300, '', '$1', `/workflows(${id})`, '2022-01-01', 'x'),
        fc.string(),
        fc.double(),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.oneof(names, fc.string()), tie('value'), { maxKeys: 4 }),
      ),
    })).value
    fc.assert(
      fc.property(json, fc.constantFrom('create', 'update'), (body, change) => {
        try {
          readRowBody(workflow, JSON.parse(JSON.stringify(body) ?? 'null'), { change })
        } catch (error) {
          if (!(error instanceof DataverseError)) throw error
        }
      }),
      { numRuns: 500 },
    )
  })
  for (const [title, table, body, expected] of read) {
    test(`${title} is read`, () => assert.deepEqual(readRowBody(table, body).values, expected))
  }
  for (const [title, table, body, code, message] of refused) {
    test(`${title} is refused`, () => {
      assert.throws(
        () => readRowBody(table, body),
        (error: DataverseError) => (error.code === code && error.message.includes(message) ? true : assert.fail(error)),
      )
    })
  }
})
