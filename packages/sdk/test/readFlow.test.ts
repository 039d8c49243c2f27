import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readFlow } from '../src/readFlow.ts'
import { api, empty, fakeHttp, json } from './fakes.ts'

const id = 'f091ffab-58bb-4630-a115-659453d56f59'
const binary = (letter: string, data: string | null) => ({
  '@odata.etag': 'W/"1"',
  desktopflowbinaryid: `${letter.repeat(8)}-0000-4000-8000-000000000000`,
  name: letter,
  type: 'ManifestFile',
  reference: null,
  mimetype: null,
  metadata: null,
  data,
  data_name: data && `${letter}.json`,
})

test('a flow is read with all its columns and the files of its binaries, in the order of their ids', async () => {
  const row = { workflowid: id, name: 'a', definition: 'EXIT', statecode: 1 }
  const { http, sent } = fakeHttp([
    json({
      ...row,
      suspensionreasondetails: null,
      '@odata.context': 'x',
      '@odata.etag': 'y',
      workflow_desktopflowbinary_Process: [binary('c', 'x'), binary('b', null), binary('a', 'x')],
    }),
    new Response(new Uint8Array([0, 255])),
    empty(),
  ])
  const { binaries, ...columns } = await readFlow(http, id)
  assert.deepEqual(columns, row)
  assert.deepEqual(
    binaries?.map(({ name, fileName, content }) => [name, fileName, content]),
    [
      ['a', 'a.json', new Uint8Array([0, 255])],
      ['b', null, null],
      ['c', null, null],
    ],
  )
  const asked = decodeURIComponent(sent[0]?.url.slice(api.length) ?? '')
  assert.match(
    asked,
    /^workflows\(f091ffab-[^)]+\)\?\$select=workflowid,name,statecode,suspensionreasondetails,description,/,
  )
  assert.match(asked, /\$expand=workflow_desktopflowbinary_Process\(\$select=desktopflowbinaryid,/)
  assert.equal(sent[1]?.url.slice(api.length), 'desktopflowbinaries(aaaaaaaa-0000-4000-8000-000000000000)/data/$value')
})

test('a flow that is a draft because of its errors was not switched off', async () => {
  for (const [suspensionreasondetails, statecode] of [
    [null, 0],
    ['Line 1: no.', 1],
  ] as const) {
    const row = { workflowid: id, name: 'a', definition: 'EXIT', statecode: 0, workflow_desktopflowbinary_Process: [] }
    const { http } = fakeHttp([json({ ...row, suspensionreasondetails })])
    assert.equal((await readFlow(http, id)).statecode, statecode)
  }
})
