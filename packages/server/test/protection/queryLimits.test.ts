import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Environment, openEnvironment } from '../apiEnvironment.ts'

/** Queries that stay within their limits, and those that do not; through the whole Web API, on SQLite. */
describe('A query', () => {
  let environment: Environment
  before(async () => {
    environment = await openEnvironment()
  })
  after(() => environment.close())

  const get = (path: string) =>
    environment.app.inject({
      method: 'GET',
      url: `/api/data/v9.2/${encodeURI(path)}`,
      headers: { 'x-user': 'admin' },
    })
  const many = (count: number, text: (index: number) => string, mark: string) =>
    Array.from({ length: count }, (_, index) => text(index)).join(mark)
  const compare = (index: number) => `statuscode eq ${index}`

  const conditions = '0x8004430c'
  const links = '0x8004430d'
  const badQuery = '0x80060888'
  const cases: Record<string, [path: string, code?: string]> = {
    'may have 500 conditions': [`flowsessions?$filter=${many(500, compare, ' or ')}`],
    'may not have 501': [`flowsessions?$filter=${many(501, compare, ' or ')}`, conditions],
    'may not have 501 in a lambda': [
      `workflows?$filter=regardingobjectid_process/any(r:${many(501, index => `r/${compare(index)}`, ' or ')})`,
      conditions,
    ],
    'may not count with 501': [`flowsessions/$count?$filter=${many(501, compare, ' or ')}`, conditions],
    'may not expand with 501': [
      `workflows?$expand=regardingobjectid_process($filter=${many(501, compare, ' or ')})`,
      conditions,
    ],
    'may ask behind one lookup often': [
      `flowsessions?$filter=${many(100, index => `MachineId/name eq '${index}'`, ' or ')}`,
    ],
    'may not ask for 16 collections': [
      `workflows?$filter=${many(16, () => 'regardingobjectid_process/any(r:r/statuscode eq 1)', ' or ')}`,
      links,
    ],
    'may not be nested without end': [
      `flowsessions?$filter=${'('.repeat(3000)}statuscode eq 1${')'.repeat(3000)}`,
      badQuery,
    ],
    'may not negate without end': [`flowsessions?$filter=${'not '.repeat(3000)}(statuscode eq 1)`, badQuery],
    'may not list thousands of values': [
      `flowsessions?$filter=Microsoft.Dynamics.CRM.In(PropertyName='statuscode',PropertyValues=[${many(2001, index => `'${index}'`, ',')}])`,
      conditions,
    ],
    'may be no longer than a URL may be': [`flowsessions?$filter=name eq '${'x'.repeat(33_000)}'`, badQuery],
  }
  for (const [what, [path, code]] of Object.entries(cases))
    test(what, async () => {
      const answer = await get(path)
      const said = `${answer.body.slice(0, 300)} ${environment.errors.map(String)}`
      assert.equal(answer.json().error?.code, code, said)
      assert.equal(answer.statusCode < 500, true, said)
    })
})
