import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Environment, ids, openEnvironment } from '../apiEnvironment.ts'
import { databases } from '../databases.ts'

/**
 * The samples of Microsoft's pages on creating, updating, associating, conditions and files, said of these tables: what
 * is sent, and all that is answered. `{queue}` is an id, found where it first stands in an answer.
 */
const samples: readonly (readonly [title: string, request: string, answer: string])[] = [
  [
    'Basic create',
    `POST workqueues
Content-Type: application/json; charset=utf-8
OData-MaxVersion: 4.0
OData-Version: 4.0
Accept: application/json

{"name":"Sample queue","workqueuekey":"sample","description":"This is the description of the sample queue"}`,
    `204
OData-EntityId: [base]/workqueues({queue})
Location: [base]/workqueues({queue})`,
  ],
  [
    'Create with data returned',
    `POST workqueues?$select=name,workqueuekey,description
Content-Type: application/json; charset=utf-8
Prefer: return=representation

{"name":"Sample queue","workqueuekey":"shown","description":"This is the description of the sample queue"}`,
    `201
Content-Type: application/json; odata.metadata=minimal
ETag: W/"n"
Location: [base]/workqueues({shown})
Preference-Applied: return=representation

{"@odata.context":"[base]/$metadata#workqueues(name,workqueuekey,description)/$entity","@odata.etag":"W/\\"n\\"","name":"Sample queue","workqueuekey":"shown","description":"This is the description of the sample queue","workqueueid":"{shown}"}`,
  ],
  [
    'Create related table rows in one operation',
    `POST environmentvariabledefinitions
Content-Type: application/json

{"schemaname":"new_Sample","displayname":"Sample","environmentvariabledefinition_environmentvariablevalue":[{"schemaname":"new_Sample","value":"1"}]}`,
    `204
OData-EntityId: [base]/environmentvariabledefinitions({definition})
Location: [base]/environmentvariabledefinitions({definition})`,
  ],
  [
    'Associate table rows on create',
    `POST workqueueitems?$select=name&$expand=workqueueid($select=name)
Content-Type: application/json
Prefer: return=representation

{"name":"Sample item","workqueueid@odata.bind":"/workqueues({queue})"}`,
    `201
Content-Type: application/json; odata.metadata=minimal
ETag: W/"n"
Location: [base]/workqueueitems({item})
Preference-Applied: return=representation

{"@odata.context":"[base]/$metadata#workqueueitems(name,workqueueid(name))/$entity","@odata.etag":"W/\\"n\\"","name":"Sample item","workqueueitemid":"{item}","workqueueid":{"@odata.etag":"W/\\"n\\"","name":"Sample queue","workqueueid":"{queue}"}}`,
  ],
  [
    'Create without looking for duplicates, nor running custom logic',
    `POST workqueues
Content-Type: application/json
If-None-Match: null
MSCRM.SuppressDuplicateDetection: false
MSCRM.BypassCustomPluginExecution: true
MSCRM.BypassBusinessLogicExecution: CustomSync,CustomAsync
MSCRM.SuppressCallbackRegistrationExpanderJob: true
MSCRM.SolutionUniqueName: Sample
Consistency: Strong

{"name":"Other","workqueuekey":"other"}`,
    `204
OData-EntityId: [base]/workqueues({other})
Location: [base]/workqueues({other})`,
  ],
  [
    'Basic update',
    `PATCH workqueues({queue})?tag=ProcessId
Content-Type: application/json
If-Match: *

{"name":"Updated sample queue ","description":"This is the updated description of the sample queue"}`,
    `204
OData-EntityId: [base]/workqueues({queue})`,
  ],
  [
    'Update with data returned',
    `PATCH workqueues({queue})?$select=name,statecode
Content-Type: application/json; charset=utf-8
Prefer: return=representation,odata.include-annotations="OData.Community.Display.V1.FormattedValue"
If-Match: *

{"name":"Updated sample queue"}`,
    `200
Content-Type: application/json; odata.metadata=minimal
ETag: W/"n"
Preference-Applied: return=representation,odata.include-annotations="OData.Community.Display.V1.FormattedValue"

{"@odata.context":"[base]/$metadata#workqueues(name,statecode)/$entity","@odata.etag":"W/\\"n\\"","name":"Updated sample queue","statecode@OData.Community.Display.V1.FormattedValue":"Active","statecode":0,"workqueueid":"{queue}"}`,
  ],
  [
    'Update a single property value',
    `PUT workqueues({queue})/name
Content-Type: application/json

{"value":"Updated by its name"}`,
    '204',
  ],
  ['Delete a single property value', 'DELETE workqueues({queue})/description\nContent-Type: application/json', '204'],
  [
    'Conditional retrieval of what has changed',
    'GET workqueues({queue})?$select=name,description\nIf-None-Match: W/"468026"',
    `200
Content-Type: application/json; odata.metadata=minimal
ETag: W/"n"

{"@odata.context":"[base]/$metadata#workqueues(name,description)/$entity","@odata.etag":"W/\\"n\\"","name":"Updated by its name","description":null,"workqueueid":"{queue}"}`,
  ],
  [
    'Prevent create in upsert',
    'PATCH workqueues(00000000-0000-0000-0000-000000000001)\nContent-Type: application/json\nIf-Match: *\n\n{"name":"x"}',
    `404
Content-Type: application/json; odata.metadata=minimal

{"error":{"code":"0x80040217","message":"Entity 'workqueue' With Id = 00000000-0000-0000-0000-000000000001 Does Not Exist"}}`,
  ],
  [
    'Upsert',
    'PATCH workqueues(00000000-0000-0000-0000-000000000002)\nContent-Type: application/json\n\n{"name":"x","workqueuekey":"upserted"}',
    `204
OData-EntityId: [base]/workqueues(00000000-0000-0000-0000-000000000002)
Location: [base]/workqueues(00000000-0000-0000-0000-000000000002)`,
  ],
  [
    'Prevent update in upsert',
    'PATCH workqueues(00000000-0000-0000-0000-000000000002)\nContent-Type: application/json\nIf-None-Match: *\n\n{"name":"y"}',
    `412
Content-Type: application/json; odata.metadata=minimal

{"error":{"code":"0x80040237","message":"A record with matching key values already exists."}}`,
  ],
  [
    'Optimistic concurrency on update',
    'PATCH workqueues({queue})\nContent-Type: application/json\nIf-Match: W/"1"\n\n{"name":"y"}',
    `412
Content-Type: application/json; odata.metadata=minimal

{"error":{"code":"0x80060882","message":"The version of the existing record doesn't match the RowVersion property provided."}}`,
  ],
  [
    'Optimistic concurrency on delete',
    'DELETE workqueues({queue})\nIf-Match: W/"1"',
    `412
Content-Type: application/json; odata.metadata=minimal

{"error":{"code":"0x80060882","message":"The version of the existing record doesn't match the RowVersion property provided."}}`,
  ],
  [
    'Details of an error',
    `POST workqueues
Content-Type: application/json
Prefer: odata.include-annotations="Microsoft.PowerApps.CDS.HelpLink"

{"nothing":1}`,
    `400
Content-Type: application/json; odata.metadata=minimal

{"error":{"code":"0x80048d19","message":"Error identified in Payload provided by the user for Entity :'workqueues', For more information on this error please follow this help link https://go.microsoft.com/fwlink/?linkid=2195293  ---->  InnerException : Invalid property 'nothing' was found in entity 'Microsoft.Dynamics.CRM.workqueue'.","@Microsoft.PowerApps.CDS.HelpLink":"http://go.microsoft.com/fwlink/?LinkID=398563&error=Microsoft.Crm.CrmException%3a80048d19&client=platform"}}`,
  ],
  [
    'Add a reference to a collection',
    'POST workqueues({other})/workqueue_workqueueitem/$ref\nContent-Type: application/json\n\n{"@odata.id":"[base]/workqueueitems({item})"}',
    '204',
  ],
  [
    'Change the reference in a single-valued navigation property',
    'PUT workqueueitems({item})/workqueueid/$ref\nContent-Type: application/json\n\n{"@odata.id":"workqueues({queue})"}',
    '204',
  ],
  [
    'Associate on update',
    'PATCH workqueueitems({item})\nContent-Type: application/json\n\n{"workqueueid@odata.bind":"workqueues({other})"}',
    '204\nOData-EntityId: [base]/workqueueitems({item})',
  ],
  [
    'References of a collection',
    'GET workqueues({other})/workqueue_workqueueitem/$ref',
    `200
Content-Type: application/json; odata.metadata=minimal

{"@odata.context":"[base]/$metadata#Collection($ref)","value":[{"@odata.id":"[base]/workqueueitems({item})"}]}`,
  ],
  ['Basic delete', 'DELETE workqueueitems({item})\nContent-Type: application/json', '204'],
  [
    'Delete what is not there',
    'DELETE workqueueitems({item})',
    `404
Content-Type: application/json; odata.metadata=minimal

{"error":{"code":"0x80040217","message":"Entity 'workqueueitem' With Id = {item} Does Not Exist"}}`,
  ],
  [
    'A row with a file',
    `POST desktopflowbinaries
Content-Type: application/json

{"name":"image","type":"ImageRepositoryImageFile","Process@odata.bind":"/workflows(${ids.plainFlow})"}`,
    `204
OData-EntityId: [base]/desktopflowbinaries({binary})
Location: [base]/desktopflowbinaries({binary})`,
  ],
  [
    'Upload a file in a single request',
    'PATCH desktopflowbinaries({binary})/data\nx-ms-file-name: 4094kb.txt\nContent-Type: application/octet-stream\nIf-None-Match: null\n\n< byte[] >',
    '204',
  ],
  [
    'Begin a chunked upload',
    'PATCH desktopflowbinaries({binary})/data?x-ms-file-name=25mb.pdf\nx-ms-transfer-mode: chunked',
    '200\nLocation: [base]/desktopflowbinaries({binary})/data?sessiontoken={token}',
  ],
  [
    'Upload a chunk',
    'PATCH desktopflowbinaries({binary})/data?sessiontoken={token}\nx-ms-file-name: 25mb.pdf\nContent-Type: application/octet-stream\nContent-Range: bytes 0-3/8\n\nabcd',
    '206',
  ],
  [
    'Upload the last chunk',
    'PATCH desktopflowbinaries({binary})/data?sessiontoken={token}\nx-ms-file-name: 25mb.pdf\nContent-Type: application/octet-stream\nContent-Range: bytes 4-7/8\n\nefgh',
    '204',
  ],
  [
    'Download a chunk of a file',
    'GET desktopflowbinaries({binary})/data/$value\nRange: bytes=2-5\nIf-None-Match: null',
    '206\nContent-Type: application/octet-stream\n\ncdef',
  ],
  [
    'Delete a file',
    'DELETE desktopflowbinaries({binary})/data\nContent-Type: application/json\nIf-None-Match: null',
    '204',
  ],
]

