import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { operations } from '@deskhand/contract/operations/index'
import { tables } from '@deskhand/contract/tables/index'
import { type Environment, ids, openEnvironment } from '../apiEnvironment.ts'
import { databases } from '../databases.ts'
import { sender } from '../sender.ts'

const { name, open } = databases[0]!

describe(`operations that are not available, on ${name}`, () => {
  let environment: Environment
  const send = sender(() => environment)
  before(async () => {
    environment = await openEnvironment(open)
  })
  after(() => environment.close())

  for (const { name: operation, kind, boundTo, instead } of operations) {
    if (instead === undefined) continue
    test(`${operation} is answered with 501 and with what to do instead`, async () => {
      const set = tables.find(({ logicalName }) => logicalName === boundTo)?.set
      const path = set === undefined ? operation : `${set}(${ids.flow})/Microsoft.Dynamics.CRM.${operation}`
      const answer = await send(kind === 'action' ? 'POST' : 'GET', path)
      assert.equal(answer.statusCode, 501, answer.body)
      assert.deepEqual(answer.json().error, {
        code: '0x8006088a',
        message: `'${operation}' is not available here. ${instead}`,
      })
    })
  }

  test('are not in $metadata, which names what can be asked', async () => {
    const { body } = await send('GET', '$metadata', undefined, { accept: 'application/xml' })
    const named = [...body.matchAll(/<(?:Action|Function) Name="(\w+)"/g)].map(([, operation]) => operation)
    const available = operations.filter(({ instead }) => instead === undefined).map(({ name: operation }) => operation)
    assert.deepEqual([...new Set(named)].sort(), [...new Set(available)].sort())
  })
})
