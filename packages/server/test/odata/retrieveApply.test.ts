import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { DataverseError } from '@deskhand/contract/errors'
import type { Table } from '@deskhand/contract/table'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { systemUser } from '@deskhand/contract/tables/systemUser'
import { workflow } from '@deskhand/contract/tables/workflow'
import type { UserContext } from '../../src/authorization/userContext.ts'
import { retrieveMultiple } from '../../src/odata/retrieveMultiple.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { admin, ids, insertSample, noon, userOf } from './sampleData.ts'

interface List {
  readonly value: readonly Record<string, unknown>[]
  readonly '@odata.nextLink'?: string
}

for (const { name, skip, open } of databases) {
  describe(`$apply on ${name}`, { skip }, () => {
    let database: TestDatabase
    before(async () => {
      database = await open()
      await database.store.write(() => insertSample())
    })
    after(() => database.close())

    const ask = async (table: Table, query: string, prefer?: string, user: UserContext = admin) => {
      const baseUrl = 'https://ORG/api/data/v9.2'
      const request = { table, query, prefer, store: database.store, user, baseUrl, now: noon + 3_600_000 }
      return (await retrieveMultiple(request)).body as string
    }
    const apply = async (table: Table, query: string, user?: UserContext) =>
      (JSON.parse(await ask(table, `$apply=${query}`, undefined, user)) as List).value

    test('the answer of the public page has its shape: context of the set, labels before values, no etag', async () => {
      const query = '$apply=groupby((statuscode),aggregate($count as count))&$orderby=statuscode desc&$top=2'
      assert.equal(
        await ask(flowSession, query, 'odata.include-annotations="OData.Community.Display.V1.FormattedValue"'),
        '{"@odata.context":"https://ORG/api/data/v9.2/$metadata#flowsessions","value":[' +
          '{"statuscode@OData.Community.Display.V1.FormattedValue":"Failed","statuscode":8,' +
          '"count@OData.Community.Display.V1.FormattedValue":"1","count":1},' +
          '{"statuscode@OData.Community.Display.V1.FormattedValue":"Succeeded","statuscode":4,' +
          '"count@OData.Community.Display.V1.FormattedValue":"1","count":1}]}',
      )
    })

    const cases: readonly (readonly [table: Table, query: string, rows: readonly object[]])[] = [
      [flowSession, 'groupby((statuscode))', [{ statuscode: 3 }, { statuscode: 4 }, { statuscode: 8 }]],
      [flowSession, 'aggregate($count as runs)', [{ runs: 3 }]],
      [flowSession, 'filter(statuscode eq 99)/aggregate($count as runs)', [{ runs: 0 }]],
      [flowSession, 'filter(statuscode eq 99)/groupby((statuscode),aggregate($count as runs))', []],
      [
        flowSession,
        'filter(statuscode ne 4)/filter(runduration gt 0)/groupby((statuscode),aggregate($count as runs))',
        [{ statuscode: 8, runs: 1 }],
      ],
      [
        flowSession,
        'aggregate(runduration with sum as s,runduration with average as a,runduration with min as i,runduration with max as x)',
        [{ s: 61_999, a: 61_999, i: 61_999, x: 61_999 }],
      ],
      [
        flowSession,
        'aggregate(createdon with min as first,createdon with max as last)',
        [{ first: '2024-06-16T12:00:00Z', last: '2024-06-16T12:02:00Z' }],
      ],
      [flowSession, 'aggregate(statuscode with countdistinct as reasons)', [{ reasons: 3 }]],
      [flowSession, 'groupby((regardingobjectid_process/name))', [{ workflow_name: 'Orders' }]],
      [
        flowSession,
        'groupby((MachineId/name),aggregate($count as runs))',
        [{ runs: 2 }, { runs: 1, flowmachine_name: 'PC-01' }],
      ],
      [flowSession, 'groupby((_regardingobjectid_value))', [{ _regardingobjectid_value: ids.orders }]],
      [
        workflow,
        'groupby((category,statecode),aggregate($count as n))',
        [
          { category: 5, statecode: 1, n: 1 },
          { category: 6, statecode: 1, n: 2 },
        ],
      ],
      [
        systemUser,
        "filter(startswith(fullname,'co'))/groupby((fullname))",
        [{ fullname: 'colleague' }, { fullname: 'coowner' }],
      ],
    ]
    for (const [table, query, rows] of cases)
      test(`${table.set}: ${query}`, async () => assert.deepEqual(await apply(table, query), rows))

    test('values that are empty are left out, also of a group', async () => {
      assert.deepEqual(await apply(flowSession, 'groupby((machineid_x,runduration))').catch(code), '0x80060888')
      assert.deepEqual(await apply(flowSession, 'groupby((runduration))'), [{}, { runduration: 61_999 }])
    })

    test('lookups come with their annotations', async () => {
      const [row] = (
        JSON.parse(await ask(flowSession, '$apply=groupby((_ownerid_value))', 'odata.include-annotations="*"')) as List
      ).value
      assert.deepEqual(row, {
        '_ownerid_value@OData.Community.Display.V1.FormattedValue': 'owner',
        '_ownerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty': 'ownerid',
        '_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'systemuser',
        _ownerid_value: ids.owner,
      })
    })

    test('only rows within reach are put together, and names behind a path show as far as they may be seen', async () => {
      const user = userOf(ids.user, ['Basic User'])
      const coowner = userOf(ids.coowner, ['Basic User'])
      const stranger = userOf(ids.stranger, ['Environment Maker'])
      const count = 'aggregate($count as runs)'
      assert.deepEqual(await apply(flowSession, count, user), [{ runs: 0 }])
      assert.deepEqual(await apply(flowSession, count, coowner), [{ runs: 3 }])
      assert.deepEqual(await apply(flowSession, count, stranger), [{ runs: 0 }])
      assert.deepEqual(await apply(flowSession, 'groupby((MachineId/name),aggregate($count as runs))', coowner), [
        { runs: 3 },
      ])
    })

    test('more groups than a page holds are read page by page', async () => {
      const first = JSON.parse(await ask(flowSession, '$apply=groupby((name))', 'odata.maxpagesize=2')) as List
      assert.deepEqual(first.value, [{ name: 'run 1' }, { name: 'run 2' }])
      const link = first['@odata.nextLink'] ?? ''
      assert.equal(
        link.split('?')[1],
        '$apply=groupby((name))&$skiptoken=%3Ccookie%20pagenumber=%222%22%20istracking=%22False%22%20/%3E',
      )
      const second = JSON.parse(await ask(flowSession, link.split('?')[1] ?? '', 'odata.maxpagesize=2')) as List
      assert.deepEqual(second.value, [{ name: 'run 3' }])
      assert.equal(second['@odata.nextLink'], undefined)
    })

    const refused: readonly (readonly [query: string, message: RegExp])[] = [
      ['$apply=groupby((createdon))', /point in time/],
      [
        '$apply=groupby((statuscode),aggregate($count as n))&$orderby=n',
        /^The query node SingleValueOpenPropertyAccess is not supported$/,
      ],
      ['$apply=groupby((statuscode))&$orderby=name', /names no column/],
      [
        '$apply=groupby((nosuch))',
        /^Could not find a property named 'nosuch' on type 'Microsoft.Dynamics.CRM.flowsession'\.$/,
      ],
      ['$apply=aggregate(name with sum as s)', /no number/],
      ['$apply=aggregate(statuscode with max as s)', /no number/],
      ['$apply=aggregate(runduration with median as s)', /'median' is not supported/],
      ['$apply=aggregate(runduration with sum as s,runduration with max as s)', /more than one value/],
      ['$apply=groupby((statuscode))/groupby((statuscode))', /as its last step/],
      ['$apply=filter(statuscode eq 8)', /as its last step/],
      ['$apply=compute(statuscode as x)', /'compute' of \$apply is not supported/],
      ['$apply=groupby(statuscode)', /expected at position 8/],
      ['$apply=groupby((statuscode),filter(name eq 1))', /'aggregate\(…\)' expected/],
      ['$apply=aggregate(runduration sum s)', /expected at position 10/],
      ['$apply=groupby((statuscode)', /'\)' expected/],
      ['$apply=', /Syntax error at position 0/],
      ['$apply=groupby((statuscode))&$filter=statuscode eq 8', /\$filter cannot stand beside \$apply/],
      ['$apply=groupby((outputs))', /is large/],
      ['$apply=groupby((name))&$skiptoken=x', /malformed/],
    ]
    for (const [query, message] of refused)
      test(`refuses ${query}`, async () => {
        await assert.rejects(ask(flowSession, query), error => {
          assert.ok(error instanceof DataverseError)
          assert.match(error.message, message)
          return error.status < 500 || error.status === 501
        })
      })
  })
}

const code = (error: unknown): unknown => (error as DataverseError).code
