import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { flowMachine } from '@deskhand/contract/tables/flowMachine'
import { team } from '@deskhand/contract/tables/team'
import { addTeamMember } from '../../src/store/addTeamMember.ts'
import { insertRow } from '../../src/store/insertRow.ts'
import { type Environment, ids, openEnvironment, start, type UserName } from '../apiEnvironment.ts'
import { databases } from '../databases.ts'
import { idIn, sender } from '../sender.ts'

const base = 'https://org.example/api/data/v9.2'

for (const { name, skip, open } of databases) {
  describe(`Paths that lead through several rows, on ${name}`, { skip }, () => {
    let environment: Environment
    const send = sender(() => environment)
    let machine: string
    let members: string
    let run: string
    before(async () => {
      environment = await openEnvironment(open)
      await environment.store.write(function* () {
        const maker = { userId: ids.users.maker, now: start }
        machine = yield* insertRow(flowMachine, { name: 'PC-01', flowmachinegroupid: ids.group }, maker)
        members = yield* insertRow(team, { name: 'Clerks', businessunitid: ids.unit }, maker)
        yield* addTeamMember({ teamId: members, userId: ids.users.user })
      })
      const body = { runMode: 'attended', connectionName: 'orders', inputs: '{"Name":"a"}' }
      const flow = `workflows(${ids.flow})/Microsoft.Dynamics.CRM.RunDesktopFlow`
      run = (await send('POST', flow, body)).json().flowsessionId
    })
    after(() => environment.close())

    const read = async (path: string, as: UserName = 'admin') => {
      const { statusCode, headers, body } = await send('GET', path, undefined, { as })
      const isJson = String(headers['content-type']).startsWith('application/json')
      return { status: statusCode, body: isJson ? JSON.parse(body) : body.replace('\ufeff', '') }
    }

    const answers: readonly (readonly [title: string, path: () => string, body: unknown])[] = [
      [
        'a column of the row a lookup leads to',
        () => `flowmachines(${machine})/FlowMachineGroupId/name`,
        { '@odata.context': `${base}/$metadata#flowmachinegroups(${ids.group})/name`, value: 'group' },
      ],
      ['its bare value', () => `flowmachines(${machine})/FlowMachineGroupId/name/$value`, 'group'],
      ['a lookup of it', () => `flowmachines(${machine})/FlowMachineGroupId/_ownerid_value/$value`, ids.users.maker],
      [
        'how many rows lie in it',
        () => `flowmachines(${machine})/FlowMachineGroupId/flowmachinegroup_flowmachine/$count`,
        '1',
      ],
      [
        'a reference two lookups away',
        () => `flowmachines(${machine})/FlowMachineGroupId/createdby/$ref`,
        { '@odata.context': `${base}/$metadata#$ref`, '@odata.id': `${base}/systemusers(${ids.users.maker})` },
      ],
      [
        'a column of the owner, whose type is named',
        () => `flowmachines(${machine})/ownerid/Microsoft.Dynamics.CRM.systemuser/fullname/$value`,
        'maker',
      ],
      [
        'a column of one row of a collection',
        () => `teams(${members})/teammembership_association(${ids.users.user})/fullname/$value`,
        'user',
      ],
      [
        'one of a collection in one of a collection',
        () =>
          `teams(${members})/teammembership_association(${ids.users.user})/teammembership_association(${members})/name/$value`,
        'Clerks',
      ],
      [
        'the reference of the row itself',
        () => `workflows(${ids.flow})/$ref`,
        { '@odata.context': `${base}/$metadata#$ref`, '@odata.id': `${base}/workflows(${ids.flow})` },
      ],
      [
        'the references of a list',
        () => `workflows/$ref?$filter=workflowid eq ${ids.flow}`,
        {
          '@odata.context': `${base}/$metadata#Collection($ref)`,
          value: [{ '@odata.id': `${base}/workflows(${ids.flow})` }],
        },
      ],
      ['the type of a set', () => 'workflows/Microsoft.Dynamics.CRM.workflow/$count?$filter=category eq 5', '1'],
      [
        'the type of a row',
        () => `workflows(${ids.flow})/Microsoft.Dynamics.CRM.workflow/name/$value`,
        'Desktop flow 2',
      ],
      ['by an alternate key, and on', () => "dh_connections(dh_name='orders')/dh_MachineGroupId/name/$value", 'group'],
    ]
    for (const [title, path, body] of answers)
      test(`give ${title}`, async () => assert.deepEqual(await read(path()), { status: 200, body }))

    test('give a row two lookups away, with the options of one', async () => {
      const { body } = await read(`flowmachines(${machine})/FlowMachineGroupId/createdby?$select=fullname`)
      assert.equal(body['@odata.context'], `${base}/$metadata#systemusers(fullname)/$entity`)
      assert.equal(body.fullname, 'maker')
    })

    test('call the functions and actions of the row they end at', async () => {
      const held = await read(
        `flowmachines(${machine})/ownerid/Microsoft.Dynamics.CRM.systemuser/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()`,
      )
      assert.deepEqual([held.status, Array.isArray(held.body.RolePrivileges)], [200, true])
      const again = await send(
        'POST',
        `flowsessions(${run})/regardingobjectid_process/Microsoft.Dynamics.CRM.RunDesktopFlow`,
        { runMode: 'attended', connectionName: 'orders', inputs: '{"Name":"a"}' },
      )
      assert.equal(again.statusCode, 200, again.body)
    })

    test('write a column and a lookup of the row they end at', async () => {
      const description = `flowmachines(${machine})/FlowMachineGroupId/description`
      assert.equal((await send('PUT', description, { value: 'Room 3' })).statusCode, 204)
      assert.equal((await read(`${description}/$value`)).body, 'Room 3')
      assert.equal((await send('DELETE', description)).statusCode, 204)
      assert.equal((await read(description)).status, 204)
    })

    test('make a row in a collection', async () => {
      const path = `flowmachines(${machine})/FlowMachineGroupId/dh_flowmachinegroup_connection`
      const made = await send('POST', path, { dh_name: 'made' })
      assert.equal(made.statusCode, 204, made.body)
      const id = idIn(made.headers['odata-entityid'])
      assert.equal((await read(`dh_connections(${id})/_dh_machinegroupid_value/$value`)).body, ids.group)
      const shown = await send(
        'POST',
        `${path}?$select=dh_name`,
        { dh_name: 'seen' },
        { prefer: 'return=representation' },
      )
      assert.deepEqual([shown.statusCode, shown.json().dh_name], [201, 'seen'])
      const members = await send('POST', `teams(${ids.unit})/teammembership_association`, { domainname: 'x@y' })
      assert.equal(members.statusCode, 403, members.body)
    })

    /** Title, request, status, code, sentence. */
    const refused: readonly (readonly [string, () => ReturnType<typeof send>, number, string, RegExp])[] = [
      [
        'an empty lookup on the way',
        () => send('GET', `flowmachines(${machine})/modifiedonbehalfby/fullname`),
        404,
        '0x8006088a',
        /segment 'modifiedonbehalfby'/,
      ],
      [
        'an owner of another type than the one named',
        () => send('GET', `flowmachines(${machine})/ownerid/Microsoft.Dynamics.CRM.team/name`),
        404,
        '0x8006088a',
        /segment 'Microsoft\.Dynamics\.CRM\.team'/,
      ],
      [
        'a row that lies not in the collection',
        () =>
          send('GET', `teams(${members})/teammembership_association(${ids.users.maker})/fullname`, undefined, {
            as: 'admin',
          }),
        404,
        '0x80040217',
        /^Entity 'systemuser' With Id = .* Does Not Exist$/,
      ],
      [
        'a first row that the caller may not read',
        () => send('GET', `flowmachines(${machine})/FlowMachineGroupId/name`, undefined, { as: 'stranger' }),
        404,
        '0x80040217',
        /^Entity 'flowmachine' With Id = .* Does Not Exist$/,
      ],
      [
        'a row on the way that the caller may not read',
        () => send('GET', `dh_connections(${ids.connection})/dh_MachineGroupId/name`, undefined, { as: 'user' }),
        404,
        '0x80040217',
        /^Entity 'flowmachinegroup' With Id = .* Does Not Exist$/,
      ],
      [
        'a new row in a lookup',
        () => send('POST', `flowmachines(${machine})/FlowMachineGroupId`, { name: 'x' }),
        405,
        '0x80060888',
        /does not support http method 'POST'/,
      ],
      [
        'to delete the row behind a lookup, where its reference may be meant',
        () => send('DELETE', `flowmachines(${machine})/FlowMachineGroupId`),
        405,
        '0x80060888',
        /does not support http method 'DELETE'/,
      ],
      [
        'to make a reference of a row to itself',
        () => send('PUT', `workflows(${ids.flow})/$ref`, {}),
        405,
        '0x80060888',
        /does not support http method 'PUT'/,
      ],
    ]
    for (const [title, doing, status, code, message] of refused)
      test(`refuse ${title}: ${status}`, async () => {
        const answer = await doing()
        assert.equal(answer.statusCode, status, answer.body)
        assert.equal(answer.json().error.code, code)
        assert.match(answer.json().error.message, message)
      })
  })
}
