import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { role } from '@deskhand/contract/tables/role'
import { assignRole } from '../../src/store/assignRole.ts'
import { insertRow } from '../../src/store/insertRow.ts'
import { type Environment, ids, openEnvironment, start, type UserName } from '../apiEnvironment.ts'
import { databases } from '../databases.ts'

const roleId = '00000000-0000-4000-8000-0000000000a1'
const runs = ['00000000-0000-4000-8000-0000000000b1', '00000000-0000-4000-8000-0000000000b2'] as const
const base = 'https://org.example/api/data/v9.2'

for (const { name, skip, open } of databases) {
  describe(`Navigation properties on ${name}`, { skip }, () => {
    let environment: Environment
    before(async () => {
      environment = await openEnvironment(open)
      const by = { userId: ids.users.maker, now: start }
      await environment.store.write(function* () {
        yield* insertRow(role, { roleid: roleId, name: 'Test role', businessunitid: ids.unit }, by)
        yield* assignRole({ userId: ids.users.user, roleId })
        for (const [index, flowsessionid] of runs.entries())
          yield* insertRow(
            flowSession,
            { flowsessionid, name: `run ${index}`, statuscode: 4, regardingobjectid: ids.flow, dh_state: 'succeeded' },
            by,
          )
      })
    })
    after(() => environment?.close())

    const get = async (path: string, user: UserName = 'admin', headers: Record<string, string> = {}) => {
      const url = `/api/data/v9.2/${path}`
      const { statusCode, body } = await environment.app.inject({ url, headers: { 'x-user': user, ...headers } })
      return { status: statusCode, body }
    }
    const json = async (path: string, user?: UserName, headers?: Record<string, string>) =>
      JSON.parse((await get(path, user, headers)).body)

    test('a lookup leads to its row, with the options of a row', async () => {
      const row = await json(`flowsessions(${runs[0]})/regardingobjectid_process?$select=name`)
      assert.equal(row['@odata.context'], `${base}/$metadata#workflows(name)/$entity`)
      assert.deepEqual(Object.keys(row), ['@odata.context', '@odata.etag', 'name', 'workflowid'])
      assert.equal(row.workflowid, ids.flow)
    })

    test('a lookup to one of several tables leads to the row in its table', async () => {
      const owner = await json(`workflows(${ids.flow})/ownerid?$select=fullname`)
      assert.deepEqual([owner.fullname, owner.systemuserid, owner.ownerid], ['maker', ids.users.maker, ids.users.maker])
    })

    test('an empty lookup is a 204', async () => {
      assert.deepEqual(await get(`flowsessions(${runs[0]})/MachineId`), { status: 204, body: '' })
      assert.deepEqual(await get(`flowsessions(${runs[0]})/MachineId/$ref`), { status: 204, body: '' })
    })

    test('a collection is a list with all options of one', async () => {
      const path = `workflows(${ids.flow})/regardingobjectid_process`
      const list = await json(`${path}?$select=name&$filter=statuscode eq 4&$orderby=name desc&$count=true`)
      assert.equal(list['@odata.context'], `${base}/$metadata#flowsessions(name)`)
      assert.equal(list['@odata.count'], 2)
      assert.deepEqual(
        list.value.map((row: { name: string }) => row.name),
        ['run 1', 'run 0'],
      )
      assert.equal((await get(`${path}/$count?$filter=contains(name,'1')`)).body, '\ufeff1')
      const one = await json(`${path}(${runs[1]})?$select=name`)
      assert.equal(one['@odata.context'], `${base}/$metadata#flowsessions(name)/$entity`)
      assert.equal(one.name, 'run 1')
    })

    test('a collection is followed page by page under its own path', async () => {
      const path = `workflows(${ids.flow})/regardingobjectid_process`
      const prefer = { prefer: 'odata.maxpagesize=1' }
      const first = await json(`${path}?$select=name&$orderby=name`, 'admin', prefer)
      const link: string = first['@odata.nextLink']
      assert.ok(link.startsWith(`${base}/${path}?$select=name&$orderby=name&$skiptoken=`))
      const second = await json(link.slice(base.length + 1), 'admin', prefer)
      assert.deepEqual(
        [first.value[0].name, second.value[0].name, second['@odata.nextLink']],
        ['run 0', 'run 1', undefined],
      )
    })

    test('a many-to-many collection is a list from both ends', async () => {
      const roles = await json(`systemusers(${ids.users.user})/systemuserroles_association?$select=name`)
      assert.deepEqual([roles['@odata.context'], roles.value.length], [`${base}/$metadata#roles(name)`, 1])
      assert.equal(roles.value[0].name, 'Test role')
      const users = await json(`roles(${roleId})/systemuserroles_association?$select=fullname`)
      assert.deepEqual(
        users.value.map((row: { fullname: string }) => row.fullname),
        ['user'],
      )
      assert.equal((await get(`systemusers(${ids.users.admin})/systemuserroles_association/$count`)).body, '\ufeff0')
      const one = await json(`systemusers(${ids.users.user})/systemuserroles_association(${roleId})?$select=name`)
      assert.equal(one.name, 'Test role')
      assert.equal((await get(`systemusers(${ids.users.admin})/systemuserroles_association(${roleId})`)).status, 404)
    })

    test('many-to-many collections are expanded and filtered by', async () => {
      const list = await json(
        'systemusers?$select=fullname&$orderby=fullname desc&$expand=systemuserroles_association($select=name),businessunitid($select=name)',
      )
      assert.equal(
        list['@odata.context'],
        `${base}/$metadata#systemusers(fullname,systemuserroles_association(name),businessunitid(name))`,
      )
      const [user, stranger] = list.value
      assert.deepEqual(
        user.systemuserroles_association.map((row: { name: string }) => row.name),
        ['Test role'],
      )
      assert.equal(
        user['systemuserroles_association@odata.nextLink'],
        `${base}/systemusers(${ids.users.user})/systemuserroles_association?$select=name`,
      )
      assert.deepEqual(stranger.systemuserroles_association, [])
      const found = await json(
        "systemusers?$select=fullname&$filter=systemuserroles_association/any(r:startswith(r/name,'Test'))",
      )
      assert.deepEqual(
        found.value.map((row: { fullname: string }) => row.fullname),
        ['user'],
      )
      const without = await get('systemusers/$count?$filter=not systemuserroles_association/any()')
      assert.equal(without.body, '\ufeff5')
    })

    test('references are the URLs of the rows', async () => {
      const path = `workflows(${ids.flow})/regardingobjectid_process/$ref`
      assert.deepEqual(await json(`${path}?$orderby=name`), {
        '@odata.context': `${base}/$metadata#Collection($ref)`,
        value: runs.map(id => ({ '@odata.id': `${base}/flowsessions(${id})` })),
      })
      assert.deepEqual(await json(`flowsessions(${runs[0]})/regardingobjectid_process/$ref`), {
        '@odata.context': `${base}/$metadata#$ref`,
        '@odata.id': `${base}/workflows(${ids.flow})`,
      })
      const [run] = (
        await json(`flowsessions?$select=name&$expand=regardingobjectid_process/$ref,MachineId/$ref&$top=1`)
      ).value
      assert.deepEqual(Object.entries(run).slice(1), [
        ['name', 'run 0'],
        ['_regardingobjectid_value', ids.flow],
        ['_machineid_value', null],
        ['flowsessionid', runs[0]],
        ['regardingobjectid_process', { '@odata.id': `${base}/workflows(${ids.flow})` }],
        ['MachineId', null],
      ])
    })

    test('who may not read the row may not follow it; rows out of reach are not among the others', async () => {
      assert.equal((await get(`workflows(${ids.plainFlow})/regardingobjectid_process`, 'stranger')).status, 404)
      assert.equal((await get(`workflows(${ids.flow})/regardingobjectid_process/$count`, 'user')).body, '\ufeff0')
      assert.equal((await get(`workflows(${ids.flow})/regardingobjectid_process(${runs[0]})`, 'user')).status, 404)
      assert.deepEqual((await json(`workflows(${ids.flow})/regardingobjectid_process/$ref`, 'user')).value, [])
    })

    test('drafts do not exist without the header: by their id, in collections, in what they are the owner of', async () => {
      const shown = { 'MSCRM.IncludeUnpublished': 'true' }
      assert.equal((await json(`workflows(${ids.draft})`)).error.code, '0x80040217')
      assert.equal((await json(`workflows(${ids.draft})?$select=name`, 'admin', shown)).name, 'Draft')
      assert.equal(
        (await json(`workflows(${ids.draft})?$select=name`, 'admin', { 'MSCRM.AsUnpublished': 'true' })).name,
        'Draft',
      )
      const owned = `systemusers(${ids.users.maker})/owner_workflows/$count`
      assert.equal((await get(owned)).body, '\ufeff3')
      assert.equal((await get(owned, 'admin', shown)).body, '\ufeff4')
      const expanded = async (headers?: Record<string, string>) =>
        (
          await json(
            `systemusers(${ids.users.maker})?$select=fullname&$expand=owner_workflows($select=name)`,
            'admin',
            headers,
          )
        ).owner_workflows.length
      assert.deepEqual([await expanded(), await expanded(shown)], [3, 4])
    })
  })
}
