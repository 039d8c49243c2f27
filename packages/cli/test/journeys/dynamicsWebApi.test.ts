import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DynamicsWebApi } from 'dynamics-web-api'
import { deskhand, startDeskhand, temporaryFolder } from './deskhand.ts'

/** The unmodified client library dynamics-web-api, through all that it can do with these tables. */
test('an application that uses dynamics-web-api works unchanged', async context => {
  const folder = temporaryFolder(context)
  const server = await startDeskhand(context, ['--data', folder, '--port', '0'])
  const token = (await deskhand(['token', '--data', folder])).stdout.trim()
  const { baseUrl } = server.description
  const flowId = (await server.client().flows.import('Desktop flow 1', 'WAIT 60')).id
  await server.client().flows.import('Desktop flow 2', 'SET X TO 2')
  const api = new DynamicsWebApi({
    serverUrl: baseUrl,
    dataApi: { version: '9.2' },
    useEntityNames: true,
    onTokenRefresh: async () => token,
  })
  const collection = 'workqueues'
  let queueId = ''

  await context.test('creates a row and reads it, by id and by alternate key', async () => {
    queueId = await api.create({ collection, data: { name: 'Orders', workqueuekey: 'orders' } })
    assert.match(queueId, /^[0-9a-f-]{36}$/)
    const row = await api.retrieve({ collection, key: queueId, select: ['name'] })
    assert.equal(row.name, 'Orders')
    assert.equal((await api.retrieve({ collection, key: "workqueuekey='orders'", select: ['name'] })).name, 'Orders')
  })

  await context.test('lists with filter, order, expansion and annotations; page by page and all', async () => {
    const list = await api.retrieveMultiple({
      collection: 'workflow',
      select: ['name', 'statecode'],
      filter: 'category eq 6',
      orderBy: ['name'],
      expand: [{ property: 'ownerid', select: ['ownerid'] }],
      includeAnnotations: '*',
      maxPageSize: 1,
      count: true,
    })
    assert.deepEqual(
      list.value.map(one => [one.name, one['statecode@OData.Community.Display.V1.FormattedValue']]),
      [['Desktop flow 1', 'Activated']],
    )
    const next = await api.retrieveMultiple({ collection: 'workflows', maxPageSize: 1 }, list.oDataNextLink)
    assert.equal(next.value[0].name, 'Desktop flow 2')
    const all = await api.retrieveAll({ collection: 'workflows', select: ['name'], maxPageSize: 1 })
    assert.equal(all.value.length, 2)
    assert.equal(await api.count({ collection: 'workflows', filter: "name eq 'Desktop flow 1'" }), 1)
    assert.equal(await api.countAll({ collection: 'workflows', select: ['name'] }), 2)
  })

  await context.test('asks by fetchXml, one page and all', async () => {
    const fetchXml = `<fetch><entity name="workflow"><attribute name="name"/><order attribute="name"/></entity></fetch>`
    const page = await api.fetch({ collection: 'workflows', fetchXml, includeAnnotations: '*' })
    assert.deepEqual(
      page.value.map(one => one.name),
      ['Desktop flow 1', 'Desktop flow 2'],
    )
    const counted = fetchXml.replace('<fetch>', '<fetch count="1">')
    assert.equal(
      (await api.fetchAll({ collection: 'workflows', fetchXml: counted, includeAnnotations: '*' })).value.length,
      2,
    )
  })

  await context.test('updates, upserts, changes one column, with optimistic concurrency', async () => {
    const updated = await api.update({
      collection,
      key: queueId,
      data: { name: 'Returns' },
      returnRepresentation: true,
      select: ['name'],
    })
    assert.equal(updated.name, 'Returns')
    await api.updateSingleProperty({ collection, key: queueId, fieldValuePair: { description: 'What comes back' } })
    const { description } = await api.retrieve({ collection, key: queueId, select: ['description'] })
    assert.equal(description, 'What comes back')
    await api.deleteRecord({ collection, key: queueId, property: 'description' })
    assert.equal((await api.retrieve({ collection, key: queueId, select: ['description'] })).description, null)
    const other = '11111111-2222-4333-8444-555555555555'
    await api.upsert({ collection, key: other, data: { name: 'Other', workqueuekey: 'other' } })
    assert.equal(await api.upsert({ collection, key: other, data: { name: 'x' }, ifnonematch: '*' }), null)
    assert.equal(await api.update({ collection, key: queueId, data: { name: 'x' }, ifmatch: 'W/"1"' }), false)
    await api.deleteRecord({ collection, key: other })
  })

  await context.test('associates and disassociates', async () => {
    const { value: roles } = await api.retrieveMultiple({ collection: 'roles', filter: "name eq 'Basic User'" })
    const { UserId } = await api.callFunction({ functionName: 'WhoAmI' })
    const pair = {
      collection: 'systemusers',
      primaryKey: UserId,
      relationshipName: 'systemuserroles_association',
      relatedKey: roles[0].roleid,
    }
    await api.associate({ ...pair, relatedCollection: 'roles' })
    const expand = [{ property: 'systemuserroles_association', select: ['name'] }]
    const held = await api.retrieve({ collection: 'systemusers', key: UserId, select: ['fullname'], expand })
    assert.ok(held.systemuserroles_association.some((role: { name: string }) => role.name === 'Basic User'))
    await api.disassociate(pair)
  })

  await context.test('calls actions and functions, bound and unbound', async () => {
    const version = await api.callFunction({ functionName: 'RetrieveVersion' })
    assert.match(version.Version, /^9\.2/)
    const run = await api.callAction({
      collection: 'workflows',
      key: flowId,
      actionName: 'Microsoft.Dynamics.CRM.RunDesktopFlow',
      action: { runMode: 'unattended', connectionName: server.description.connectionName },
    })
    await api.callAction({
      collection: 'flowsessions',
      key: run.flowsessionId,
      actionName: 'Microsoft.Dynamics.CRM.CancelDesktopFlowRun',
    })
    const ended = await server.client().runs.wait(run.flowsessionId)
    assert.equal(ended.statuscode, 7)
  })

  await context.test('sends a batch with a change set', async () => {
    api.startBatch()
    void api.create({
      collection: 'environmentvariabledefinitions',
      data: { schemaname: 'new_Rate', displayname: 'Rate' },
      contentId: '1',
    })
    void api.create({
      collection: 'environmentvariablevalues',
      data: { schemaname: 'new_Rate', value: '3', 'EnvironmentVariableDefinitionId@odata.bind': '$1' },
    })
    const answers = await api.executeBatch()
    assert.equal(answers.length, 2)
    const { value } = await api.retrieveMultiple({ collection: 'environmentvariablevalues', select: ['value'] })
    assert.deepEqual(
      value.map(one => one.value),
      ['3'],
    )
  })

  await context.test('puts a file up in blocks and takes it down', async () => {
    const data = Buffer.alloc(5_000_000, 'deskhand ')
    const key: string = await api.create<object, string>({
      collection: 'desktopflowbinaries',
      data: { name: 'image', type: 'ImageRepositoryImageFile', 'Process@odata.bind': `/workflows(${flowId})` },
    })
    await api.uploadFile({ collection: 'desktopflowbinaries', key, property: 'data', fileName: 'image.png', data })
    const file = await api.downloadFile({ collection: 'desktopflowbinaries', key, property: 'data' })
    assert.equal(file.fileName, 'image.png')
    assert.ok(Buffer.from(file.data as Uint8Array).equals(data))
  })

  await context.test('reads metadata', async () => {
    const { value: entities } = await api.retrieveEntities({
      select: ['LogicalName'],
      filter: "LogicalName eq 'workflow'",
    })
    assert.equal(entities[0].LogicalName, 'workflow')
    const entity = await api.retrieveEntity({ key: "LogicalName='flowsession'", select: ['EntitySetName'] })
    assert.equal(entity.EntitySetName, 'flowsessions')
    const attributes = await api.retrieveAttributes({
      entityKey: "LogicalName='flowsession'",
      castType: 'Microsoft.Dynamics.CRM.PicklistAttributeMetadata',
      select: ['LogicalName'],
    })
    assert.ok(attributes.value.some(one => one.LogicalName === 'runmode'))
    const relationships = await api.retrieveRelationships({
      castType: 'Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata',
      select: ['SchemaName'],
      filter: "ReferencedEntity eq 'workflow'",
    })
    assert.ok(relationships.value.length > 0)
    assert.match(await api.retrieveCsdlMetadata(), /<EntityType Name="flowsession"/)
  })

  await context.test('hears what is wrong', async () => {
    await assert.rejects(
      api.retrieve({ collection, key: '00000000-0000-4000-8000-00000000dead' }),
      (error: { status: number; code: string }) => error.status === 404 && error.code === '0x80040217',
    )
  })
})
