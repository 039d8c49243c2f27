import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Query, queryHeaders, queryString } from '../../src/requests/query.ts'

const cases: readonly [title: string, query: Query, text: string, headers: Record<string, string>][] = [
  ['an empty query is nothing', {}, '', {}],
  ['columns', { select: ['name', 'workflowid'] }, '?$select=name,workflowid', {}],
  ['no columns named', { select: [] }, '', {}],
  ['a filter, encoded', { filter: "name eq 'a&b'" }, "?$filter=name%20eq%20'a%26b'", {}],
  ['an order', { orderby: 'createdon desc,name' }, '?$orderby=createdon%20desc%2Cname', {}],
  ['an expansion', { expand: 'ownerid($select=name)' }, '?$expand=ownerid(%24select%3Dname)', {}],
  ['none at all', { top: 0 }, '?$top=0', {}],
  ['several', { top: 2, select: ['a'], orderby: 'a' }, '?$select=a&$orderby=a&$top=2', {}],
  ['a page size', { pageSize: 2 }, '', { prefer: 'odata.maxpagesize=2' }],
  ['annotations', { annotations: true }, '', { prefer: 'odata.include-annotations="*"' }],
  [
    'both, in one header',
    { pageSize: 5, annotations: true },
    '',
    { prefer: 'odata.maxpagesize=5,odata.include-annotations="*"' },
  ],
  ['drafts', { unpublished: true }, '', { 'mscrm.includeunpublished': 'true' }],
]
for (const [title, query, text, headers] of cases) {
  test(`a query writes ${title}`, () => {
    assert.equal(queryString(query), text)
    assert.deepEqual(queryHeaders(query), headers)
  })
}
