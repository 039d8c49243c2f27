import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { databases } from '../databases.ts'
import { openRoleEnvironment, type RoleEnvironment } from '../roleEnvironment.ts'

for (const { name, skip, open } of databases)
  describe(`Sharing, on ${name}`, { skip }, () => {
    let environment: RoleEnvironment
    let queue: string
    const people: Record<string, string> = {}
    before(async () => {
      environment = await openRoleEnvironment(open)
      const { ask, make } = environment
      const role = await ask('GET', "roles?$select=roleid&$filter=name eq 'Environment Maker'")
      for (const firstname of ['owner', 'one', 'two']) {
        const id = await make('systemusers', { firstname, lastname: 'x' })
        people[firstname] = id
        const body = { '@odata.id': `roles(${role.json.value[0].roleid})` }
        await ask('POST', `systemusers(${id})/systemuserroles_association/$ref`, { body })
      }
      queue = await make('workqueues', { name: 'Orders', workqueuekey: 'orders' }, people.owner)
      people.team = await make('teams', { name: 'Team' })
      const member = { '@odata.id': `systemusers(${people.two})` }
      await ask('POST', `teams(${people.team})/teammembership_association/$ref`, { body: member })
    })
    after(() => environment.close())

    const reference = (who: string) => ({ '@odata.id': `${who === 'team' ? 'teams' : 'systemusers'}(${people[who]})` })
    const share = (operation: string, who: string, AccessMask: string, as = 'owner') =>
      environment.ask('POST', operation, {
        as: people[as]!,
        body: {
          Target: { '@odata.id': `workqueues(${queue})` },
          PrincipalAccess: { Principal: reference(who), AccessMask },
        },
      })
    const rightsOf = async (who: string) => {
      const set = who === 'team' ? 'teams' : 'systemusers'
      const target = encodeURIComponent(`{'@odata.id':'workqueues(${queue})'}`)
      const path = `${set}(${people[who]})/Microsoft.Dynamics.CRM.RetrievePrincipalAccess(Target=@tid)?@tid=${target}`
      const { status, json, body } = await environment.ask('GET', path)
      assert.equal(status, 200, body)
      return json.AccessRights
    }

    test('adds rights, replaces them, and takes them back; all are told in one order', async () => {
      const all =
        'ReadAccess, WriteAccess, AppendAccess, AppendToAccess, CreateAccess, DeleteAccess, ShareAccess, AssignAccess'
      assert.equal(await rightsOf('owner'), all)
      assert.equal(await rightsOf('one'), 'None')
      assert.equal((await share('GrantAccess', 'one', 'ShareAccess, ReadAccess')).status, 204)
      assert.equal((await share('GrantAccess', 'one', 'WriteAccess')).status, 204)
      assert.equal(await rightsOf('one'), 'ReadAccess, WriteAccess, ShareAccess')
      assert.equal((await share('ModifyAccess', 'one', 'ReadAccess, ShareAccess')).status, 204)
      assert.equal(await rightsOf('one'), 'ReadAccess, ShareAccess')
    })

    test('finds rows and principals by any key', async () => {
      const PrincipalAccess = {
        Principal: { '@odata.type': 'Microsoft.Dynamics.CRM.systemuser', ownerid: people.one },
        AccessMask: 'ReadAccess, ShareAccess',
      }
      for (const Target of [
        { '@odata.id': "https://org.example/api/data/v9.2/workqueues(workqueuekey='ORDERS')" },
        { '@odata.type': 'Microsoft.Dynamics.CRM.workqueue', workqueuekey: 'orders' },
      ]) {
        const options = { as: people.owner!, body: { Target, PrincipalAccess } }
        assert.equal((await environment.ask('POST', 'ModifyAccess', options)).status, 204)
      }
      const Target = { '@odata.type': 'Microsoft.Dynamics.CRM.workqueue', workqueuekey: 'none' }
      const missing = await environment.ask('POST', 'ModifyAccess', { body: { Target, PrincipalAccess } })
      assert.deepEqual([missing.status, missing.json.error.code], [404, '0x80060891'])
    })

    test('gives no more than one has', async () => {
      assert.equal((await share('GrantAccess', 'two', 'ReadAccess', 'one')).status, 204)
      const more = await share('GrantAccess', 'two', 'ReadAccess, WriteAccess', 'one')
      assert.equal(more.status, 403)
      assert.equal(more.json.error.code, '0x80048306')
      assert.match(
        more.json.error.message,
        /^Principal with id \S+ does not have WriteAccess right\(s\) for record with id /,
      )
      assert.match((await share('ModifyAccess', 'one', 'DeleteAccess', 'one')).body, /not have DeleteAccess right/)
      assert.match((await share('GrantAccess', 'one', 'ReadAccess', 'two')).body, /not have ShareAccess right/)
      assert.equal(await rightsOf('two'), 'ReadAccess')
    })

    test('with a team shares with its members', async () => {
      assert.equal((await share('ModifyAccess', 'two', 'None')).status, 204)
      assert.equal(await rightsOf('two'), 'None')
      assert.equal((await share('GrantAccess', 'team', 'ReadAccess')).status, 204)
      assert.equal(await rightsOf('two'), 'ReadAccess')
      const body = { Target: { '@odata.id': `workqueues(${queue})` }, Revokee: reference('team') }
      assert.equal((await environment.ask('POST', 'RevokeAccess', { as: people.owner!, body })).status, 204)
      assert.equal(await rightsOf('two'), 'None')
    })
  })