const told = ['content-type', 'etag', 'location', 'odata-entityid', 'preference-applied']

for (const { name, skip, open } of databases)
  describe(`Microsoft's samples, on ${name}`, { skip }, () => {
    let environment: Environment
    const known = new Map<string, string>()
    before(async () => {
      environment = await openEnvironment(open)
    })
    after(() => environment.close())

    for (const [title, request, expected] of samples)
      test(title, async () => {
        const { first, headers, body } = message(
          request.replaceAll(/\{(\w+)\}/g, (_, id) => known.get(id) ?? `{${id}}`),
        )
        const [method, path] = first.split(' ') as [string, string]
        const answer = await environment.app.inject({
          method: method as 'GET',
          url: `/api/data/v9.2/${path}`,
          headers: { 'x-user': 'maker', ...headers },
          ...(body !== '' && { payload: body.replaceAll('[base]', base) }),
        })
        const wanted = message(expected)
        assert.equal(String(answer.statusCode), wanted.first, answer.body)
        assert.equal(answer.headers['odata-version'], '4.0')
        assert.deepEqual(
          told.filter(name => answer.headers[name] !== undefined),
          told.filter(name => wanted.headers[name] !== undefined),
        )
        for (const [header, value] of Object.entries(wanted.headers)) fits(String(answer.headers[header]), value)
        fits(answer.body, wanted.body)
      })

    /** Finds the ids that are new, and holds the rest against what is wanted. */
    function fits(found: string, wanted: string): void {
      const pattern = wanted.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
      const names: string[] = []
      const text = pattern
        .replaceAll('\\[base\\]', base)
        .replaceAll(/W\/(\\\\)?"n(\\\\)?"/g, 'W/$1"\\d+$2"')
        .replaceAll(/\\\{(\w+)\\\}/g, (_, id: string) => {
          if (known.has(id)) return known.get(id) as string
          names.push(id)
          return '([0-9a-f-]{36})'
        })
      const match = new RegExp(`^${text}$`).exec(found)
      assert.ok(match, `${found}\nis not\n${wanted}`)
      for (const [index, id] of names.entries()) known.set(id, match[index + 1] as string)
    }
  })

const base = 'https://org.example/api/data/v9.2'

/** The first line, the headers by their names in lower case, and what stands below the empty line. */
function message(text: string): { first: string; headers: Record<string, string>; body: string } {
  const [head = '', ...rest] = text.split('\n\n')
  const [first = '', ...lines] = head.split('\n')
  const pairs = lines.map(line => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)])
  return { first, headers: Object.fromEntries(pairs), body: rest.join('\n\n') }
}
