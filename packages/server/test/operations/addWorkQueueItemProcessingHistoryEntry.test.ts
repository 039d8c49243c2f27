import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { withEntry } from '../../src/operations/addWorkQueueItemProcessingHistoryEntry.ts'
import { databases } from '../databases.ts'
import { openRoleEnvironment, type RoleEnvironment } from '../roleEnvironment.ts'

describe('a list of attempts', () => {
  test('grows at its end', () =>
    assert.equal(withEntry('[{"statuscode":4}]', { statuscode: 2 }), '[{"statuscode":4},{"statuscode":2}]'))
  test('forgets the oldest where it is full', () => {
    const long = { processingresult: 'x'.repeat(600_000) }
    assert.equal(withEntry(JSON.stringify([long]), long), JSON.stringify([long]))
  })
  test('refuses an attempt that does not fit alone', () =>
    assert.throws(() => withEntry('[]', { processingresult: 'x'.repeat(1_048_576) }), {
      errorName: 'StringLengthTooLong',
    }))
  for (const text of ['{}', 'x', ''])
    test(`is not '${text}'`, () =>
      assert.throws(() => withEntry(text, { statuscode: 2 }), { errorName: 'InvalidArgument' }))
})

for (const { name, skip, open } of databases)
  describe(`AddWorkQueueItemProcessingHistoryEntry, on ${name}`, { skip }, () => {
    let environment: RoleEnvironment
    let item: string
    before(async () => {
      environment = await openRoleEnvironment(open)
      const queue = await environment.make('workqueues', { name: 'Orders', workqueuekey: 'orders' })
      item = await environment.make('workqueueitems', { name: 'a', 'workqueueid@odata.bind': `workqueues(${queue})` })
    })
    after(() => environment.close())

    const add = (body: object) =>
      environment.ask('POST', `workqueueitems(${item})/Microsoft.Dynamics.CRM.AddWorkQueueItemProcessingHistoryEntry`, {
        body,
      })
    const type = { '@odata.type': 'Microsoft.Dynamics.CRM.workqueueitem' }

    test('puts attempts down, one behind the other', async () => {
      const answers = [
        await add({
          item: {
            ...type,
            workqueueitemid: item,
            name: 'a',
            statuscode: 5,
            processingresult: 'No network.',
            retrycount: 0,
          },
        }),
        await add({ item: { ...type, statuscode: 2, processingduration: 3 } }),
      ]
      assert.deepEqual(
        answers.map(({ status, body }) => [status, body]),
        [
          [204, ''],
          [204, ''],
        ],
      )
      const { json } = await environment.ask('GET', `workqueueitems(${item})?$select=executioncontext`)
      assert.deepEqual(JSON.parse(json.executioncontext), [
        { statuscode: 5, processingresult: 'No network.', retrycount: 0 },
        { statuscode: 2, processingduration: 3 },
      ])
    })

    const refused: readonly (readonly [string, object, RegExp])[] = [
      ['no item', {}, /Required field 'item' is missing/],
      ['a text', { item: 'x' }, /Cannot convert the string value/],
      ['an item that tells of nothing', { item: { name: 'a' } }, /It has none of them/],
      ['a value that is none', { item: { statuscode: { a: 1 } } }, /'statuscode' must be a text/],
      [
        'another item',
        { item: { ...type, workqueueitemid: '00000000-0000-4000-8000-000000000001', statuscode: 2 } },
        /names another item/,
      ],
    ]
    for (const [title, body, sentence] of refused)
      test(`refuses ${title}`, async () => {
        const { status, json } = await add(body)
        assert.equal(status, 400)
        assert.match(json.error.message, sentence)
      })
  })
