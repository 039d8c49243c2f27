import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { workflow } from '@deskhand/contract/tables/workflow'
import { retrieveMultiple } from '../../src/odata/retrieveMultiple.ts'
import { deleteRow } from '../../src/store/deleteRow.ts'
import { insertRow } from '../../src/store/insertRow.ts'
import type { TestDatabase } from '../databases.ts'
import { forEachDatabase } from '../store/forEachDatabase.ts'
import { admin, ids, insertSample, noon } from './sampleData.ts'

const id = (number: number): string => `10000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const by = { userId: ids.owner, now: noon }

/** Twelve runs with every kind of gap: empty texts, numbers, dates and lookups, and many that are the same. */
function* insertRuns() {
  yield* insertSample()
  for (let number = 0; number < 12; number++)
    yield* insertRow(
      flowSession,
      {
        flowsessionid: id(number),
        name: `paged ${number % 4}`,
        context: 'paged',
        connectionid: number % 3 === 0 ? null : `Ö${number % 3}`,
        startedon: number % 2 === 0 ? null : noon + number,
        machinepercentcpuusage: number % 5 === 0 ? null : number / 2,
        regardingobjectid: number % 4 === 0 ? null : ([ids.orders, ids.invoices, ids.elan][number % 3] ?? null),
        runmode: number % 3,
        dh_state: 'succeeded',
        statuscode: 4,
      },
      by,
    )
}

forEachDatabase('Pages of a list', database => {
  const page = async (query: string, size = 2) => {
    const { store }: TestDatabase = database()
    const request = { table: flowSession, query, prefer: `odata.maxpagesize=${size}`, store, user: admin }
    const { body } = await retrieveMultiple({ ...request, baseUrl: 'https://ORG', now: noon })
    const list = JSON.parse(String(body)) as { value: { flowsessionid: string }[]; '@odata.nextLink'?: string }
    return { ids: list.value.map(row => row.flowsessionid), next: list['@odata.nextLink']?.split('?')[1] }
  }
  const start = (orderBy: string) =>
    `$select=name&$filter=contains(context,'paged')${orderBy === '' ? '' : `&$orderby=${orderBy}`}`

  test('are made', () => database().store.write(() => insertRuns()))

  describe('put together are the whole list, whatever it is sorted by', () => {
    for (const orderBy of [
      '',
      'name',
      'name desc',
      'connectionid',
      'connectionid desc',
      'startedon desc,name',
      'machinepercentcpuusage,runmode desc',
      'machinepercentcpuusage desc',
      '_regardingobjectid_value',
      '_regardingobjectid_value desc,connectionid,name desc',
      'runmode,startedon',
    ])
      for (const size of [1, 2, 5])
        test(`${orderBy || 'the key'}, ${size} at a time`, async () => {
          const whole = (await page(start(orderBy), 100)).ids
          const seen: string[] = []
          let query: string | undefined = start(orderBy)
          while (query !== undefined) {
            const { ids: found, next }: { ids: string[]; next?: string | undefined } = await page(query, size)
            assert.ok(found.length <= size && seen.length < 12)
            seen.push(...found)
            query = next
          }
          assert.equal(whole.length, 12)
          assert.deepEqual(seen, whole)
        })
  })

  test('neither repeat nor skip a row while others come and go, the last one of a page too', async () => {
    const first = await page(start('name'), 4)
    const { store } = database()
    const gone = first.ids.at(-1) ?? ''
    await store.write(function* () {
      yield* deleteRow(flowSession, gone)
      const row = { context: 'paged', dh_state: 'succeeded', statuscode: 4 }
      yield* insertRow(flowSession, { ...row, flowsessionid: id(100), name: 'paged' }, by)
      yield* insertRow(flowSession, { ...row, flowsessionid: id(101), name: 'paged 9' }, by)
    })
    const seen = [...first.ids]
    let query = first.next
    while (query !== undefined) {
      const { ids: found, next } = await page(query, 4)
      seen.push(...found)
      query = next
    }
    assert.equal(new Set(seen).size, seen.length)
    const all = Array.from({ length: 12 }, (_, number) => id(number))
    assert.deepEqual(seen.toSorted(), [...all, id(101)].toSorted())
  })

  test('of expanded collections go on under their own link, when expansions are nested', async () => {
    const { store } = database()
    const ask = async (query: string) => {
      const request = { table: workflow, query, prefer: 'odata.maxpagesize=1', store, user: admin }
      return JSON.parse(String((await retrieveMultiple({ ...request, baseUrl: 'https://ORG', now: noon })).body))
    }
    const query = `$select=name&$filter=workflowid eq ${ids.orders}&$expand=regardingobjectid_process($select=name;$expand=MachineId($select=name))`
    const [flow] = (await ask(query)).value
    assert.equal(flow.regardingobjectid_process.length, 1)
    assert.match(
      flow['regardingobjectid_process@odata.nextLink'],
      /^https:\/\/ORG\/workflows\([^)]*\)\/regardingobjectid_process\?\$select=name&\$expand=MachineId\(\$select=name\)&\$skiptoken=%3Ccookie%20pagenumber=%222%22/,
    )
    assert.equal('_regardingobjectid_value' in flow.regardingobjectid_process[0], false)
    await assert.rejects(ask(query.replace('($select=name;', '($top=1;')), {
      message: /^Only \$select and \$filter clause can be provided/,
    })
  })
})
