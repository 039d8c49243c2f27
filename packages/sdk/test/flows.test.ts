import assert from 'node:assert/strict'
import { test } from 'node:test'
import { flowsOf } from '../src/flows.ts'
import { api, empty, fakeHttp, json } from './fakes.ts'

const id = 'f091ffab-58bb-4630-a115-659453d56f59'
const list = (...names: readonly string[]) => json({ value: names.map(name => ({ name, workflowid: id })) })
const asked = (url: string | undefined): string => decodeURIComponent(url ?? '').slice(api.length)

test('the list holds the desktop flows, by name', async () => {
  const { http, sent } = fakeHttp([list('a', 'b')])
  const flows = await Array.fromAsync(flowsOf(http).list())
  assert.deepEqual(flows, [
    { name: 'a', workflowid: id },
    { name: 'b', workflowid: id },
  ])
  assert.equal(asked(sent[0]?.url), 'workflows?$select=name,workflowid&$filter=category eq 6&$orderby=name')
})

test('a further filter narrows the list and never widens it', async () => {
  const { http, sent } = fakeHttp([list()])
  await Array.fromAsync(flowsOf(http).list({ filter: "name eq 'a' or name eq 'b'", top: 1 }))
  assert.match(asked(sent[0]?.url), /\$filter=category eq 6 and \(name eq 'a' or name eq 'b'\)&.*\$top=1/)
})

const found: readonly [title: string, given: string, filter: string][] = [
  ['its name', 'Order report', "name eq 'Order report'"],
  ['a name with quotes', "it's", "name eq 'it''s'"],
  ['its id', id, `workflowid eq ${id}`],
  ['its id in capitals', id.toUpperCase(), `workflowid eq ${id.toUpperCase()}`],
]
for (const [title, given, filter] of found) {
  test(`a flow is found by ${title}, drafts too`, async () => {
    const { http, sent } = fakeHttp([list('a')])
    assert.deepEqual(await flowsOf(http).find(given), { name: 'a', workflowid: id })
    assert.ok(asked(sent[0]?.url).includes(`$filter=category eq 6 and (${filter})`))
    assert.equal(sent[0]?.headers['mscrm.includeunpublished'], 'true')
  })
}

test('a flow that is not there is undefined', async () => {
  assert.equal(await flowsOf(fakeHttp([list()]).http).find('x'), undefined)
})

test('the schemas are read from the flow; none stored is no schema', async () => {
  const { http, sent } = fakeHttp([new Response('{"schema":{"type":"object","properties":{}}}'), empty()])
  const flows = flowsOf(http)
  assert.deepEqual(await flows.inputs(id), { schema: { type: 'object', properties: {} } })
  assert.deepEqual(await flows.outputs(id), { schema: null })
  assert.deepEqual(
    sent.map(({ url }) => asked(url)),
    [`workflows(${id})/inputs/$value`, `workflows(${id})/outputs/$value`],
  )
})

test('a text of a new name becomes a flow, one of a known name replaces its script', async () => {
  const made = fakeHttp([list(), empty({ 'odata-entityid': `${api}workflows(${id})` })])
  assert.deepEqual(await flowsOf(made.http).import('a', 'EXIT'), { id, created: true })
  assert.equal(made.sent[1]?.body, '{"name":"a","category":6,"definition":"EXIT"}')
  const replaced = fakeHttp([list('a'), empty()])
  assert.deepEqual(await flowsOf(replaced.http).import('a', 'EXIT'), { id, created: false })
  assert.deepEqual([replaced.sent[1]?.method, replaced.sent[1]?.body], ['PATCH', '{"definition":"EXIT"}'])
})
