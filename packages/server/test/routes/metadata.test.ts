import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { operations } from '@deskhand/contract/operations/index'
import { tables } from '@deskhand/contract/tables/index'
import { csdl } from '../../src/metadata/csdl/csdl.ts'
import type { CsdlType } from '../../src/metadata/csdl/csdlModel.ts'
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
    assert.equal((await send('$metadata/x')).statusCode, 400)
  })
})

describe('What $metadata names', () => {
  let environment: Environment
  before(async () => {
    environment = await openEnvironment()
  })
  after(() => environment.close())

  const model = csdl()
  const ask = async (path: string) => {
    const answer = await environment.app.inject({ url: `/api/data/v9.2/${path}`, headers: { 'x-user': 'admin' } })
    assert.equal(answer.statusCode, 200, `${path}: ${answer.body}`)
  }
  const withBases = (name: string | undefined): readonly CsdlType[] => {
    const type = model.types.find(one => name?.endsWith(`.${one.name}`))
    return type === undefined ? [] : [type, ...withBases(type.base)]
  }

  for (const { name, type } of model.sets.filter(({ name }) => tables.some(({ set }) => set === name)))
    test(`${name} have each property and lead by each navigation property`, async () => {
      const lines = withBases(type)
      await ask(`${name}?$top=1&$select=${lines.flatMap(line => line.properties.map(one => one.name)).join()}`)
      const navigations = lines.flatMap(line => line.navigations.map(one => one.name))
      for (let from = 0; from < navigations.length; from += 15)
        await ask(`${name}?$top=1&$expand=${navigations.slice(from, from + 15).join()}`)
    })

  test('are no operations that are refused', () => {
    const refused = operations.filter(({ instead }) => instead !== undefined).map(({ name }) => name)
    assert.ok(refused.length > 0)
    const named = [...model.operations, ...model.imports, ...model.types].map(({ name }) => name)
    for (const name of refused) assert.ok(!named.includes(name) && !named.includes(`${name}Response`), name)
  })
})
