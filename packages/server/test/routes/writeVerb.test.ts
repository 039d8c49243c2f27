import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { type Environment, ids, openEnvironment } from '../apiEnvironment.ts'
import { databases } from '../databases.ts'
import { sender } from '../sender.ts'

const missing = '99999999-0000-4000-8000-000000000000'

const names = fc.constantFrom(
  ...['name', 'definition', 'clientdata', 'category', 'statecode', 'statuscode', 'description', 'languagecode'],
  ...['ownerid', 'ownerid@odata.bind', 'workflowid', 'overriddencreatedon', 'createdon', 'value', '@odata.id'],
  ...['@odata.type', 'dh_name', 'dh_MachineGroupId', 'dh_MachineGroupId@odata.bind', 'PasswordChangedBy', '__proto__'],
  ...['workflow_desktopflowbinary_Process', 'Process@odata.bind', 'type', 'metadata', 'inputs', 'dh_connectionid'],
  ...['Targets', 'Target', 'FileAttributeName', 'FileName', 'FileContinuationToken', 'BlockId', 'BlockData', 'FileId'],
  ...['BlockList', 'MimeType', 'Offset', 'BlockLength', 'desktopflowbinaryid', 'keyvalidityperiod'],
)

/** Whatever may stand in a body: words of these tables, and anything else. */
const values = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<unknown>(
      null,
      true,
      0,
      -1,
      6,
      2 ** 31,
      2 ** 53,
      1e300,
      -0.5,
      '',
      'plain',
      'broken',
      'a\u0000b',
      '\ud800',
    ),
    fc.constantFrom('2022-01-01', '0001-01-01', '9999-12-31T23:59:59+14:00', 'x'.repeat(300), '$1', '/', '%'),
    fc.constantFrom(
      ...[`/workflows(${ids.flow})`, `systemusers(${ids.users.user})`, `flowmachinegroups(${missing})`],
      ...["/dh_connections(dh_name='orders')", "dh_connections(dh_name='')", "/dh_connections(dh_name='a'')", ids.flow],
    ),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.double(),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.oneof({ arbitrary: names, weight: 5 }, fc.string({ maxLength: 8 })), tie('value'), { maxKeys: 5 }),
  ),
})).value

const paths = fc.constantFrom(
  ...['workflows', 'dh_connections', 'flowmachinegroups', 'desktopflowbinaries', 'connectionreferences', 'systemusers'],
  ...[
    `workflows(${ids.flow})`,
    `workflows(${missing})`,
    `dh_connections(${ids.connection})`,
    `flowmachinegroups(${ids.group})`,
  ],
  ...["dh_connections(dh_name='fuzz')", "dh_connections(dh_name='a%00b')", "dh_connections(dh_name='%ED%A0%80')"],
  ...[`workflows(${ids.flow})/name`, `workflows(${ids.flow})/definition`, `workflows(${ids.flow})/statecode`],
  ...[`workflows(${ids.flow})/ownerid/$ref`, `workflows(${ids.flow})/workflow_desktopflowbinary_Process/$ref`],
  ...[`flowmachinegroups(${ids.group})/PasswordChangedBy/$ref`, `teams(${missing})/teammembership_association/$ref`],
  ...[`systemusers(${ids.users.user})/systemuserroles_association(${missing})/$ref?$id=%zz`],
  ...[`systemusers(${ids.users.user})/systemuserroles_association/$ref?$id=x`],
  ...[`desktopflowbinaries(${missing})/data`, `desktopflowbinaries(${missing})/data?sessiontoken=x`],
  ...[`flowsessions(${missing})/outputs/$value`, 'organizations', `organizations(${ids.organization})`],
  ...['CreateMultiple', 'UpdateMultiple', 'UpsertMultiple'].map(one => `workflows/Microsoft.Dynamics.CRM.${one}`),
  ...['InitializeFileBlocksUpload', 'UploadBlock', 'CommitFileBlocksUpload', 'DownloadBlock', 'DeleteFile'],
  'InitializeFileBlocksDownload',
)

const headers = fc.record(
  {
    'if-match': fc.constantFrom('*', 'W/"1"', 'W/"99999999999999999999"', 'x', 'null'),
    'if-none-match': fc.constantFrom('*', 'null', 'W/"1"'),
    prefer: fc.constantFrom('return=representation', 'odata.include-annotations="*"', ',,'),
    'x-ms-file-name': fc.constantFrom('a.txt', '%', '%ED%A0%80', '../x', ''),
    'x-ms-transfer-mode': fc.constantFrom('chunked', 'x'),
    'content-range': fc.constantFrom('bytes 0-2/3', 'bytes 3-0/1', 'x'),
  },
  { requiredKeys: [] },
)

const requests = fc.record({
  method: fc.constantFrom('POST', 'PATCH', 'PUT', 'DELETE'),
  path: paths,
  payload: fc.oneof(
    { arbitrary: fc.dictionary(names, values, { maxKeys: 5 }).map(body => JSON.stringify(body)), weight: 6 },
    fc.dictionary(names, values, { maxKeys: 3 }).map(row => {
      const Targets = [{ '@odata.type': 'Microsoft.Dynamics.CRM.workflow', ...row }]
      return JSON.stringify({ Targets })
    }),
    values.map(value => JSON.stringify(value) ?? ''),
    fc.string({ unit: 'binary', maxLength: 30 }),
  ),
  headers,
  as: fc.constantFrom('admin', 'maker', 'user', 'nobody'),
})

for (const { name, skip, open } of databases) {
  describe(`writes of anything, on ${name}`, { skip }, () => {
    let environment: Environment
    const send = sender(() => environment)
    before(async () => {
      environment = await openEnvironment(open)
    })
    after(() => environment.close())

    test('are done or refused with an error of the catalogue, never with a 500', async () => {
      await fc.assert(
        fc.asyncProperty(requests, async ({ method, path, payload, headers, as }) => {
          const answer = await send(method as 'POST', path, payload, { ...headers, as } as Parameters<typeof send>[3])
          assert.notEqual(answer.statusCode, 500, `${method} ${path} ${JSON.stringify(headers)} ${payload}`)
          if (answer.statusCode >= 400) assert.match(answer.json().error.code, /^0x[0-9a-f]{8}$/)
        }),
        { numRuns: 1000 },
      )
      assert.deepEqual(environment.errors, [])
    })
  })
}
