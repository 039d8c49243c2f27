import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { desktopFlowBinary } from '@deskhand/contract/tables/desktopFlowBinary'
import { insertRow } from '../../src/store/insertRow.ts'
import { readContent } from '../../src/store/readContent.ts'
import { writeContent } from '../../src/store/writeContent.ts'
import { type Environment, ids, openEnvironment, start, type UserName } from '../apiEnvironment.ts'
import { databases } from '../databases.ts'
import { sender } from '../sender.ts'

const binary = '00000000-0000-4000-8000-0000000000d1'

for (const { name, skip, open } of databases)
  describe(`SaveAsDesktopFlow, on ${name}`, { skip }, () => {
    let environment: Environment
    const send = sender(() => environment)
    before(async () => {
      environment = await openEnvironment(open)
      const part = { name: 'Images', type: 'ImageRepository', reference: 'imageRepo.imgrepo', process: ids.flow }
      await environment.store.write(function* () {
        const by = { userId: ids.users.maker, now: start }
        yield* insertRow(desktopFlowBinary, { ...part, desktopflowbinaryid: binary, mimetype: 'application/json' }, by)
        yield* writeContent(desktopFlowBinary, binary, 'data', {
          name: 'imageRepo.imgrepo',
          content: Buffer.from('{}'),
        })
      })
    })
    after(() => environment.close())

    const saveAs = (flow: string, body: object, as: UserName = 'maker') =>
      send('POST', `workflows(${flow})/Microsoft.Dynamics.CRM.SaveAsDesktopFlow`, body, { as })
    const columns =
      'name,definition,inputs,outputs,clientdata,metadata,dependencies,description,category,uiflowtype,_ownerid_value,statecode,componentstate,suspensionreasondetails'
    const read = async (flow: string) =>
      (
        await send('GET', `workflows(${flow})?$select=${columns}`, undefined, {
          'mscrm.includeunpublished': 'true',
          as: 'admin',
        })
      ).json()

    test('copies script, schemas, what stands beside them, and the binaries', async () => {
      await send('PATCH', `workflows(${ids.flow})`, { description: 'Of orders', metadata: '{"clientversion":"2.50"}' })
      const answer = await saveAs(ids.flow, { desktopFlowName: 'A copy' })
      assert.equal(answer.statusCode, 200, answer.body)
      const { workflowId } = answer.json()
      assert.deepEqual(answer.json(), {
        '@odata.context':
          'https://org.example/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.SaveAsDesktopFlowResponse',
        workflowId,
      })
      const [original, copy] = [await read(ids.flow), await read(workflowId)]
      for (const column of ['definition', 'inputs', 'outputs', 'metadata', 'dependencies', 'description', 'uiflowtype'])
        assert.equal(copy[column], original[column], column)
      assert.deepEqual([copy.name, copy.category, copy.statecode, copy.componentstate], ['A copy', 6, 1, 0])
      assert.equal(JSON.parse(copy.clientdata).properties.definition.name, 'A copy')
      const parts = await send(
        'GET',
        `workflows(${workflowId})/workflow_desktopflowbinary_Process?$select=name,type,reference,mimetype,data,data_name`,
      )
      const [part, ...others] = parts.json().value
      assert.deepEqual(others, [])
      assert.deepEqual(
        [part.name, part.type, part.reference, part.mimetype, part.data_name],
        ['Images', 'ImageRepository', 'imageRepo.imgrepo', 'application/json', 'imageRepo.imgrepo'],
      )
      const content = await environment.store.read(() =>
        readContent(desktopFlowBinary, part.desktopflowbinaryid, 'data'),
      )
      assert.equal(String(Buffer.from(content?.content as Uint8Array)), '{}')
    })

    test('gives the copy to its caller, and leaves the original as it is', async () => {
      const before = await read(ids.plainFlow)
      const { workflowId } = (
        await saveAs(ids.plainFlow, { desktopFlowName: 'Copy of an administrator' }, 'admin')
      ).json()
      assert.equal((await read(workflowId))._ownerid_value, ids.users.admin)
      assert.deepEqual(await read(ids.plainFlow), before)
    })

    test('makes a draft of a draft, for the same reason', async () => {
      const { workflowId } = (await saveAs(ids.draft, { desktopFlowName: 'Another draft' })).json()
      const copy = await read(workflowId)
      assert.deepEqual([copy.statecode, copy.componentstate], [0, 1])
      assert.equal(copy.suspensionreasondetails, (await read(ids.draft)).suspensionreasondetails)
    })

    /** Title, flow, body, who, status, sentence. */
    const refused: readonly (readonly [string, string, object, UserName, number, RegExp])[] = [
      ['no name', ids.flow, {}, 'maker', 400, /Required field 'desktopFlowName' is missing/],
      ['a name of blanks', ids.flow, { desktopFlowName: '  ' }, 'maker', 400, /needs a name/],
      [
        'a name that is too long',
        ids.flow,
        { desktopFlowName: 'x'.repeat(101) },
        'maker',
        400,
        /maximum allowed length of '100'/,
      ],
      ['an unknown parameter', ids.flow, { desktopFlowName: 'x', more: 1 }, 'maker', 400, /not a valid parameter/],
      ['a flow that is not there', ids.connection, { desktopFlowName: 'x' }, 'maker', 404, /Does Not Exist/],
      ['a flow out of reach', ids.plainFlow, { desktopFlowName: 'x' }, 'stranger', 404, /Does Not Exist/],
      ['who may not make flows', ids.flow, { desktopFlowName: 'x' }, 'user', 403, /prvCreateworkflow/i],
      ['who may nothing', ids.flow, { desktopFlowName: 'x' }, 'nobody', 403, /prvReadworkflow/i],
      ['a cloud flow', ids.cloudFlow, { desktopFlowName: 'x' }, 'maker', 400, /only desktop flows/],
    ]
    for (const [title, flow, body, as, status, sentence] of refused)
      test(`refuses ${title}`, async () => {
        const answer = await saveAs(flow, body, as)
        assert.equal(answer.statusCode, status, answer.body)
        assert.match(answer.json().error.message, sentence)
      })
  })
