import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { workflow } from '@deskhand/contract/tables/workflow'
import { type Environment, ids, openEnvironment, type UserName } from '../apiEnvironment.ts'
import { databases } from '../databases.ts'
import { readingRole } from '../readingRole.ts'
import { idIn, sender } from '../sender.ts'

const base = 'https://org.example/api/data/v9.2'

for (const { name, skip, open } of databases) {
  describe(`rows that are written, on ${name}`, { skip }, () => {
    let environment: Environment
    const send = sender(() => environment)
    before(async () => {
      environment = await openEnvironment(open)
    })
    after(() => environment.close())

    const admin = { as: 'admin' } as const
    const represented = { prefer: 'return=representation' }

    test('come with the rows that lie in them', async () => {
      const made = await send(
        'POST',
        'workflows?$select=name&$expand=workflow_desktopflowbinary_Process($select=name;$orderby=name)',
        {
          name: 'Deep',
          definition: 'plain',
          workflow_desktopflowbinary_Process: [
            { name: 'a', type: 'ManifestFile' },
            { name: 'b', type: 'ManifestFile' },
          ],
        },
        represented,
      )
      assert.equal(made.statusCode, 201, made.body)
      const row = made.json()
      const { workflowid, '@odata.etag': etag, workflow_desktopflowbinary_Process: binaries } = row
      assert.deepEqual(row, {
        '@odata.context': `${base}/$metadata#workflows(name,workflow_desktopflowbinary_Process(name))/$entity`,
        '@odata.etag': etag,
        name: 'Deep',
        workflowid,
        workflow_desktopflowbinary_Process: binaries,
      })
      assert.deepEqual(
        binaries.map((one: Record<string, string>) => one.name),
        ['a', 'b'],
      )
      assert.equal(made.headers.location, `${base}/workflows(${workflowid})`)
      assert.equal(made.headers['odata-entityid'], undefined)
    })

    test('come with the row their lookup leads to', async () => {
      const made = await send('POST', 'dh_connections', { dh_name: 'deep', dh_MachineGroupId: { name: 'New group' } })
      assert.equal(made.statusCode, 204, made.body)
      const read = await send(
        'GET',
        "dh_connections(dh_name='deep')?$select=dh_name&$expand=dh_MachineGroupId($select=name)",
      )
      assert.equal(read.json().dh_MachineGroupId.name, 'New group')
    })

    test('come with all of what lies in them, or not at all', async () => {
      const refused = await send('POST', 'dh_connections', {
        dh_name: 'orders',
        dh_MachineGroupId: { name: 'Lost group' },
      })
      assert.equal(refused.statusCode, 412, refused.body)
      const groups = await send('GET', "flowmachinegroups?$select=name&$filter=name eq 'Lost group'")
      assert.deepEqual(groups.json().value, [])
    })

    test('are created and changed by an alternate key', async () => {
      const path = "connectionreferences(connectionreferencelogicalname='new_upserted')"
      const body = { connectionreferencedisplayname: 'A', description: 'one' }
      const made = await send('PATCH', path, body)
      assert.equal(made.statusCode, 204, made.body)
      const url = String(made.headers['odata-entityid'])
      assert.match(url, /connectionreferences\([0-9a-f-]{36}\)$/)
      const changed = await send('PATCH', `${path}?$select=description`, { description: 'two' }, represented)
      assert.equal(changed.statusCode, 200, changed.body)
      assert.equal(changed.json().connectionreferenceid, idIn(url))
      assert.equal(changed.json().description, 'two')
      const read = await send('GET', `${path}?$select=connectionreferencelogicalname`)
      assert.equal(read.json().connectionreferencelogicalname, 'new_upserted')
      assert.equal((await send('DELETE', path)).statusCode, 204)
      assert.equal((await send('GET', path)).json().error.code, '0x80060891')
      const again = await send('PATCH', path, body, represented)
      assert.equal(again.statusCode, 201, again.body)
    })

    test('keep their version when a body says nothing, and must have it all the same', async () => {
      const path = `workflows(${ids.flow})`
      const etag = async () => String((await send('GET', `${path}?$select=name`)).headers.etag)
      const before = await etag()
      assert.equal((await send('PATCH', path, {})).statusCode, 204)
      assert.equal(await etag(), before)
      assert.equal((await send('PATCH', path, {}, { 'if-match': 'W/"1"' })).statusCode, 412)
      assert.equal((await send('DELETE', path, undefined, { 'if-match': 'W/"1"' })).json().error.code, '0x80060882')
    })

    test('are changed one column at a time', async () => {
      const path = `workflows(${ids.flow})`
      const read = async () => (await send('GET', `${path}?$select=description,name`)).json()
      const put = await send('PUT', `${path}/description`, { value: 'orders' })
      assert.equal(put.statusCode, 204, put.body)
      assert.equal((await read()).description, 'orders')
      assert.equal((await send('DELETE', `${path}/description`)).statusCode, 204)
      assert.equal((await read()).description, null)
      assert.equal(
        (await send('PUT', "dh_connections(dh_name='orders')/dh_displayname", { value: 'x' })).statusCode,
        204,
      )
    })

    test('go back to what they were as new where PUT does not name a column', async () => {
      const key = "connectionreferences(connectionreferencelogicalname='new_replaced')"
      const body = { connectionreferencedisplayname: 'A', description: 'one', promptingbehavior: 1 }
      assert.equal((await send('PUT', key, body)).statusCode, 204)
      const replaced = await send(
        'PUT',
        `${key}?$select=connectionreferencedisplayname,description,promptingbehavior`,
        { connectionreferencedisplayname: 'B', connectionreferencelogicalname: 'new_replaced' },
        represented,
      )
      assert.equal(replaced.statusCode, 200, replaced.body)
      const { connectionreferencedisplayname, description, promptingbehavior } = replaced.json()
      assert.deepEqual([connectionreferencedisplayname, description, promptingbehavior], ['B', null, 0])
      assert.match((await send('PUT', key, {})).json().error.message, /must have a value/)
    })

    test('say when they were made where they come from, for who may make rows for everybody', async () => {
      const body = { name: 'Old', definition: 'plain', overriddencreatedon: '2020-02-03' }
      const made = await send('POST', 'workflows?$select=createdon,overriddencreatedon', body, {
        ...admin,
        ...represented,
      })
      assert.equal(made.statusCode, 201, made.body)
      assert.equal(made.json().createdon, '2020-02-03T00:00:00Z')
      assert.notEqual(made.json().overriddencreatedon, null)
      const refused = await send('POST', 'workflows', body)
      assert.equal(refused.statusCode, 403)
      assert.match(refused.json().error.message, /prvOverrideCreatedOnCreatedBy/)
      const late = await send(
        'PATCH',
        `workflows(${made.json().workflowid})`,
        { overriddencreatedon: '2021-01-01' },
        admin,
      )
      assert.equal(late.statusCode, 400, late.body)
    })

    test('are in the state that goes with their status', async () => {
      const path = `dh_connections(${ids.connection})`
      const state = async () => {
        const { statecode, statuscode } = (await send('GET', `${path}?$select=statecode,statuscode`)).json()
        return [statecode, statuscode]
      }
      assert.equal((await send('PATCH', path, { statecode: 1 })).statusCode, 204)
      assert.deepEqual(await state(), [1, 2])
      const wrong = await send('PATCH', path, { statuscode: 1 })
      assert.equal(wrong.statusCode, 400)
      assert.deepEqual(wrong.json(), {
        error: {
          code: '0x80048408',
          message: `1 is not a valid status code for state code 1 on dh_connection with Id ${ids.connection}.`,
        },
      })
      assert.equal((await send('PATCH', path, { statecode: 0, statuscode: 1 })).statusCode, 204)
      assert.deepEqual(await state(), [0, 1])
    })

    test('are flows that are switched by state and status together', async () => {
      const path = `workflows(${ids.plainFlow})`
      const state = async () => {
        const row = (await send('GET', `${path}?$select=statecode,statuscode`)).json()
        return [row.statecode, row.statuscode]
      }
      assert.equal((await send('PATCH', path, { statecode: 0, statuscode: 1 })).statusCode, 204)
      assert.deepEqual(await state(), [0, 1])
      const run = await send('POST', `${path}/Microsoft.Dynamics.CRM.RunDesktopFlow`, {
        runMode: 'attended',
        connectionName: 'orders',
      })
      assert.match(run.json().error.message, /draft or switched off/)
      assert.equal((await send('PATCH', path, { statecode: 1, statuscode: 2 })).statusCode, 204)
      assert.deepEqual(await state(), [1, 2])
      assert.equal((await send('PATCH', path, { statecode: 1, statuscode: 1 })).json().error.code, '0x80048408')
      assert.equal((await send('PATCH', path, { name: 'Renamed' })).statusCode, 204)
      assert.match((await send('GET', `${path}/clientdata/$value`)).body, /"name":"Renamed"/)
    })

    test('are given to another owner by who may assign them, and are out of reach then', async () => {
      const flow = await send('POST', 'workflows', { name: 'Given away', definition: 'plain' })
      const path = `workflows(${idIn(flow.headers['odata-entityid'])})`
      const to = (user: UserName) => ({ 'ownerid@odata.bind': `/systemusers(${ids.users[user]})` })
      assert.equal((await send('PATCH', path, to('stranger'), { as: 'user' })).statusCode, 403)
      for (const refused of [
        await send('PATCH', path, to('stranger')),
        await send('POST', 'workflows', { name: 'x', definition: 'plain', ...to('stranger') }, admin),
      ]) {
        assert.deepEqual([refused.statusCode, refused.json().error.code], [403, '0x80040231'])
        assert.match(
          refused.json().error.message,
          /^Target user or team does not hold required privileges\. The user 0000\S+ is missing prvReadworkflow/i,
        )
      }
      await environment.store.write(() => readingRole(workflow, { kind: 'systemuser', id: ids.users.stranger }))
      const given = await send('PATCH', path, to('stranger'))
      assert.equal(given.statusCode, 204, given.body)
      assert.equal((await send('GET', path)).statusCode, 404)
      const row = (await send('GET', `${path}?$select=_ownerid_value,_owninguser_value`, undefined, admin)).json()
      assert.deepEqual([row._ownerid_value, row._owninguser_value], [ids.users.stranger, ids.users.stranger])
      const own = await send('POST', 'workflows', { name: 'Foreign', definition: 'plain', ...to('stranger') })
      assert.equal(own.statusCode, 403, own.body)
      assert.match(own.json().error.message, /not have CreateAccess right/)
    })

    const flow = `workflows(${ids.flow})`
    /** Title, request, status, code, sentence. */
    const refused: readonly (readonly [string, () => ReturnType<typeof send>, number, string, RegExp])[] = [
      [
        'an absent row by key with If-Match: *',
        () => send('PATCH', "dh_connections(dh_name='none')", {}, { 'if-match': '*' }),
        404,
        '0x80060891',
        /does not exist in dh_connection entity/,
      ],
      [
        'a row by key that is there with If-None-Match: *',
        () => send('PATCH', "dh_connections(dh_name='Orders')", {}, { 'if-none-match': '*' }),
        412,
        '0x80040237',
        /^A record with matching key values already exists\.$/,
      ],
      [
        'a row of a foreign group by key',
        () =>
          send('POST', 'dh_connections', {
            dh_name: 'x',
            'dh_MachineGroupId@odata.bind': "flowmachinegroups(name='group')",
          }),
        400,
        '0x80048d19',
        /not an alternate key of 'flowmachinegroups'/,
      ],
      [
        'an unknown column by itself',
        () => send('PUT', `${flow}/nothing`, { value: 1 }),
        404,
        '0x8006088a',
        /segment 'nothing'/,
      ],
      [
        'a read-only column by itself',
        () => send('PUT', `${flow}/createdon`, { value: '2020-01-01' }),
        400,
        '0x80040203',
        /'createdon' of 'workflow' cannot be written/,
      ],
      ['no value', () => send('PUT', `${flow}/name`, { name: 'x' }), 400, '0x80048d19', /\{"value": …\}/],
      ['a list as value', () => send('PUT', `${flow}/name`, []), 400, '0x80048d19', /\{"value": …\}/],
      ['a value of another type', () => send('PUT', `${flow}/name`, { value: 1 }), 400, '0x80044354', /must be text/],
      ['to empty a name', () => send('DELETE', `${flow}/name`), 400, '0x80040203', /'name' of 'workflow' must have/],
      ['to empty a state', () => send('DELETE', `${flow}/statecode`), 400, '0x80040203', /'statecode'/],
      [
        'a column of a row of somebody else',
        () => send('PUT', `dh_connections(${ids.foreignConnection})/dh_displayname`, { value: 'x' }),
        404,
        '0x80040217',
        /^Entity 'dh_connection' With Id = .* Does Not Exist$/,
      ],
      ['a body that is no JSON', () => send('PATCH', flow, '{'), 400, '0x80060888', /not JSON/],
      ['no body', () => send('PATCH', flow), 400, '0x80048d19', /must be a JSON object/],
    ]
    for (const [title, doing, status, code, message] of refused) {
      test(`are not changed by ${title}: ${status}`, async () => {
        const answer = await doing()
        assert.equal(answer.statusCode, status, answer.body)
        assert.equal(answer.json().error.code, code)
        assert.match(answer.json().error.message, message)
      })
    }
  })
}
