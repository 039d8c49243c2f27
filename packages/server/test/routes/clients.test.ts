import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { flowMachine } from '@deskhand/contract/tables/flowMachine'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { insertRow } from '../../src/store/insertRow.ts'
import { type Environment, ids, openEnvironment, start } from '../apiEnvironment.ts'
import { databases } from '../databases.ts'

const run = '00000000-0000-4000-8000-0000000000d1'
const second = '00000000-0000-4000-8000-0000000000d2'
const machine = '00000000-0000-4000-8000-0000000000d3'
const odata = { accept: 'application/json', 'odata-version': '4.0', 'odata-maxversion': '4.0' }
const label = '@OData.Community.Display.V1.FormattedValue'

/** What clients send before their first request and after. Source: Dataverse wire, sections 0 and 9. */
for (const { name, skip, open } of databases)
  describe(`Clients on ${name}`, { skip }, () => {
    let environment: Environment
    before(async () => {
      environment = await openEnvironment(open)
      const maker = { userId: ids.users.maker, now: start }
      await environment.store.write(function* () {
        const machineValues = { flowmachineid: machine, name: 'PC-01', flowmachinegroupid: ids.group }
        yield* insertRow(flowMachine, machineValues, maker)
        for (const [flowsessionid, statuscode] of [
          [run, 8],
          [second, 4],
        ] as const)
          yield* insertRow(
            flowSession,
            { flowsessionid, name: 'run', statuscode, machineid: machine, regardingobjectid: ids.flow, runmode: 2 },
            maker,
          )
      })
    })
    after(() => environment?.close())

    type Headers = Readonly<Record<string, string>>
    const send = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, headers: Headers = {}, body?: object) =>
      environment.app.inject({
        method,
        url: path.startsWith('https:') ? path.slice('https://org.example'.length) : `/api/data/v9.2/${path}`,
        headers: { 'x-user': 'maker', ...headers },
        ...(body !== undefined && { payload: body }),
      })
    const get = async (path: string, headers: Headers = odata) => {
      const answer = await send('GET', path, headers)
      assert.equal(answer.statusCode, 200, `${path}: ${answer.body}`)
      return answer.json()
    }

    test('the Python library resolves the table, writes rows and follows pages', async () => {
      const headers = {
        ...odata,
        'user-agent': 'DataverseSvcPythonClient:0.1',
        'x-ms-client-request-id': 'd1c0d4f0-0000-4000-8000-000000000001',
        'x-ms-correlation-id': 'd1c0d4f0-0000-4000-8000-000000000002',
      }
      const definitions = await get(
        "EntityDefinitions?$select=MetadataId,LogicalName,SchemaName,EntitySetName,PrimaryNameAttribute,PrimaryIdAttribute&$filter=LogicalName%20eq%20'workqueue'",
        headers,
      )
      const { MetadataId, ...definition } = definitions.value[0]
      assert.match(MetadataId, /^[0-9a-f-]{36}$/)
      assert.deepEqual(definition, {
        LogicalName: 'workqueue',
        SchemaName: 'workqueue',
        EntitySetName: 'workqueues',
        PrimaryNameAttribute: 'name',
        PrimaryIdAttribute: 'workqueueid',
      })
      const made: string[] = []
      for (const key of ['a', 'b']) {
        const answer = await send('POST', 'workqueues', headers, { name: `Queue ${key}`, workqueuekey: key })
        assert.equal(answer.statusCode, 204)
        made.push(/\(([0-9a-f-]{36})\)/.exec(String(answer.headers['odata-entityid']))?.[1] as string)
      }
      const path = `workqueues(${made[0]})`
      const changed = await send('PATCH', path, { ...headers, 'if-match': '*' }, { description: 'x' })
      assert.equal(changed.statusCode, 204)
      const prefer = `odata.maxpagesize=1,odata.include-annotations="${label.slice(1)}"`
      const first = await get('workqueues?$select=name,statecode&$orderby=name', { ...headers, prefer })
      const next = await get(first['@odata.nextLink'], { ...headers, prefer })
      assert.deepEqual(
        [...first.value, ...next.value].map(row => [row.name, row[`statecode${label}`]]),
        [
          ['Queue a', 'Active'],
          ['Queue b', 'Active'],
        ],
      )
      const labels = await get(
        "EntityDefinitions(LogicalName='workqueue')/Attributes/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$filter=LogicalName%20eq%20'workqueuetype'&$select=LogicalName&$expand=OptionSet($select=Options)",
        headers,
      )
      assert.equal(labels.value[0].OptionSet.Options[1].Label.UserLocalizedLabel.Label, 'Run Queue')
      assert.equal((await send('DELETE', path, { ...headers, 'if-match': '*' })).statusCode, 204)
      const gone = await send('PATCH', path, { ...headers, 'if-match': '*' }, { description: 'y' })
      assert.equal(gone.statusCode, 404)
      assert.match(gone.json().error.message, /^Entity 'workqueue' With Id = \S+ Does Not Exist$/)
      assert.match(String(gone.headers['x-ms-service-request-id']), /^[0-9a-f-]{36}$/)
    })

    test('a client of the desktop flow API lists, reads schemas as JSON, runs and cancels', async () => {
      const flows = await get('workflows?$filter=category%20eq%206&$select=name,workflowid,category', {
        ...odata,
        'mscrm.includeunpublished': 'true',
      })
      assert.deepEqual(flows.value.map((row: { name: string }) => row.name).sort(), [
        'Desktop flow 1',
        'Desktop flow 2',
        'Draft',
      ])
      for (const column of ['inputs', 'outputs']) await get(`workflows(${ids.flow})/${column}/$value`)
      const answer = await send('POST', `workflows(${ids.flow})/Microsoft.Dynamics.CRM.RunDesktopFlow`, odata, {
        runMode: 'unattended',
        connectionName: 'new_orders',
        connectionType: 2,
        inputs: '{"Name":"Ada"}',
      })
      const id = answer.json().flowsessionId
      const status = await get(`flowsessions(${id})?$select=statuscode,statecode,startedon,completedon`)
      assert.deepEqual([status.statecode, status.completedon], [0, null])
      const cancelled = await send('POST', `flowsessions(${id})/Microsoft.Dynamics.CRM.CancelDesktopFlowRun`)
      assert.equal(cancelled.statusCode, 204)
    })

    test('a command line asks for virtual columns by fetchXml and reads labels', async () => {
      const fetchXml = `<fetch count="1" page="1"><entity name="flowsession"><attribute name="flowsessionid"/><attribute name="statuscode"/><attribute name="statuscodename"/><attribute name="machineid"/><attribute name="machineidname"/><attribute name="regardingobjectid"/><attribute name="regardingobjectidname"/><filter><condition attribute="createdon" operator="last-x-days" value="7"/><condition attribute="statuscode" operator="in"><value>4</value><value>8</value></condition></filter><order attribute="statuscode"/></entity></fetch>`
      const page = await get(`flowsessions?fetchXml=${encodeURIComponent(fetchXml)}`, {
        ...odata,
        prefer: 'odata.include-annotations="*"',
      })
      const [row] = page.value
      assert.deepEqual(
        [row[`statuscode${label}`], row[`_machineid_value${label}`], row[`_regardingobjectid_value${label}`]],
        ['Failed', 'PC-01', 'Desktop flow 2'],
      )
      assert.equal(page['@Microsoft.Dynamics.CRM.morerecords'], true)
      assert.match(page['@Microsoft.Dynamics.CRM.fetchxmlpagingcookie'], /^<cookie pagenumber="2" pagingcookie="/)
    })

    test('a connection manager is told where to sign in, and by whom it is answered', async () => {
      const probe = await environment.app.inject({ url: '/api/data/v9.2/' })
      assert.equal(probe.statusCode, 401)
      assert.match(String(probe.headers['www-authenticate']), /^Bearer authorization_uri=\S+, resource_id=\S+$/)
      assert.equal((await get('WhoAmI')).UserId, ids.users.maker)
      const type = "Microsoft.Dynamics.CRM.EndpointAccessType'Default'"
      const { Detail } = await get(`RetrieveCurrentOrganization(AccessType=@p1)?@p1=${type}`)
      assert.equal(Detail.OrganizationId, ids.organization)
    })

    const lists: readonly (readonly [what: string, path: string, rows: number])[] = [
      [
        'runs with all that a run page shows',
        'flowsessions?$select=flowsessionid,name,statecode,statuscode,createdon,startedon,completedon,runmode,triggertype,subcategory,errorcode,errormessage,_regardingobjectid_value,_machineid_value,_machinegroupid_value,_ownerid_value,sessionusername,processversion,parentcloudflowrunsequenceid,parentworkflowid,_parentdesktopflowrunid_value,correlationid,connectionid&$orderby=createdon desc&$filter=(statuscode eq 8 or statuscode eq 9 or statuscode eq 10) and _machineid_value eq 00000000-0000-4000-8000-0000000000d3 and runmode eq 2',
        1,
      ],
      [
        'machines',
        'flowmachines?$select=flowmachineid,name,description,statecode,statuscode,agentversion,lastheartbeatdate,hostingtype,sessioncapacity,_flowmachinegroupid_value,_ownerid_value,createdon&$orderby=name',
        1,
      ],
      [
        'machine groups',
        'flowmachinegroups?$select=flowmachinegroupid,name,description,statecode,statuscode,flowgrouptype,lastrundate,_ownerid_value,createdon&$orderby=name',
        1,
      ],
      [
        'processes with what triggers them and who owns them',
        'workflows?$select=name,category,type,mode,scope,iscrmuiworkflow,subprocess,ondemand,triggeroncreate,triggerondelete,triggeronupdateattributelist,syncworkflowlogonfailure,asyncautodelete,ismanaged,xaml&$filter=type eq 1&$expand=ownerid($select=fullname),modifiedby($select=fullname)&$orderby=modifiedon desc',
        3,
      ],
      [
        'processes that have certain runs, as query builders write it',
        "workflows?$select=name&$filter=(category eq 6) and (regardingobjectid_process/any(o1:(o1/Microsoft.Dynamics.CRM.In(PropertyName='statuscode',PropertyValues=['4','8']))))",
        1,
      ],
      [
        'variables that have a value',
        "environmentvariabledefinitions?$select=defaultvalue&$expand=environmentvariabledefinition_environmentvariablevalue($select=value)&$filter=(schemaname eq 'new_x') and (environmentvariabledefinition_environmentvariablevalue/any(o1:(o1/environmentvariablevalueid ne null)))&$top=50",
        0,
      ],
      [
        'connection references without a connection',
        'connectionreferences?$select=connectionreferenceid,connectionreferencelogicalname,connectorid,connectionid,_customconnectorid_value,statuscode&$filter=connectionid eq null',
        1,
      ],
      ['privileges by their names', "privileges?$select=privilegeid,name&$filter=name eq 'prvReadWorkflow'", 0],
    ]
    for (const [what, path, rows] of lists)
      test(`a list of ${what}`, async () => {
        const { value } = await get(encodeURI(path), { ...odata, prefer: 'odata.include-annotations="*"' })
        assert.equal(value.length, rows)
      })
  })
