import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { databases } from '../databases.ts'
import { openRoleEnvironment, type RoleEnvironment } from '../roleEnvironment.ts'

for (const { name, skip, open } of databases)
  describe(`Requests on behalf of others, on ${name}`, { skip }, () => {
    let environment: RoleEnvironment
    let delegate: string
    let maker: string
    let plain: string
    const objectId = 'e39c5d16-675b-48d1-8e67-667427e9c084'
    const missing = '99999999-0000-4000-8000-000000000000'

    before(async () => {
      environment = await openRoleEnvironment(open)
      const { ask, make, rootUnitId } = environment
      const roles = (await ask('GET', 'roles?$select=name')).json.value as { roleid: string; name: string }[]
      const person = async (fullname: string, ...names: string[]) => {
        const [firstname, lastname] = fullname.split(' ')
        const unit = { 'businessunitid@odata.bind': `/businessunits(${rootUnitId})` }
        const id = await make('systemusers', { firstname, lastname, ...unit })
        for (const role of roles.filter(one => names.includes(one.name))) {
          const body = { '@odata.id': `roles(${role.roleid})` }
          const { status, body: text } = await ask('POST', `systemusers(${id})/systemuserroles_association/$ref`, {
            body,
          })
          assert.equal(status, 204, text)
        }
        return id
      }
      delegate = await person('Dora Delegate', 'Delegate', 'Environment Maker')
      maker = await person('Max Maker', 'Environment Maker')
      plain = await person('Paul Plain', 'Environment Maker')
      const { status, body } = await ask('PATCH', `systemusers(${maker})`, {
        body: { azureactivedirectoryobjectid: objectId },
      })
      assert.equal(status, 204, body)
    })
    after(() => environment.close())

    const who = async (as: string, headers: Record<string, string>) => environment.ask('GET', 'WhoAmI', { as, headers })

    test('act as that user, by either header; the directory’s id goes first', async () => {
      for (const headers of [
        { CallerObjectId: objectId },
        { MSCRMCallerID: maker },
        { CallerObjectId: objectId.toUpperCase(), MSCRMCallerID: plain },
      ] as Record<string, string>[])
        assert.equal((await who(delegate, headers)).json.UserId, maker)
    })

    test('leave both names on what they write', async () => {
      const { ask, make } = environment
      const created = await ask('POST', 'workqueues', {
        as: delegate,
        headers: { CallerObjectId: objectId, prefer: 'return=representation' },
        body: { name: 'q', workqueuekey: 'q' },
      })
      assert.equal(created.status, 201, created.body)
      const row = created.json
      assert.deepEqual(
        [row._createdby_value, row._createdonbehalfby_value, row._ownerid_value, row._modifiedonbehalfby_value],
        [maker, delegate, maker, delegate],
      )
      const path = `workqueues(${row.workqueueid})`
      assert.equal((await ask('PATCH', path, { as: maker, body: { description: 'x' } })).status, 204)
      const after = (await ask('GET', path, { as: maker })).json
      assert.deepEqual([after._createdonbehalfby_value, after._modifiedonbehalfby_value], [delegate, null])
      await make('workqueues', { name: 'p', workqueuekey: 'p' }, plain)
      const list = await ask('GET', 'workqueues?$select=name', { as: delegate, headers: { MSCRMCallerID: maker } })
      assert.deepEqual(
        (list.json.value as { name: string }[]).map(one => one.name),
        ['q'],
      )
    })

    test('may do only what both may', async () => {
      const { ask, administratorId } = environment
      const headers = { MSCRMCallerID: administratorId }
      const flows = await ask('GET', 'workqueues?$select=name', { as: delegate, headers })
      assert.deepEqual(flows.json.value, [])
      const roles = await ask('POST', 'roles', { as: delegate, headers, body: { name: 'mine' } })
      assert.equal(roles.status, 403)
      assert.match(roles.json.error.message, /is missing prvCreaterole privilege/)
      const admin = await ask('POST', 'roles', { headers: { MSCRMCallerID: maker }, body: { name: 'mine' } })
      assert.equal(admin.status, 403, 'an administrator on behalf of a maker is a maker')
    })

    const refused: readonly (readonly [string, () => Promise<{ status: number; body: string }>, number, RegExp])[] = [
      [
        'without the privilege',
        () => who(plain, { MSCRMCallerID: maker }),
        403,
        /"0x8004a110","message":"User does not have the privilege to act on behalf another user\."/,
      ],
      ['for a user there is not', () => who(delegate, { MSCRMCallerID: missing }), 400, /0x80048d1a/],
      ['for a directory id nobody has', () => who(delegate, { CallerObjectId: missing }), 400, /CallerObjectId/],
      ['for something that is no id', () => who(delegate, { MSCRMCallerID: "x' or 1=1" }), 400, /names the user/],
      [
        'by the operations of desktop flows',
        () =>
          environment.ask('POST', `workflows(${missing})/Microsoft.Dynamics.CRM.RunDesktopFlow`, {
            as: delegate,
            headers: { MSCRMCallerID: maker },
            body: {},
          }),
        400,
        /Impersonation is not supported for desktop flow operations/,
      ],
      [
        'by those operations inside a batch on behalf of somebody',
        () =>
          environment.ask('POST', '$batch', {
            as: delegate,
            headers: { MSCRMCallerID: maker, 'content-type': 'multipart/mixed; boundary=b' },
            body: `--b\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nPOST workflows(${missing})/Microsoft.Dynamics.CRM.RunDesktopFlow HTTP/1.1\r\nContent-Type: application/json\r\n\r\n{}\r\n--b--\r\n`,
          }),
        400,
        /Impersonation is not supported for desktop flow operations/,
      ],
    ]
    for (const [title, ask, status, message] of refused)
      test(`are refused ${title}`, async () => {
        const answer = await ask()
        assert.equal(answer.status, status, answer.body)
        assert.match(answer.body, message)
      })
  })
