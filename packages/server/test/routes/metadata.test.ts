import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { tables } from '@deskhand/contract/tables/index'
import { type Environment, openEnvironment } from '../apiEnvironment.ts'

describe('The documents that describe the service', () => {
  let environment: Environment
  before(async () => {
    environment = await openEnvironment()
  })
  after(() => environment.close())

  const send = (path: string, headers: Record<string, string> = {}, method: 'GET' | 'POST' = 'GET') =>
    environment.app.inject({ method, url: `/api/data/v9.2/${path}`, headers: { 'x-user': 'nobody', ...headers } })

  test('the service document lists the entity sets by name, then those of definitions', async () => {
    const document = (await send('')).json()
    assert.deepEqual(document, {
      '@odata.context': 'https://org.example/api/data/v9.2/$metadata',
      value: [
        ...tables.map(({ set }) => set).sort(),
        'EntityDefinitions',
        'GlobalOptionSetDefinitions',
        'RelationshipDefinitions',
      ].map(name => ({ name, kind: 'EntitySet', url: name })),
    })
  })

  const cases: readonly (readonly [path: string, headers: Record<string, string>, type: string, annotated: boolean])[] =
    [
      ['$metadata', {}, 'application/xml', false],
      ['$metadata', { accept: 'application/xml' }, 'application/xml', false],
      ['$metadata', { accept: '*/*' }, 'application/xml', false],
      ['$metadata', { accept: 'application/json, text/plain, */*' }, 'application/xml', false],
      ['$metadata', { accept: 'application/json' }, 'application/json', false],
      ['$metadata?$format=json', {}, 'application/json', false],
      ['$metadata?$format=application/xml', { accept: 'application/json' }, 'application/xml', false],
      ['$metadata?annotations=true', {}, 'application/xml', true],
      ['$metadata', { prefer: 'odata.include-annotations="*"' }, 'application/xml', true],
      ['$metadata?annotations=true', { accept: 'application/json' }, 'application/json', true],
    ]
  for (const [path, headers, type, annotated] of cases)
    test(`${path} ${JSON.stringify(headers)} is ${type}${annotated ? ' with annotations' : ''}`, async () => {
      const answer = await send(path, headers)
      assert.equal(answer.statusCode, 200)
      assert.equal(answer.headers['content-type'], type)
      assert.equal(answer.headers['odata-version'], '4.0')
      assert.equal(answer.body.startsWith('{'), type === 'application/json')
      assert.equal(/Core(\.V1)?\.Computed/.test(answer.body), annotated)
    })

  test('a document that is known need not be sent again; another format has another tag', async () => {
    const etag = String((await send('$metadata')).headers.etag)
    assert.match(etag, /^W\/"[0-9a-f]{16}"$/)
    const again = await send('$metadata', { 'if-none-match': etag })
    assert.equal(again.statusCode, 304)
    assert.equal(again.body, '')
    assert.equal((await send('$metadata', { 'if-none-match': 'null' })).statusCode, 200)
    assert.equal((await send('$metadata?annotations=true', { 'if-none-match': etag })).statusCode, 200)
  })

  test('what is no option of $metadata is refused', async () => {
    for (const [query, message] of [
      ['$select=x', 'The query parameter $select is not supported'],
      ['$format=yaml', "'yaml' is no format of $metadata: 'xml' and 'json' are."],
    ]) {
      const answer = await send(`$metadata?${query}`)
      assert.equal(answer.statusCode, 400)
      assert.equal(answer.json().error.message, message)
    }
    assert.equal((await send('$metadata', {}, 'POST')).statusCode, 405)
    assert.equal((await send('$metadata/x')).statusCode, 404)
  })
})
