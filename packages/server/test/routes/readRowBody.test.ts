import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { DataverseError } from '@deskhand/contract/errors'
import type { Table } from '@deskhand/contract/table'
import { dhConnection } from '@deskhand/contract/tables/dhConnection'
import { flowMachineGroup } from '@deskhand/contract/tables/flowMachineGroup'
import { workflow } from '@deskhand/contract/tables/workflow'
import { readRowBody } from '../../src/routes/readRowBody.ts'

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
  [
    'a bound lookup',
    dhConnection,
    { 'dh_MachineGroupId@odata.bind': `/flowmachinegroups(${id})` },
    { dh_machinegroupid: id },
  ],
  [
    'a lookup bound by URL',
    dhConnection,
    { 'dh_MachineGroupId@odata.bind': `https://h/api/data/v9.2/flowmachinegroups(${id})` },
    { dh_machinegroupid: id },
  ],
  ['an owner', workflow, { 'ownerid@odata.bind': `systemusers(${id})` }, { ownerid: id, ownerid_table: 'systemuser' }],
  ['annotations', workflow, { name: 'A', '@odata.type': 'x', 'name@x': 'y' }, { name: 'A' }],
]

const refused: readonly (readonly [string, Table, unknown, string, string])[] = [
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
  ['an unknown navigation property', workflow, { 'x@odata.bind': '/a(b)' }, '0x80048d19', "Invalid property 'x'"],
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
    workflow,
    { category: 99 },
    '0x8004432f',
    "'category' on record of type 'workflow' is outside the valid range",
  ],
  [
    'a number below the least',
    flowMachineGroup,
    { maxmanagedmachinecount: -2 },
    '0x8004432f',
    'outside the valid range',
  ],
  ['a date that is none', flowMachineGroup, { disconnectionplannedon: 'tomorrow' }, '0x80044354', 'it must be a date'],
]

describe('the body of a create or update', () => {
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
