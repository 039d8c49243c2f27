import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Environment, ids, openEnvironment } from '../apiEnvironment.ts'
import { databases } from '../databases.ts'
import { sender } from '../sender.ts'

const type = { '@odata.type': 'Microsoft.Dynamics.CRM.connectionreference' }
const reference = (name: string) => ({
  ...type,
  connectionreferencelogicalname: name,
  connectionreferencedisplayname: name,
})

for (const { name, skip, open } of databases) {
  describe(`operations on many rows, on ${name}`, { skip }, () => {
    let environment: Environment
    const send = sender(() => environment)
    before(async () => {
      environment = await openEnvironment(open)
    })
    after(() => environment.close())

    const call = (operation: string, Targets: unknown) =>
      send('POST', `connectionreferences/Microsoft.Dynamics.CRM.${operation}`, { Targets })
    const names = async () =>
      (
        await send(
          'GET',
          "connectionreferences?$select=connectionreferencelogicalname,description&$filter=startswith(connectionreferencelogicalname,'many')&$orderby=connectionreferencelogicalname",
        )
      )
        .json()
        .value.map((row: Record<string, string>) => [row.connectionreferencelogicalname, row.description])

    test('create them, change them, and do either', async () => {
      const created = await call('CreateMultiple', [reference('many1'), reference('many2')])
      assert.equal(created.statusCode, 200, created.body)
      const { Ids } = created.json()
      assert.deepEqual(created.json(), {
        '@odata.context': 'https://org.example/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.CreateMultipleResponse',
        Ids,
      })
      assert.equal(Ids.length, 2)

      const updated = await call('UpdateMultiple', [
        { ...type, connectionreferenceid: Ids[0], description: 'by id' },
        {
          '@odata.type': '#Microsoft.Dynamics.CRM.connectionreference',
          '@odata.id': "connectionreferences(connectionreferencelogicalname='MANY2')",
          description: 'by key',
        },
      ])
      assert.equal(updated.statusCode, 204, updated.body)
      assert.equal(updated.body, '')
      assert.deepEqual(await names(), [
        ['many1', 'by id'],
        ['many2', 'by key'],
      ])

      const key = (name: string) => `connectionreferences(connectionreferencelogicalname='${name}')`
      const upserted = await call('UpsertMultiple', [
        { ...type, '@odata.id': key('many2'), description: 'changed' },
        { ...type, '@odata.id': key('many3'), connectionreferencedisplayname: 'x', description: 'new' },
      ])
      assert.equal(upserted.statusCode, 204, upserted.body)
      assert.deepEqual(await names(), [
        ['many1', 'by id'],
        ['many2', 'changed'],
        ['many3', 'new'],
      ])
    })

    test('do nothing where one of the rows is refused', async () => {
      const before = await names()
      const taken = await call('CreateMultiple', [reference('many8'), reference('many1')])
      assert.equal(taken.statusCode, 412, taken.body)
      const missing = await call('UpdateMultiple', [
        { ...type, '@odata.id': "connectionreferences(connectionreferencelogicalname='many1')", description: 'lost' },
        { ...type, connectionreferenceid: ids.flow, description: 'x' },
      ])
      assert.equal(missing.statusCode, 404, missing.body)
      assert.deepEqual(await names(), before)
    })

    /** Title, operation, targets, status, sentence. */
    const refused: readonly (readonly [string, string, unknown, number, RegExp])[] = [
      ['a row of no type', 'CreateMultiple', [{}], 400, /'Targets\[0\]' must say of which table it is/],
      [
        'a row of another table',
        'CreateMultiple',
        [{ '@odata.type': 'Microsoft.Dynamics.CRM.workflow' }],
        400,
        /must say of which/,
      ],
      [
        'more than a thousand rows',
        'CreateMultiple',
        Array.from({ length: 1001 }, () => type),
        400,
        /has 1001 rows; 1000/,
      ],
      ['no list', 'CreateMultiple', {}, 400, /Cannot convert the object/],
      ['a list of no rows', 'CreateMultiple', [1], 400, /Cannot convert the array/],
      ['a row without a key', 'UpdateMultiple', [{ ...type, description: 'x' }], 400, /must say which one it is/],
      [
        'a key of another table',
        'UpsertMultiple',
        [{ ...type, '@odata.id': `workflows(${ids.flow})` }],
        400,
        /must say which one it is/,
      ],
      [
        'a key that names no row',
        'UpdateMultiple',
        [{ ...type, '@odata.id': "connectionreferences(connectionreferencelogicalname='none')" }],
        404,
        /A record with the specified key values does not exist in connectionreference entity/,
      ],
    ]
    for (const [title, operation, targets, status, message] of refused) {
      test(`refuse ${title}`, async () => {
        const answer = await call(operation, targets)
        assert.equal(answer.statusCode, status, answer.body)
        assert.match(answer.json().error.message, message)
      })
    }

    test('are not for tables whose rows come from elsewhere, nor unbound', async () => {
      const logs = await send(
        'POST',
        'flowlogs/Microsoft.Dynamics.CRM.CreateMultiple',
        { Targets: [] },
        { as: 'admin' },
      )
      assert.equal(logs.statusCode, 501)
      assert.equal((await send('POST', 'CreateMultiple', { Targets: [] })).statusCode, 400)
    })
  })
}
