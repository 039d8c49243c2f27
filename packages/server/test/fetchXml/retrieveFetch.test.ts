import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { DataverseError } from '@deskhand/contract/errors'
import type { Table } from '@deskhand/contract/table'
import { businessUnit } from '@deskhand/contract/tables/businessUnit'
import { flowLog } from '@deskhand/contract/tables/flowLog'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { systemUser } from '@deskhand/contract/tables/systemUser'
import { team } from '@deskhand/contract/tables/team'
import { workflow } from '@deskhand/contract/tables/workflow'
import type { UserContext } from '../../src/authorization/userContext.ts'
import { retrieveFetch } from '../../src/fetchXml/retrieveFetch.ts'
import { insertRow } from '../../src/store/insertRow.ts'
import { all, sql } from '../../src/store/steps.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { admin, ids, insertSample, noon, userOf } from '../odata/sampleData.ts'

interface List {
  readonly value: readonly Record<string, unknown>[]
  readonly [name: string]: unknown
}

const teamId = '00000000-0000-4000-8000-000000000061'

for (const { name, skip, open } of databases) {
  describe(`fetchXml on ${name}`, { skip }, () => {
    let database: TestDatabase
    before(async () => {
      database = await open()
      await database.store.write(function* () {
        yield* insertSample()
        const by = { userId: ids.owner, now: noon }
        yield* insertRow(team, { teamid: teamId, name: 'Buyers', businessunitid: ids.unit }, by)
        for (const user of [ids.owner, ids.coowner])
          yield* all(sql`insert into teammembership (teamid, systemuserid) values (${teamId}, ${user})`)
        for (const index of [1, 2, 3])
          yield* insertRow(flowLog, { name: `log ${index}`, flowsessionid: ids.failed, logindex: index }, by)
      })
    })
    after(() => database.close())

    interface Asked {
      readonly prefer?: string
      readonly user?: UserContext
      readonly count?: boolean
    }
    const ask = async (table: Table, fetchXml: string, { prefer, user = admin, count }: Asked = {}) => {
      const baseUrl = 'https://ORG/api/data/v9.2'
      const query = `fetchXml=${encodeURIComponent(fetchXml)}${count === true ? '&$count=true' : ''}`
      const request = { table, prefer, store: database.store, user, baseUrl, now: noon + 3_600_000 }
      return await retrieveFetch({ ...request, query })
    }
    const list = async (table: Table, fetchXml: string, asked?: Asked): Promise<List> =>
      JSON.parse((await ask(table, fetchXml, asked)).body as string) as List
    /** The values of one column, in order. */
    const named = async (table: Table, inner: string, user?: UserContext): Promise<unknown> => {
      const xml = `<fetch><entity name="${table.logicalName}"><attribute name="${table.name}"/><order attribute="${table.name}"/>${inner}</entity></fetch>`
      return (await list(table, xml, user && { user })).value.map(row => row[table.name] ?? '').join(' ')
    }

    test('rows come with etag and key, the context names what was asked, what is empty is left out', async () => {
      const { body, headers } = await ask(
        flowSession,
        `<fetch top='2'><entity name='flowsession'><attribute name='statuscode'/><attribute name='machineid'/>
          <attribute name='statuscodename'/><attribute name='machineidname'/><order attribute='name'/></entity></fetch>`,
        { prefer: 'odata.include-annotations="OData.Community.Display.V1.FormattedValue"' },
      )
      const text = String(body).replace(/W\/\\"\d+/g, 'W/\\"1')
      assert.equal(
        text,
        '{"@odata.context":"https://ORG/api/data/v9.2/$metadata#flowsessions(statuscode,_machineid_value,flowsessionid)","value":[' +
          '{"@odata.etag":"W/\\"1\\"","statuscode@OData.Community.Display.V1.FormattedValue":"Failed","statuscode":8,' +
          `"_machineid_value@OData.Community.Display.V1.FormattedValue":"PC-01","_machineid_value":"${ids.machine}","flowsessionid":"${ids.failed}"},` +
          `{"@odata.etag":"W/\\"1\\"","statuscode@OData.Community.Display.V1.FormattedValue":"Waiting","statuscode":3,"flowsessionid":"${ids.waiting}"}]}`,
      )
      assert.deepEqual(headers, {
        'Preference-Applied': 'odata.include-annotations="OData.Community.Display.V1.FormattedValue"',
      })
    })

    describe('a condition finds', () => {
      const condition = (text: string): string => `<filter><condition ${text}</filter>`
      const cases: readonly (readonly [table: Table, filter: string, names: string])[] = [
        [workflow, `attribute='name' operator='eq' value='ELAN'/>`, 'Élan'],
        [workflow, `attribute='name' operator='ne' value='orders'/>`, 'Élan invoices'],
        [workflow, `attribute='description' operator='neq' value='x'/>`, 'Élan invoices Orders'],
        [workflow, `attribute='name' operator='gt' value='f'/>`, 'invoices Orders'],
        [workflow, `attribute='name' operator='like' value='o%'/>`, 'Orders'],
        [workflow, `attribute='name' operator='like' value='%o%'/>`, 'invoices Orders'],
        [workflow, `attribute='name' operator='like' value='orders'/>`, 'Orders'],
        [workflow, `attribute='name' operator='not-like' value='%o%'/>`, 'Élan'],
        [workflow, `attribute='name' operator='begins-with' value='in'/>`, 'invoices'],
        [workflow, `attribute='name' operator='not-begin-with' value='in'/>`, 'Élan Orders'],
        [workflow, `attribute='name' operator='ends-with' value='an'/>`, 'Élan'],
        [workflow, `attribute='name' operator='not-end-with' value='an'/>`, 'invoices Orders'],
        [workflow, `attribute='description' operator='like' value='%100[%]%'/>`, 'invoices'],
        [workflow, `attribute='description' operator='null'/>`, 'Élan Orders'],
        [workflow, `attribute='description' operator='not-null'/>`, 'invoices'],
        [
          workflow,
          `attribute='name' operator='in'><value>orders</value><value>elan</value></condition>`,
          'Élan Orders',
        ],
        [workflow, `attribute='name' operator='not-in'><value>orders</value></condition>`, 'Élan invoices'],
        [workflow, `attribute='category' operator='eq' value='6'/>`, 'invoices Orders'],
        [workflow, `attribute='category' operator='between'><value>5</value><value>5</value></condition>`, 'Élan'],
        [
          workflow,
          `attribute='category' operator='not-between'><value>5</value><value>5</value></condition>`,
          'invoices Orders',
        ],
        [workflow, `attribute='category' operator='lt' value='99999999999'/>`, 'Élan invoices Orders'],
        [workflow, `attribute='workflowid' operator='eq' value='{${ids.orders.toUpperCase()}}'/>`, 'Orders'],
        [workflow, `attribute='ownerid' operator='eq-userid'/>`, 'invoices Orders'],
        [workflow, `attribute='ownerid' operator='ne-userid'/>`, 'Élan'],
        [workflow, `attribute='ownerid' operator='eq-useroruserteams'/>`, 'invoices Orders'],
        [workflow, `attribute='ownerid' operator='eq-userteams'/>`, ''],
        [workflow, `attribute='name' operator='eq' valueof='name'/>`, 'Élan invoices Orders'],
        [systemUser, `attribute='ownerid' operator='eq-userid'/>`, 'owner'],
        [systemUser, `attribute='businessunitid' operator='eq-businessid'/>`, 'coowner owner stranger user'],
        [systemUser, `attribute='businessunitid' operator='ne-businessid'/>`, 'colleague'],
        [flowSession, `attribute='createdon' operator='today'/>`, 'run 1 run 2 run 3'],
        [flowSession, `attribute='createdon' operator='yesterday'/>`, ''],
        [flowSession, `attribute='createdon' operator='last-seven-days'/>`, 'run 1 run 2 run 3'],
        [flowSession, `attribute='createdon' operator='last-x-hours' value='1'/>`, 'run 1 run 2 run 3'],
        [flowSession, `attribute='createdon' operator='olderthan-x-minutes' value='59'/>`, 'run 1'],
        [flowSession, `attribute='createdon' operator='olderthan-x-months' value='1'/>`, ''],
        [flowSession, `attribute='createdon' operator='next-x-weeks' value='1'/>`, ''],
        [flowSession, `attribute='createdon' operator='this-month'/>`, 'run 1 run 2 run 3'],
        [flowSession, `attribute='createdon' operator='on' value='2024-06-16'/>`, 'run 1 run 2 run 3'],
        [flowSession, `attribute='createdon' operator='on-or-after' value='2024-06-17'/>`, ''],
        [
          flowSession,
          `attribute='createdon' operator='on-or-before' value='2024-06-16T01:00:00Z'/>`,
          'run 1 run 2 run 3',
        ],
        [flowSession, `attribute='createdon' operator='gt' value='2024-06-16 12:00:30'/>`, 'run 2 run 3'],
        [flowSession, `attribute='startedon' operator='lt' valueof='completedon'/>`, 'run 1'],
      ]
      for (const [table, text, names] of cases)
        test(text, async () => assert.equal(await named(table, condition(text)), names))

      test('filters nest, and one without conditions says nothing', async () => {
        const filter = `<filter type='or'><condition attribute='name' operator='eq' value='elan'/>
          <filter><condition attribute='category' operator='eq' value='6'/><condition attribute='name' operator='like' value='in%'/></filter></filter><filter/>`
        assert.equal(await named(workflow, filter), 'Élan invoices')
      })
    })

    describe('a link', () => {
      const runs = `<link-entity name='flowsession' from='regardingobjectid' to='workflowid'`
      const failed = `<filter><condition attribute='statuscode' operator='eq' value='8'/></filter>`
      const cases: readonly (readonly [links: string, names: string])[] = [
        [`${runs}/>`, 'Orders Orders Orders'],
        [`${runs} link-type='inner'>${failed}</link-entity>`, 'Orders'],
        [`${runs} link-type='outer'>${failed}</link-entity>`, 'Élan invoices Orders'],
        [`${runs} link-type='outer'/>`, 'Élan invoices Orders Orders Orders'],
        [`${runs} link-type='matchfirstrowusingcrossapply'/>`, 'Élan invoices Orders'],
        [`${runs} link-type='exists'/>`, 'Orders'],
        [`${runs} link-type='in'>${failed}</link-entity>`, 'Orders'],
        [`<filter>${runs} link-type='any'>${failed}</link-entity></filter>`, 'Orders'],
        [`<filter>${runs} link-type='not any'>${failed}</link-entity></filter>`, 'Élan invoices'],
        [`<filter>${runs} link-type='not all'>${failed}</link-entity></filter>`, 'Orders'],
        [`<filter>${runs} link-type='all'>${failed}</link-entity></filter>`, ''],
        [`<filter>${runs} link-type='all'>${failed.replace("'8'", "'9'")}</link-entity></filter>`, 'Orders'],
        [
          `<filter type='or'>${runs} link-type='any'/><condition attribute='category' operator='eq' value='5'/></filter>`,
          'Élan Orders',
        ],
        [
          `${runs} link-type='outer' alias='r'/><filter><condition entityname='r' attribute='flowsessionid' operator='null'/></filter>`,
          'Élan invoices',
        ],
        [
          `<link-entity name='systemuser' from='systemuserid' to='ownerid' alias='o'><filter><condition attribute='fullname' operator='eq' value='stranger'/></filter></link-entity>`,
          'Élan',
        ],
        [
          `<link-entity name='systemuser' from='systemuserid' to='ownerid' alias='o'/><filter><condition attribute='name' operator='gt' valueof='o.fullname'/></filter>`,
          '',
        ],
        [
          `${runs} link-type='outer'><link-entity name='flowmachine' from='flowmachineid' to='machineid'/></link-entity>`,
          'Élan invoices Orders',
        ],
        [`${runs}><link-entity name='flowmachine' from='flowmachineid' to='machineid'/></link-entity>`, 'Orders'],
        [
          `${runs}><link-entity name='flowmachine' from='flowmachineid' to='machineid' link-type='outer'/></link-entity>`,
          'Orders Orders Orders',
        ],
      ]
      for (const [links, names] of cases) test(links, async () => assert.equal(await named(workflow, links), names))

      test('brings its columns under its alias, or one made for it', async () => {
        const { value } = await list(
          flowSession,
          `<fetch><entity name='flowsession'><attribute name='name'/><order attribute='name'/>
            <link-entity name='flowmachine' from='flowmachineid' to='machineid' link-type='outer' alias='m'><attribute name='name'/><attribute name='ownerid'/><attribute name='statecode' alias='state'/></link-entity>
            <link-entity name='workflow' from='workflowid' to='regardingobjectid'><attribute name='name'/></link-entity></entity></fetch>`,
          { prefer: 'odata.include-annotations="Microsoft.Dynamics.CRM.lookuplogicalname"' },
        )
        assert.deepEqual(
          { ...value[0], '@odata.etag': '' },
          {
            '@odata.etag': '',
            name: 'run 1',
            flowsessionid: ids.failed,
            m_x002e_name: 'PC-01',
            'm_x002e_ownerid@Microsoft.Dynamics.CRM.lookuplogicalname': 'systemuser',
            m_x002e_ownerid: ids.owner,
            state: 0,
            workflow1_x002e_name: 'Orders',
          },
        )
        assert.deepEqual(
          { ...value[1], '@odata.etag': '' },
          {
            '@odata.etag': '',
            name: 'run 2',
            flowsessionid: ids.waiting,
            workflow1_x002e_name: 'Orders',
          },
        )
      })

      test('over a many-to-many relationship goes through the table of its pairs', async () => {
        const members = `<link-entity name='teammembership' from='systemuserid' to='systemuserid' intersect='true'>
          <link-entity name='team' from='teamid' to='teamid' alias='t'><filter><condition attribute='name' operator='eq' value='buyers'/></filter></link-entity></link-entity>`
        assert.equal(await named(systemUser, members), 'coowner owner')
        const not = `<filter><link-entity name='teammembership' from='systemuserid' to='systemuserid' link-type='not any'/></filter>`
        assert.equal(await named(systemUser, not), 'colleague stranger user')
      })

      test('without from and to takes the one relationship there is', async () => {
        assert.equal(await named(flowSession, `<link-entity name='flowmachine'/>`), 'run 1')
      })
    })

    describe('rows out of reach', () => {
      const coowner = userOf(ids.coowner, ['Basic User'])
      const user = userOf(ids.user, ['Basic User'])
      const machine = (type: string): string =>
        `<link-entity name='flowmachine' from='flowmachineid' to='machineid' link-type='${type}'/>`
      const cases: readonly (readonly [what: string, table: Table, inner: string, user: UserContext, names: string])[] =
        [
          ['are not in the list', flowSession, '', user, ''],
          [
            'are not in the list of a co-owner but for the runs of the flow',
            flowSession,
            '',
            coowner,
            'run 1 run 2 run 3',
          ],
          ['drop the row of an inner link', flowSession, machine('inner'), coowner, ''],
          ['leave an outer link empty', flowSession, machine('outer'), coowner, 'run 1 run 2 run 3'],
          ['are no rows to exists', flowSession, machine('exists'), coowner, ''],
          [
            'are no rows to not any',
            flowSession,
            `<filter>${machine('not any')}</filter>`,
            coowner,
            'run 1 run 2 run 3',
          ],
          [
            'behind a link are reached by the way their own access takes',
            workflow,
            `<link-entity name='flowsession' from='regardingobjectid' to='workflowid'><link-entity name='flowlog' from='flowsessionid' to='flowsessionid'/></link-entity>`,
            coowner,
            'Orders Orders Orders Orders',
          ],
          [
            'behind an outer link take that way too',
            workflow,
            `<link-entity name='flowsession' from='regardingobjectid' to='workflowid' link-type='outer'><link-entity name='flowlog' from='flowsessionid' to='flowsessionid' link-type='outer'/></link-entity>`,
            user,
            'Orders',
          ],
          [
            'at one end of a pair hide the pair',
            systemUser,
            `<link-entity name='teammembership' from='systemuserid' to='systemuserid'/>`,
            user,
            '',
          ],
        ]
      for (const [what, table, inner, by, names] of cases)
        test(what, async () => assert.equal(await named(table, inner, by), names))

      test('a linked table without the privilege is refused', async () => {
        const nobody = userOf(ids.user, [])
        await assert.rejects(named(workflow, '', nobody), { status: 403 })
      })
    })

    test('rows are sorted by labels and names, unless asked for numbers', async () => {
      const runs = async (attributes: string, order: string) =>
        (
          await list(
            flowSession,
            `<fetch ${attributes}><entity name='flowsession'><attribute name='statuscode'/>${order}</entity></fetch>`,
          )
        ).value.map(row => row.statuscode)
      assert.deepEqual(await runs('', `<order attribute='statuscode'/>`), [8, 4, 3])
      assert.deepEqual(await runs('', `<order attribute='statuscode' descending='true'/>`), [3, 4, 8])
      assert.deepEqual(await runs(`useraworderby='true'`, `<order attribute='statuscode'/>`), [3, 4, 8])
      assert.deepEqual(await runs('', `<order attribute='machineid'/><order attribute='name'/>`), [3, 4, 8])
      const machine = (order: string): string =>
        `<link-entity name='flowmachine' from='flowmachineid' to='machineid' link-type='outer' alias='m'>${order}</link-entity>`
      assert.deepEqual(await runs('', `${machine(`<order attribute='name' descending='true'/>`)}`), [8, 4, 3])
      assert.deepEqual(
        await runs(
          '',
          `<order entityname='m' attribute='name' descending='true'/><order attribute='name'/>${machine('')}`,
        ),
        [8, 3, 4],
      )
    })

    describe('groups', () => {
      const groups = async (table: Table, inner: string, attributes = "aggregate='true'") =>
        (await list(table, `<fetch ${attributes}><entity name='${table.logicalName}'>${inner}</entity></fetch>`)).value

      test('are counted, summed and sorted by their aliases', async () => {
        assert.deepEqual(
          await groups(
            workflow,
            `<attribute name='workflowid' alias='n' aggregate='count'/><attribute name='description' alias='d' aggregate='countcolumn'/>
             <attribute name='category' alias='c' groupby='true'/><order alias='n' descending='true'/>`,
          ),
          [
            { n: 2, d: 1, c: 6 },
            { n: 1, d: 0, c: 5 },
          ],
        )
        assert.deepEqual(
          await groups(
            flowSession,
            ['sum', 'avg', 'min', 'max']
              .map(one => `<attribute name='runduration' alias='${one}' aggregate='${one}'/>`)
              .join(''),
          ),
          [{ sum: 61_999, avg: 61_999, min: 61_999, max: 61_999 }],
        )
        assert.deepEqual(
          await groups(
            flowSession,
            `<attribute name='regardingobjectid' alias='flows' aggregate='countcolumn' distinct='true'/>`,
          ),
          [{ flows: 1 }],
        )
      })

      test('are made of parts of a date', async () => {
        const parts = ['day', 'week', 'month', 'quarter', 'year', 'fiscal-period', 'fiscal-year']
        const { value } = await list(
          flowSession,
          `<fetch aggregate='true'><entity name='flowsession'>${parts
            .map(
              part =>
                `<attribute name='createdon' groupby='true' alias='${part.replace('-', '')}' dategrouping='${part}'/>`,
            )
            .join('')}<attribute name='name' alias='n' aggregate='count'/></entity></fetch>`,
          { prefer: 'odata.include-annotations="OData.Community.Display.V1.FormattedValue"' },
        )
        const [row] = value
        assert.deepEqual(
          ['day', 'week', 'month', 'quarter', 'year', 'n'].map(part => row?.[part]),
          [16, 25, 6, 2, 2024, 3],
        )
        assert.equal(row?.['fiscalperiod@OData.Community.Display.V1.FormattedValue'], 'Quarter 2 FY2024')
        assert.equal(row?.['fiscalyear@OData.Community.Display.V1.FormattedValue'], 'FY2024')
      })

      test('may take columns of links, and names of lookups', async () => {
        const { value } = await list(
          flowSession,
          `<fetch aggregate='true'><entity name='flowsession'><attribute name='name' alias='n' aggregate='count'/>
            <attribute name='ownerid' alias='owner' groupby='true'/>
            <link-entity name='flowmachine' from='flowmachineid' to='machineid' link-type='outer'><attribute name='name' alias='machine' groupby='true'/><order alias='machine'/></link-entity></entity></fetch>`,
          { prefer: 'odata.include-annotations="OData.Community.Display.V1.FormattedValue"' },
        )
        const owner = { 'owner@OData.Community.Display.V1.FormattedValue': 'owner', owner: ids.owner }
        assert.deepEqual(value, [
          { 'n@OData.Community.Display.V1.FormattedValue': '2', n: 2, ...owner },
          { 'n@OData.Community.Display.V1.FormattedValue': '1', n: 1, ...owner, machine: 'PC-01' },
        ])
      })

      test('of more rows than allowed are an error', async () => {
        const query = groups(
          flowSession,
          `<attribute name='name' alias='n' aggregate='count'/>`,
          `aggregate='true' aggregatelimit='2'`,
        )
        await assert.rejects(query, { code: '0x8004e023', status: 400 })
      })

      test('of equal rows are what distinct returns', async () => {
        assert.deepEqual(await groups(flowSession, `<attribute name='regardingobjectid'/>`, `distinct='true'`), [
          { _regardingobjectid_value: ids.orders },
        ])
        const order = `<attribute name='category'/><order attribute='category' descending='true'/><order attribute='statecode'/>`
        assert.deepEqual(await groups(workflow, order, `distinct='true'`), [{ category: 5 }, { category: 6 }])
        const paged = `<fetch distinct='true' count='1' page='2'><entity name='workflow'><attribute name='category'/><order attribute='category'/></entity></fetch>`
        assert.deepEqual((await list(workflow, paged)).value, [{ category: 5 }])
      })
    })

    describe('pages', () => {
      const page = (attributes: string, order: string): string =>
        `<fetch count='2' ${attributes}><entity name='flowlog'><attribute name='name'/>${order}
          <link-entity name='flowsession' from='flowsessionid' to='flowsessionid' link-type='outer' alias='r'/></entity></fetch>`
      const cookies =
        'odata.include-annotations="Microsoft.Dynamics.CRM.fetchxmlpagingcookie,Microsoft.Dynamics.CRM.morerecords"'
      const orders = [
        '',
        `<order attribute='name'/>`,
        `<order attribute='logindex' descending='true'/>`,
        `<order attribute='createdon'/><order entityname='r' attribute='statuscode'/>`,
        `<order attribute='flowlogid' descending='true'/>`,
      ]
      for (const order of orders)
        test(`follow each other by cookie: ${order || 'without order'}`, async () => {
          const whole = await list(flowLog, page('', order).replace("count='2'", ''))
          const first = await list(flowLog, page(`page='1'`, order), { prefer: cookies })
          assert.equal(first['@Microsoft.Dynamics.CRM.morerecords'], true)
          const annotation = String(first['@Microsoft.Dynamics.CRM.fetchxmlpagingcookie'])
          const inner =
            /^<cookie pagenumber="2" pagingcookie="(%253ccookie%2520page%253d%25221%2522%253e[^"]*)" istracking="False" \/>$/.exec(
              annotation,
            )?.[1]
          const cookie = decodeURIComponent(decodeURIComponent(inner ?? ''))
          const second = await list(flowLog, page(`page='2' paging-cookie='${xml(cookie)}'`, order), {
            prefer: cookies,
          })
          assert.deepEqual([...first.value, ...second.value], whole.value)
          assert.equal(second['@Microsoft.Dynamics.CRM.morerecords'], undefined)
          assert.equal(second['@Microsoft.Dynamics.CRM.fetchxmlpagingcookie'], undefined)
          assert.deepEqual((await list(flowLog, page(`page='2'`, order))).value, second.value)
        })

      describe('of distinct rows follow each other by cookie', () => {
        const machine = (inner: string): string =>
          `<link-entity name='flowmachine' from='flowmachineid' to='machineid' link-type='outer' alias='m'>${inner}</link-entity>`
        const cases: readonly (readonly [what: string, inner: string])[] = [
          ['by the values themselves', `<attribute name='statuscode'/><attribute name='name'/>`],
          ['by label', `<attribute name='statuscode'/><order attribute='statuscode'/>`],
          [
            'descending, with empty values',
            `<attribute name='startedon'/><order attribute='startedon' descending='1'/>`,
          ],
          [
            'by the name of a lookup',
            `<attribute name='machineid'/><attribute name='name'/><order attribute='machineid'/>`,
          ],
          [
            'by key',
            `<attribute name='flowsessionid'/><attribute name='name'/><order attribute='name' descending='true'/>`,
          ],
          [
            'by a column of a link',
            `<attribute name='name'/>${machine(`<attribute name='name'/><order attribute='name'/>`)}`,
          ],
          ['by what is not returned', `<attribute name='name'/><order attribute='createdon' descending='true'/>`],
        ]
        for (const [what, inner] of cases)
          test(what, async () => {
            const query = (attributes: string): string =>
              `<fetch distinct='true' ${attributes}><entity name='flowsession'>${inner}</entity></fetch>`
            const whole = (await list(flowSession, query(''))).value
            const found: unknown[] = []
            let cookie = ''
            for (let page = 1; page <= whole.length; page++) {
              const paging = cookie === '' ? '' : `paging-cookie='${xml(cookie)}'`
              const one = await list(flowSession, query(`count='1' page='${page}' ${paging}`), { prefer: cookies })
              found.push(...one.value)
              assert.equal(one['@Microsoft.Dynamics.CRM.morerecords'], page < whole.length ? true : undefined)
              const annotation = String(one['@Microsoft.Dynamics.CRM.fetchxmlpagingcookie'])
              cookie = decodeURIComponent(decodeURIComponent(/pagingcookie="([^"]*)"/.exec(annotation)?.[1] ?? ''))
              assert.equal(cookie !== '', page < whole.length)
            }
            assert.deepEqual(found, whole)
          })
      })

      test('of groups follow each other by number', async () => {
        const page = (number: number): string =>
          `<fetch aggregate='true' count='2' page='${number}'><entity name='flowlog'><attribute name='name' alias='name' groupby='true'/>
            <attribute name='flowlogid' alias='n' aggregate='count'/><order alias='name' descending='true'/></entity></fetch>`
        const pages = [
          await list(flowLog, page(1), { prefer: cookies }),
          await list(flowLog, page(2), { prefer: cookies }),
        ]
        assert.deepEqual(
          pages.map(({ value }) => value.map(row => row.name)),
          [
            ['log 3', 'log 2'],
            ['log 1', 'File.Copy'],
          ],
        )
        assert.deepEqual(
          pages.map(one => one['@Microsoft.Dynamics.CRM.morerecords']),
          [true, undefined],
        )
        assert.equal(pages[0]?.['@Microsoft.Dynamics.CRM.fetchxmlpagingcookie'], undefined)
      })

      test('are counted when asked', async () => {
        const prefer = 'odata.include-annotations="Microsoft.Dynamics.CRM.*"'
        const { value, ...rest } = await list(flowLog, page(`returntotalrecordcount='true'`, ''), { prefer })
        assert.equal(value.length, 2)
        assert.deepEqual(Object.keys(rest), [
          '@odata.context',
          '@odata.count',
          '@Microsoft.Dynamics.CRM.totalrecordcount',
          '@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded',
          '@Microsoft.Dynamics.CRM.fetchxmlpagingcookie',
          '@Microsoft.Dynamics.CRM.morerecords',
        ])
        assert.equal(rest['@odata.count'], 4)
        assert.equal((await list(flowLog, page('', ''), { count: true }))['@odata.count'], 4)
        const counted = `<fetch aggregate='true' returntotalrecordcount='1'><entity name='flowlog'><attribute name='logindex' alias='i' groupby='true'/></entity></fetch>`
        assert.equal((await list(flowLog, counted))['@odata.count'], 4)
      })
    })

    describe('rowaggregate CountChildren', () => {
      const units = (user?: UserContext) =>
        list(
          businessUnit,
          `<fetch><entity name='businessunit'><attribute name='name'/><attribute name='businessunitid' rowaggregate='CountChildren' alias='below'/>
            <link-entity name='businessunit' from='businessunitid' to='parentbusinessunitid' link-type='outer' alias='p'>
            <attribute name='parentbusinessunitid' rowaggregate='CountChildren' alias='beside'/></link-entity><order attribute='name'/></entity></fetch>`,
          user && { user },
        )
      const counts = async (user?: UserContext) =>
        (await units(user)).value.map(({ name, below, beside }) => [name, below, beside])

      test('counts the rows right below each row', async () =>
        assert.deepEqual(await counts(), [
          ['Branch', 0, 1],
          ['Head office', 1, undefined],
        ]))

      test('distinct counts are one row each', async () => {
        const runs = `<fetch distinct='true'><entity name='flowsession'><attribute name='flowsessionid' rowaggregate='CountChildren' alias='n'/></entity></fetch>`
        assert.deepEqual((await list(flowSession, runs)).value, [{ n: 0 }])
      })

      test('of those that may be read', async () => {
        const local = userOf(ids.user, [], { privileges: { businessunit: { Read: 'Local' } } })
        assert.deepEqual(await counts(local), [['Head office', 0, undefined]])
      })
    })

    test('what only advises the database is passed over', async () => {
      const advice = `version='1.0' mapping='logical' output-format='xml-platform' no-lock='true' latematerialize='true' utc-offset='60'
        options='OptimizeForUnknown,Recompile' min-active-row-version='true'`
      const text = `<fetch ${advice}><entity name='flowsession'><attribute name='name'/><filter type='or' hint='union' isquickfindfields='1'>
        <condition attribute='statuscode' operator='eq' value='8' uiname='Failed' uitype='x'/></filter>
        <link-entity name='workflow' from='workflowid' to='regardingobjectid' alias='w' visible='false' intersect='false'/></entity></fetch>`
      assert.deepEqual(
        (await list(flowSession, text)).value.map(row => row.name),
        ['run 1'],
      )
    })

    test('users and teams show their key under both of its names', async () => {
      const me = `<filter><condition attribute='systemuserid' operator='eq-userid'/></filter>`
      const owner = `<link-entity name='systemuser' from='ownerid' to='ownerid' alias='o'><attribute name='ownerid'/></link-entity>`
      const { value } = await list(
        systemUser,
        `<fetch><entity name='systemuser'><attribute name='fullname'/>${me}</entity></fetch>`,
      )
      assert.deepEqual(
        { ...value[0], '@odata.etag': '' },
        { '@odata.etag': '', fullname: 'owner', systemuserid: ids.owner, ownerid: ids.owner },
      )
      const runs = await list(
        flowSession,
        `<fetch top='1'><entity name='flowsession'><attribute name='name'/>${owner}</entity></fetch>`,
      )
      assert.equal(runs.value[0]?.o_x002e_ownerid, ids.owner)
    })

    test('nothing asked for is everything that is not large', async () => {
      const { value } = await list(workflow, '<fetch><entity name="workflow"/></fetch>')
      assert.equal(value.length, 3)
      assert.ok(
        value.every(row => row.name !== undefined && row.statecode !== undefined && row.clientdata === undefined),
      )
      const all = `<fetch><entity name='flowsession'><all-attributes/><link-entity name='workflow' from='workflowid' to='regardingobjectid' alias='w'><all-attributes/></link-entity></entity></fetch>`
      const [row] = (await list(flowSession, all, { prefer: 'odata.include-annotations="*"' })).value
      assert.equal(row?.w_x002e_name, 'Orders')
    })

    describe('is refused, in a sentence', () => {
      const entity = (inner: string, attributes = ''): string =>
        `<fetch ${attributes}><entity name='flowsession'>${inner}</entity></fetch>`
      const filter = (text: string): string => entity(`<filter><condition ${text}</filter>`)
      const many = (count: number, text: string): string => text.repeat(count)
      const cases: readonly (readonly [xml: string, code: string, message: RegExp, status?: number])[] = [
        ['', '0x80060888', /^Invalid XML\. /],
        ['<fetch>', '0x80060888', /^Invalid XML\. .*not closed/],
        ['<!DOCTYPE a [<!ENTITY b "c">]><fetch/>', '0x80060888', /^Invalid XML\. .*document type/],
        ['<fetch><entity name="&xxe;"/></fetch>', '0x80060888', /&xxe; is no entity of XML/],
        ['<entity/>', '0x80060888', /not <fetch>/],
        ['<fetch/>', '0x80060888', /wants one <entity>/],
        [many(50, '<fetch>'), '0x80060888', /nested deeper than 40/],
        [
          '<fetch><entity name="nosuch"/></fetch>',
          '0x80041102',
          /^The entity with a name = 'nosuch' with namemapping = 'Logical' was not found/,
        ],
        [
          '<fetch><entity name="workflow"/></fetch>',
          '0x80060888',
          /'workflow' of the fetchXml is not that of the set 'flowsessions'/,
        ],
        [
          entity('<attribute name="nosuch"/>'),
          '0x80041103',
          /entity doesn't contain attribute with Name = 'nosuch' and NameMapping = 'Logical'/,
        ],
        [entity('<attribute name="constructor"/>'), '0x80041103', /'constructor'/],
        [entity('<order attribute="nosuch"/>'), '0x80041103', /'nosuch'/],
        [entity('<link-entity name="nosuch" from="a" to="b"/>'), '0x80041102', /'nosuch'/],
        [entity('<link-entity name="workflow" from="nosuch" to="regardingobjectid"/>'), '0x80041103', /'nosuch'/],
        [
          entity('<link-entity name="workflow" from="name" to="regardingobjectid"/>'),
          '0x80060888',
          /their types differ/,
        ],
        [entity('<link-entity name="systemuser"/>'), '0x80060888', /relationships lead there/],
        [
          entity('<link-entity name="workflow" from="workflowid" to="regardingobjectid" link-type="natural"/>'),
          '0x80060888',
          /no link-type/,
        ],
        [
          entity(many(2, '<link-entity name="workflow" from="workflowid" to="regardingobjectid" alias="w"/>')),
          '0x80060888',
          /more than one link-entity/,
        ],
        [
          entity(many(16, '<link-entity name="workflow" from="workflowid" to="regardingobjectid"/>')),
          '0x8004430d',
          /^Number of link entities in query exceeded maximum limit\.$/,
        ],
        [
          entity(`<filter>${many(501, '<condition attribute="name" operator="null"/>')}</filter>`),
          '0x8004430c',
          /^Number of conditions in query exceeded/,
        ],
        [filter(`attribute='nosuch' operator='null'/>`), '0x80041103', /'nosuch'/],
        [filter(`attribute='name' operator='is'/>`), '0x80060888', /'is' is no condition operator/],
        [filter(`attribute='name' operator='constructor'/>`), '0x80060888', /is no condition operator/],
        [filter(`attribute='name' operator='eq'/>`), '0x80060888', /wants one value/],
        [
          filter(`attribute='statuscode' operator='eq' value='Failed'/>`),
          '0x80060888',
          /does not fit the column 'statuscode'/,
        ],
        [filter(`attribute='machineid' operator='eq' value='x'/>`), '0x80060888', /does not fit/],
        [filter(`attribute='statuscode' operator='like' value='1%'/>`), '0x80060888', /wants a text column/],
        [filter(`attribute='name' operator='last-x-days' value='1'/>`), '0x80060888', /wants a column of dates/],
        [filter(`attribute='createdon' operator='last-x-days' value='0'/>`), '0x80060888', /from 1 to 10000/],
        [filter(`attribute='name' operator='eq-userid'/>`), '0x80060888', /wants a lookup/],
        [filter(`attribute='name' operator='eq' valueof='statuscode'/>`), '0x80060888', /different types/],
        [filter(`attribute='name' operator='like' valueof='name'/>`), '0x80060888', /only eq, ne/],
        [filter(`attribute='name' operator='contain-values' value='1'/>`), '0x80060888', /several choices/],
        [filter(`attribute='name' entityname='m' operator='null'/>`), '0x80060888', /has the alias 'm'/],
        [filter(`attribute='outputs' operator='not-null'/>`), '0x8006088a', /is large/, 501],
        [
          filter(`attribute='ownerid' operator='under' value='x'/>`),
          '0x80060888',
          /'under' of the condition on 'ownerid' wants the key of a table whose rows have parents/,
        ],
        [filter(`attribute='machineidtype' operator='eq' value='8'/>`), '0x8006088a', /says more about another/, 501],
        [filter(`attribute='owneridtype' operator='eq' value='somebody'/>`), '0x80060888', /'somebody' is no table/],
        [filter(`attribute='owneridtype' operator='eq' value='077777'/>`), '0x80060888', /'077777' is no table/],
        [filter(`attribute='owneridtype' operator='gt' value='8'/>`), '0x80060888', /is the table of 'ownerid'/],
        [filter(`attribute='owneridtype' operator='eq'/>`), '0x80060888', /wants one value/],
        [filter(`attribute='owneridtype' operator='eq' valueof='name'/>`), '0x80060888', /wants a value/],
        [filter(`attribute='statuscodeyominame' operator='null'/>`), '0x80041103', /doesn't contain attribute/],
        [filter(`attribute='machineidname' operator='today'/>`), '0x80060888', /wants a column of dates/],
        [filter(`attribute='statuscodename' operator='today'/>`), '0x80060888', /is the label of 'statuscode'/],
        [filter(`attribute='statuscodename' operator='eq'/>`), '0x80060888', /wants one value/],
        [filter(`attribute='statuscodename' operator='in'/>`), '0x80060888', /wants elements <value>/],
        [filter(`attribute='machineidname' operator='eq' valueof='name'/>`), '0x80060888', /wants a value: names of/],
        [filter(`attribute='name' operator='eq' valueof='machineidname'/>`), '0x8006088a', /Use 'machineid'/, 501],
        [entity('<attribute name="name" rowaggregate="Sum" alias="a"/>'), '0x80060888', /'Sum' is no rowaggregate/],
        [
          entity('<attribute name="name" rowaggregate="CountChildren" alias="a"/>'),
          '0x80060888',
          /wants the key of a table whose rows have parents/,
        ],
        [
          entity('<attribute name="flowsessionid" rowaggregate="CountChildren"/>'),
          '0x80060888',
          /The rowaggregate of 'flowsessionid' wants an alias/,
        ],
        [
          entity('<attribute name="name" rowaggregate="CountChildren" alias="a"/>', 'aggregate="true"'),
          '0x80060888',
          /cannot stand in a query with aggregates/,
        ],
        [entity('', 'datasource="retained"'), '0x8006088a', /No rows are retained/, 501],
        [entity('<attribute name="name" alias="a.b"/>'), '0x80060888', /^Attribute alias 'a\.b' is invalid/],
        [entity(many(2, '<attribute name="name" alias="a"/>')), '0x80060888', /more than one attribute/],
        [entity('<attribute name="name" aggregate="count" alias="n"/>'), '0x80060888', /aggregate="true"/],
        [
          entity('<attribute name="name"/>', 'aggregate="true"'),
          '0x80060888',
          /^An attribute can not be requested when an aggregate operation/,
        ],
        [entity('<attribute name="name" aggregate="sum" alias="n"/>', 'aggregate="true"'), '0x80060888', /no number/],
        [
          entity('<attribute name="createdon" groupby="true" alias="n"/>', 'aggregate="true"'),
          '0x80060888',
          /grouped by dategrouping/,
        ],
        [
          entity('<attribute name="name" aggregate="median" alias="n"/>', 'aggregate="true"'),
          '0x80060888',
          /is no aggregate/,
        ],
        [entity('', 'aggregate="true"'), '0x80060888', /asks for no columns/],
        [entity('', 'top="5001"'), '0x80060888', /from 1 to 5000/],
        [entity('', 'top="5" page="2"'), '0x80060888', /top of <fetch> cannot stand beside page/],
        [entity('', 'page="0"'), '0x80060888', /from 1 to/],
        [entity('', 'page="12"'), '0x80060888', /want the paging cookie/],
        [entity('', 'page="2" paging-cookie="x"'), '0x80060888', /paging cookie is malformed/],
        [
          entity('', `page="2" paging-cookie="&lt;cookie page='1'>&lt;name last='x'/>&lt;/cookie>"`),
          '0x80060888',
          /malformed/,
        ],
        [entity('<nosuch/>'), '0x80060888', /holds no <nosuch>/],
      ]
      for (const [text, code, message, status = 400] of cases)
        test(text.slice(0, 120), async () => {
          await assert.rejects(ask(flowSession, text), error => {
            assert.ok(error instanceof DataverseError, String(error))
            assert.match(error.message, message)
            assert.deepEqual([error.code, error.status], [code, status])
            return true
          })
        })
    })
  })
}

const xml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll("'", '&apos;')
