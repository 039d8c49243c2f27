import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { DataverseError } from '@deskhand/contract/errors'
import fc from 'fast-check'
import { referenceOf } from '../../src/operations/referenceOf.ts'

const id = 'f091ffab-58bb-4630-a115-659453d56f59'
const type = (table: string) => ({ '@odata.type': `Microsoft.Dynamics.CRM.${table}` })

describe('a parameter that names a row', () => {
  /** Value, table, id, alternate key. */
  const rows: readonly (readonly [object, string, string, object?])[] = [
    [{ '@odata.id': `workflows(${id})` }, 'workflow', id],
    [{ '@odata.id': `/workflows(${id.toUpperCase()})` }, 'workflow', id],
    [{ '@odata.id': `https://org.example/api/data/v9.2/workflows(${id})` }, 'workflow', id],
    [{ '@odata.id': "workqueues(workqueuekey='orders')" }, 'workqueue', '', { workqueuekey: 'orders' }],
    [{ ...type('workflow'), workflowid: id.toUpperCase() }, 'workflow', id],
    [{ '@odata.type': '#Microsoft.Dynamics.CRM.workflow', workflowid: id }, 'workflow', id],
    [{ workflowid: id, name: 'Without a type' }, 'workflow', id],
    [{ ...type('systemuser'), ownerid: id }, 'systemuser', id],
    [{ ...type('workqueue'), workqueuekey: 'orders' }, 'workqueue', '', { workqueuekey: 'orders' }],
    [
      { ...type('workqueueitem'), _workqueueid_value: id, uniqueidbyqueue: '7' },
      'workqueueitem',
      '',
      { workqueueid: id, uniqueidbyqueue: '7' },
    ],
  ]
  for (const [value, table, expected, alternateKey] of rows)
    test(`is read from ${JSON.stringify(value)}`, () => {
      const found = referenceOf('Target', value)
      assert.deepEqual([found.table.logicalName, found.id, found.alternateKey], [table, expected, alternateKey])
    })

  const refused: readonly unknown[] = [
    null,
    'x',
    {},
    { '@odata.id': 'workflows' },
    { '@odata.id': `workflows(${id})/name` },
    { '@odata.id': `flows(${id})` },
    { '@odata.id': "workqueues(name='x')" },
    { ...type('workflow') },
    { ...type('workflow'), workflowid: 'x' },
    { ...type('flow'), workflowid: id },
    { ...type('workqueue'), workqueuekey: 7 },
    { ...type('workqueueitem'), uniqueidbyqueue: '7' },
    { ...type('workqueueitem'), _workqueueid_value: 'x', uniqueidbyqueue: '7' },
  ]
  for (const value of refused)
    test(`is refused where it is ${JSON.stringify(value)}`, () =>
      assert.throws(() => referenceOf('Target', value), DataverseError))

  test('is read, or refused with an ordinary error', () =>
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('@odata.id', '@odata.type', 'workflowid', 'workqueuekey'), fc.jsonValue()),
        value => {
          try {
            referenceOf('Target', value)
          } catch (error) {
            assert.ok(error instanceof Error && error.constructor.name !== 'TypeError', String(error))
          }
        },
      ),
    ))
})
