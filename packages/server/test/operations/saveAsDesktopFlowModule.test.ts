import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { databases } from '../databases.ts'
import { openRoleEnvironment, type RoleEnvironment } from '../roleEnvironment.ts'

for (const { name, skip, open } of databases)
  describe(`SaveAsDesktopFlowModule, on ${name}`, { skip }, () => {
    let environment: RoleEnvironment
    let module: string
    before(async () => {
      environment = await openRoleEnvironment(open)
      module = await environment.make('desktopflowmodules', { name: 'Elements', description: 'Shared', type: 1 })
      const headers = { 'content-type': 'application/octet-stream', 'x-ms-file-name': 'elements.zip' }
      await environment.ask('PATCH', `desktopflowmodules(${module})/data`, { body: 'bytes', headers })
    })
    after(() => environment.close())

    const saveAs = (body: object, id = module) =>
      environment.ask('POST', `desktopflowmodules(${id})/Microsoft.Dynamics.CRM.SaveAsDesktopFlowModule`, { body })

    test('copies a module with its file', async () => {
      const { status, json, body } = await saveAs({ desktopFlowModuleName: 'More elements' })
      assert.equal(status, 200, body)
      const path = `desktopflowmodules(${json.desktopflowmoduleid})`
      const { json: copy } = await environment.ask('GET', `${path}?$select=name,description,type,data_name`)
      assert.deepEqual(
        [copy.name, copy.description, copy.type, copy.data_name],
        ['More elements', 'Shared', 1, 'elements.zip'],
      )
      assert.equal((await environment.ask('GET', `${path}/data/$value`)).body, 'bytes')
    })

    test('needs a name, and a module', async () => {
      assert.equal((await saveAs({})).status, 400)
      assert.equal((await saveAs({ desktopFlowModuleName: 'x' }, environment.rootUnitId)).status, 404)
    })
  })
