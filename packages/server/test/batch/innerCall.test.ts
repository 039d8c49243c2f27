import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { contentIds } from '../../src/batch/contentIds.ts'
import { innerCall, rootedUrl } from '../../src/batch/innerCall.ts'
import { innerRequest } from '../../src/batch/innerRequest.ts'

const row = 'https://org.example/api/data/v9.2/workflows(1)'
const ids = contentIds()
ids.declare('1', row)
ids.declare('new.flow', row)

describe('The URL of a request inside a batch', () => {
  for (const [url, rooted] of [
    ['workflows?$top=1', '/api/data/v9.2/workflows?$top=1'],
    ['/workflows', '/api/data/v9.2/workflows'],
    ['/api/data/v9.1/workflows', '/api/data/v9.1/workflows'],
    ['https://org.example/api/data/v9.0/workflows(1)/name', '/api/data/v9.0/workflows(1)/name'],
    ['http://localhost:8080/api/data/v9.2', '/api/data/v9.2/'],
    ['/api/data/v9.2?x=1', '/api/data/v9.2/?x=1'],
    ['$1', '/api/data/v9.2/workflows(1)'],
    ['$1/ownerid/$ref', '/api/data/v9.2/workflows(1)/ownerid/$ref'],
    ['/$new.flow?$select=name', '/api/data/v9.2/workflows(1)?$select=name'],
    ['https://org.example/api/data/v9.2/$1/name', '/api/data/v9.2/workflows(1)/name'],
    ['$metadata', '/api/data/v9.2/$metadata'],
    ['//evil.example/x', '/api/data/v9.2///evil.example/x'],
  ] as const)
    test(`${url} is ${rooted}`, () => assert.equal(rootedUrl(url, ids, 'v9.2'), rooted))

  test('of a change set finds the rows of the batch, and its own first', () => {
    const own = contentIds(ids)
    assert.equal(own.inUrl('$1'), row)
    own.declare('1', 'teams(2)')
    assert.equal(own.inUrl('$1/name'), 'teams(2)/name')
  })
})

test('References in a body are replaced wherever a link may stand, and nowhere else', async () => {
  const body = {
    'a@odata.bind': '$1',
    'b@odata.bind': ['$1', '/$1/x', 'teams(1)'],
    inner: [{ '@odata.id': '$1', name: '$1' }],
    name: '$9',
    'c@odata.bind': null,
  }
  const call = innerCall(
    { method: 'POST', url: 'x', headers: {}, body: Buffer.from(JSON.stringify(body)) },
    ids,
    'v9.2',
  )
  assert.deepEqual(await call.readJson(), {
    'a@odata.bind': row,
    'b@odata.bind': [row, `${row}/x`, 'teams(1)'],
    inner: [{ '@odata.id': row, name: '$1' }],
    name: '$9',
    'c@odata.bind': null,
  })
})

describe('A request inside a batch', () => {
  const read = (text: string) => {
    const { method, url, headers, body } = innerRequest(Buffer.from(text), undefined)
    return [method, url, { ...headers }, body.toString()]
  }
  for (const [what, text, expected] of [
    ['has a line, headers and a body', 'POST x HTTP/1.1\r\nA: 1\r\n\r\n{}', ['POST', 'x', { a: '1' }, '{}']],
    ['may be a line', 'GET x HTTP/1.1', ['GET', 'x', {}, '']],
    ['may have blanks in its URL', "GET x?$filter=name eq 'a' HTTP/1.1\n\n", ['GET', "x?$filter=name eq 'a'", {}, '']],
    [
      'ends where its length says',
      'POST x HTTP/1.1\nContent-Length: 2\n\n{}\r\n\r\n',
      ['POST', 'x', { 'content-length': '2' }, '{}'],
    ],
    [
      'is not longer than it is',
      'POST x HTTP/1.1\nContent-Length: 9\n\n{}',
      ['POST', 'x', { 'content-length': '9' }, '{}'],
    ],
  ] as const)
    test(what, () => assert.deepEqual(read(text), expected))
})

test('A body of a batch is read in the charset it names', async () => {
  const content = Buffer.concat([
    Buffer.from('POST workqueues HTTP/1.1\r\nContent-Type: application/json; charset=iso-8859-1\r\n\r\n'),
    Buffer.from('{"name":"caf\xe9"}', 'latin1'),
  ])
  const call = innerCall(innerRequest(content, undefined), contentIds(), 'v9.2')
  assert.deepEqual(await call.readJson(), { name: 'café' })
})
