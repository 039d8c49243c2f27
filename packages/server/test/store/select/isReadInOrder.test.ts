import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { flowLog } from '@deskhand/contract/tables/flowLog'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { bind } from '../../../src/odata/bind.ts'
import { parseQueryOptions } from '../../../src/odata/parseQueryOptions.ts'
import { prefer } from '../../../src/odata/prefer.ts'
import { isReadInOrder } from '../../../src/store/select/isReadInOrder.ts'
import { admin, ids, noon } from '../../odata/sampleData.ts'

const flow = `_regardingobjectid_value eq ${ids.orders}`
const since = 'createdon ge 2026-01-01T00:00:00Z'

/** Runs are indexed by flow, state and connection, each with the time, and by the time alone. */
const cases: readonly (readonly [query: string, inOrder: boolean, why: string])[] = [
  ['', true, 'the key is an index'],
  ['$orderby=createdon desc', true, 'there is an index by time'],
  ['$orderby=createdon', true, 'an index is read backwards too'],
  ['$orderby=createdon desc,name', false, 'behind the time stands the key'],
  ['$orderby=name', false, 'no index is by name'],
  [`$filter=${since}&$orderby=createdon desc`, true, 'the range is of the column it sorts by'],
  [`$filter=${since} and createdon lt 2026-02-01&$orderby=createdon desc`, true, 'a range has two ends'],
  [
    `$filter=${since} and createdon ge 2030-01-01&$orderby=createdon desc`,
    false,
    'the index is entered at one of them',
  ],
  ['$filter=statuscode eq 8 and statuscode eq 4&$orderby=createdon desc', false, 'all rows of the one are looked at'],
  [`$filter=${since}`, false, 'the range is in another order than the key'],
  [`$filter=${flow}&$orderby=createdon desc`, true, 'flow and time are an index'],
  [`$filter=${flow} and ${since}&$orderby=createdon desc`, true, 'the time is bounded within the flow'],
  [`$filter=${flow}`, false, 'within a flow the index goes by time'],
  [`$filter=${flow} and statuscode eq 8&$orderby=createdon desc`, false, 'no index has both'],
  ['$filter=statuscode eq 8 or statuscode eq 4&$orderby=createdon desc', false, 'one or the other is two places'],
  ['$filter=statuscode ne 8&$orderby=createdon desc', false, 'all others are looked at'],
  [`$filter=contains(connectionid,'a')&$orderby=createdon desc`, false, 'a pattern is looked for in every row'],
  [`$filter=connectionid eq 'a'&$orderby=createdon desc`, true, 'text is indexed as it compares'],
  [`$filter=MachineId/name eq 'PC'&$orderby=createdon desc`, false, 'the machine is another row'],
  [`$filter=_machineid_value eq ${ids.machine}`, true, 'an index by one column goes on by the key'],
  [`$filter=_machineid_value eq ${ids.machine}&$orderby=createdon desc`, false, 'and not by time'],
  ['$orderby=_machineid_value', false, 'lookups sort by name'],
]

describe('The rows of a query stand one behind the other in an index', () => {
  const context = { user: admin, now: noon, preferences: prefer(undefined) }
  for (const [query, inOrder, why] of cases)
    test(`${query || 'without options'}: ${inOrder ? 'yes' : 'no'}, since ${why}`, () => {
      const bound = bind(flowSession, parseQueryOptions(query.replaceAll(' ', '%20')), context)
      assert.equal(isReadInOrder(bound.query), inOrder)
    })

  test('behind a page, unless the filter bounds that side as well', () => {
    const after = { values: [noon], id: ids.failed }
    const page = (query: string): boolean =>
      isReadInOrder({ ...bind(flowSession, parseQueryOptions(query.replaceAll(' ', '%20')), context).query, after })
    assert.equal(page('$orderby=createdon desc'), true)
    assert.equal(page(`$filter=${since}&$orderby=createdon desc`), true)
    assert.equal(page('$filter=createdon lt 2026-02-01&$orderby=createdon desc'), false)
    assert.equal(page(`$filter=${since}&$orderby=createdon`), false)
  })

  test('of one parent after the other', () => {
    const newest = bind(flowLog, parseQueryOptions('$orderby=createdon%20desc'), context).query
    assert.equal(isReadInOrder(newest, 'parentobjectid'), true)
    assert.equal(isReadInOrder(newest, 'desktopflowid'), false)
    const ofOther = bind(
      flowLog,
      parseQueryOptions(`$filter=_parentobjectid_value%20eq%20${ids.failed}&$orderby=createdon%20desc`),
      context,
    )
    assert.equal(isReadInOrder(ofOther.query, 'parentobjectid'), false)
  })
})
