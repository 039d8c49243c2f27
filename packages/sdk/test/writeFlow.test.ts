import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FlowBinary } from '../src/flowDefinition.ts'
import { writeFlow } from '../src/writeFlow.ts'
import { api, empty, fakeHttp, json } from './fakes.ts'

const id = 'f091ffab-58bb-4630-a115-659453d56f59'
const [first, second, third] = ['a', 'b', 'c'].map(letter => `${letter.repeat(8)}-0000-4000-8000-000000000000`) as [
  string,
  string,
  string,
]
const made = (set: string, row: string) => empty({ 'odata-entityid': `${api}${set}(${row})` })
const state = (statecode: number, suspensionreasondetails: string | null = null) =>
  json({ statecode, suspensionreasondetails })
const manifest: FlowBinary = {
  name: 'Manifest',
  type: 'ManifestFile',
  reference: 'flow.manifest',
  mimetype: 'application/json',
  metadata: null,
  fileName: 'm ä.json',
  content: new Uint8Array([123, 125]),
}
const requests = (sent: readonly { method: string; url: string }[]) =>
  sent.map(({ method, url }) => `${method} ${decodeURIComponent(url.slice(api.length)).split('?')[0]}`)

test('a flow that is not known is made under the id it came with, with the columns it came with', async () => {
  const { http, sent } = fakeHttp([made('workflows', id), state(1)])
  const flow = {
    workflowid: id,
    name: 'a',
    definition: 'EXIT',
    metadata: '{}',
    inputs: null,
    description: null,
    statecode: 1,
  }
  assert.deepEqual(await writeFlow(http, flow, undefined), { id, created: true, problem: null, isActive: true })
  assert.deepEqual(JSON.parse(sent[0]?.body ?? ''), {
    workflowid: id,
    name: 'a',
    description: null,
    definition: 'EXIT',
    metadata: '{}',
    category: 6,
  })
})

test('a flow that is known is changed, and switched off where it was; why it is a draft is told', async () => {
  const { http, sent } = fakeHttp([empty(), state(0, 'Line 1: no.')])
  const flow = { name: 'a', definition: 'EXIT', statecode: 0 }
  assert.deepEqual(await writeFlow(http, flow, id), { id, created: false, problem: 'Line 1: no.', isActive: false })
  assert.deepEqual(requests(sent), [`PATCH workflows(${id})`, `GET workflows(${id})`])
  assert.equal(sent[0]?.body, '{"name":"a","definition":"EXIT","statecode":0}')
  assert.equal(sent[1]?.headers['mscrm.includeunpublished'], 'true')
})

test('binaries of a new flow are made with their files, under their ids where they have some', async () => {
  const { http, sent } = fakeHttp([
    made('workflows', id),
    empty(),
    empty(),
    made('desktopflowbinaries', second),
    state(1),
  ])
  const binaries = [
    { ...manifest, desktopflowbinaryid: first },
    { ...manifest, content: null },
  ]
  await writeFlow(http, { name: 'a', definition: 'EXIT', binaries }, undefined)
  assert.deepEqual(requests(sent), [
    'POST workflows',
    `PATCH desktopflowbinaries(${first})`,
    `PATCH desktopflowbinaries(${first})/data`,
    'POST desktopflowbinaries',
    `GET workflows(${id})`,
  ])
  assert.equal(JSON.parse(sent[1]?.body ?? '')['Process@odata.bind'], `/workflows(${id})`)
  assert.equal(sent[1]?.headers['if-match'], undefined)
  assert.equal(sent[2]?.headers['content-type'], 'application/octet-stream')
  assert.equal(sent[2]?.headers['x-ms-file-name'], 'm%20%C3%A4.json')
  assert.equal(sent[2]?.body, '123,125')
})

test('binaries of a known flow are replaced by id, or by type and reference; those it has no longer are deleted', async () => {
  const kept = [
    { desktopflowbinaryid: first, type: 'ManifestFile', reference: 'flow.manifest' },
    { desktopflowbinaryid: second, type: 'ImageRepository', reference: 'imageRepo.imgrepo' },
    { desktopflowbinaryid: third, type: 'ControlRepository', reference: 'controlRepo.appmask' },
  ]
  const { http, sent } = fakeHttp([
    empty(),
    json({ value: kept }),
    empty(),
    empty(),
    empty(),
    empty(),
    empty(),
    state(1),
  ])
  const images = { ...manifest, type: 'ImageRepository', reference: 'renamed', desktopflowbinaryid: second }
  await writeFlow(http, { name: 'a', definition: 'EXIT', binaries: [manifest, images] }, id)
  assert.deepEqual(requests(sent), [
    `PATCH workflows(${id})`,
    'GET desktopflowbinaries',
    `PATCH desktopflowbinaries(${first})`,
    `PATCH desktopflowbinaries(${first})/data`,
    `PATCH desktopflowbinaries(${second})`,
    `PATCH desktopflowbinaries(${second})/data`,
    `DELETE desktopflowbinaries(${third})`,
    `GET workflows(${id})`,
  ])
})

test('binaries of which nothing is said stay as they are', async () => {
  const { http, sent } = fakeHttp([empty(), state(1)])
  await writeFlow(http, { name: 'a', definition: 'EXIT' }, id)
  assert.equal(sent.length, 2)
})
