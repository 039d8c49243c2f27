import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Environment, openEnvironment, type UserName } from '../apiEnvironment.ts'
import { databases } from '../databases.ts'

for (const { name, skip, open } of databases)
  describe(`The rows of tables are counted, on ${name}`, { skip }, () => {
    let environment: Environment
    before(async () => {
      environment = await openEnvironment(open)
    })
    after(() => environment.close())

    const count = (names: string, as: UserName) =>
      environment.app.inject({
        method: 'GET',
        url: `/api/data/v9.2/RetrieveTotalRecordCount(EntityNames=@p)?@p=${encodeURIComponent(names)}`,
        headers: { 'x-user': as },
      })

    const counts: readonly (readonly [as: UserName, names: string, values: readonly number[]])[] = [
      ['admin', "['workflow','dh_connection']", [4, 3]],
      ['admin', "['workflow','workflow']", [4]],
      ['maker', '["workflow"]', [4]],
      ['user', "['workflow','dh_connection']", [1, 1]],
    ]
    for (const [as, names, values] of counts)
      test(`${as} has ${values.join(' and ')} of ${names}`, async () => {
        const answer = await count(names, as)
        assert.equal(answer.statusCode, 200, answer.body)
        const keys = [...new Set(JSON.parse(names.replaceAll("'", '"')))]
        assert.equal(
          answer.body,
          JSON.stringify({
            '@odata.context':
              'https://org.example/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.RetrieveTotalRecordCountResponse',
            EntityRecordCountCollection: { Count: keys.length, IsReadOnly: false, Keys: keys, Values: values },
          }),
        )
      })

    test('tables that are not there, or not within reach, are refused by name', async () => {
      assert.equal((await count("['nothing']", 'admin')).json().error.code, '0x80041102')
      assert.match((await count("['nothing']", 'admin')).json().error.message, /^The entity with a name = 'nothing'/)
      assert.equal((await count("['workflow']", 'nobody')).statusCode, 403)
      assert.equal((await count("'workflow'", 'admin')).statusCode, 400)
    })
  })
