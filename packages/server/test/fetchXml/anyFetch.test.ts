import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { DataverseError } from '@deskhand/contract/errors'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import fc from 'fast-check'
import { conditionOperators } from '../../src/fetchXml/conditionOperators.ts'
import { parseFetch } from '../../src/fetchXml/parseFetch.ts'
import { retrieveFetch } from '../../src/fetchXml/retrieveFetch.ts'
import { retrieveMultiple } from '../../src/odata/retrieveMultiple.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { ids, insertSample, noon, userOf } from '../odata/sampleData.ts'

/** Mostly what makes sense, now and then what does not. */
const mostly = <Value>(sense: fc.Arbitrary<Value>, nonsense: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
  fc.oneof({ arbitrary: sense, weight: 40 }, { arbitrary: nonsense, weight: 1 })

/** Columns that nearly all tables have. */
const common = fc.constantFrom(
  ...'name createdon modifiedon statecode ownerid createdby versionnumber owneridname statecodename'.split(' '),
)
const odd = fc.constantFrom(
  ...'statuscode startedon machineid runduration inputs outputs statuscodename machineidname flowsessionid nosuch __proto__ constructor toString'.split(
    ' ',
  ),
)
const name = mostly(common, odd)
const joins: readonly (readonly [table: string, from?: string, to?: string])[] = [
  ['systemuser', 'systemuserid', 'ownerid'],
  ['systemuser', 'systemuserid', 'createdby'],
  ['workflow', 'ownerid', 'ownerid'],
  ['workflow', 'name', 'name'],
  ['flowmachine', 'createdon', 'createdon'],
  ['flowsession', 'statecode', 'versionnumber'],
  ['flowlog', 'createdby', 'ownerid'],
  ['teammembership', 'systemuserid', 'ownerid'],
]
const join = mostly(
  fc.constantFrom(...joins),
  fc.constantFrom<(typeof joins)[number]>(
    ['nosuch'],
    ['systemuser'],
    ['workflow', 'nosuch', 'name'],
    ['workflow', 'workflowid', 'name'],
    ['flowmachine'],
  ),
)
const value = fc.oneof(
  fc.constantFrom(
    '8',
    '-1',
    '1.5',
    '1e400',
    '99999999999999999999',
    '2024-06-16',
    '0000-00-00',
    '9999-12-31T23:59:59Z',
    ids.machine,
    `{${ids.orders}}`,
    'true',
    '%',
    '%[',
    '[z-a]%',
    '_',
    '',
    '\u0000',
    '😀',
  ),
  fc.string({ maxLength: 12 }),
)
/** A name of its own for most, so that few are given twice. */
const alias = fc.oneof(
  { arbitrary: fc.nat({ max: 1e9 }).map(number => `n${number}`), weight: 20 },
  { arbitrary: fc.constantFrom('a', '__proto__', 'name', 'constructor', 'a.b'), weight: 1 },
)
const flag = fc.constantFrom('true', 'false', undefined)
const operator = fc.constantFrom(
  ...'eq ne neq gt ge lt le like not-like null not-null begins-with not-begin-with ends-with not-end-with nosuch'.split(
    ' ',
  ),
  ...conditionOperators.keys(),
)

const element = (tag: string, attributes: Readonly<Record<string, string | undefined>>, children = ''): string =>
  `<${tag}${Object.entries(attributes)
    .flatMap(([key, text]) => (text === undefined ? [] : [` ${key}="${escaped(text)}"`]))
    .join('')}>${children}</${tag}>`
const escaped = (text: string): string => text.replace(/[&<>"]/g, mark => `&#${mark.charCodeAt(0)};`)

const fitting = fc.constantFrom(
  ...`name eq x|name like %o%|name not-like [a-z]%|name begins-with o|name gt f|name null|name in x|createdon last-x-days 3|createdon olderthan-x-years 9999|createdon today|createdon on-or-after 2024-06-16|createdon gt 2024-06-16T12:00:00Z|statecode eq 0|statecode lt 99999999999|statecode ne 1.5|statecode not-null|ownerid eq-userid|ownerid ne-userid|ownerid eq-useroruserteams|ownerid eq ${ids.owner}|versionnumber ge -1|createdbyname like %o%|owneridname null|owneridname not-in x|statecodename eq active|statecodename not-like [a-c]%|createdon this-fiscal-period|ownerid eq-useroruserhierarchy|flowsessionid under ${ids.failed}|createdon in-fiscal-year 2024`
    .split('|')
    .map(text => text.split(' ')),
)
const condition = fc.oneof(
  {
    arbitrary: fitting.map(([attribute, operator, text]) => element('condition', { attribute, operator, value: text })),
    weight: 30,
  },
  {
    arbitrary: fc
      .record({ name, operator, value, values: fc.array(value, { maxLength: 3 }), single: fc.boolean() })
      .map(one =>
        element(
          'condition',
          { attribute: one.name, operator: one.operator, value: one.single ? one.value : undefined },
          one.single ? '' : one.values.map(text => element('value', {}, escaped(text))).join(''),
        ),
      ),
    weight: 2,
  },
  {
    arbitrary: fc
      .tuple(
        name,
        mostly(
          name,
          name.map(one => `a.${one}`),
        ),
      )
      .map(([one, other]) => element('condition', { attribute: one, operator: 'eq', valueof: other })),
    weight: 2,
  },
)
const plain = fc.oneof(
  { arbitrary: name.map(one => element('attribute', { name: one })), weight: 10 },
  {
    arbitrary: alias.map(as =>
      element('attribute', { name: 'flowsessionid', rowaggregate: 'CountChildren', alias: as }),
    ),
    weight: 1,
  },
)
const grouped = fc.oneof(
  fc.tuple(name, alias).map(([one, as]) => element('attribute', { name: one, alias: as, aggregate: 'count' })),
  fc
    .tuple(
      fc.constantFrom('versionnumber', 'name'),
      alias,
      mostly(fc.constantFrom('sum', 'avg', 'min', 'max'), fc.constant('x')),
    )
    .map(([one, as, aggregate]) => element('attribute', { name: one, alias: as, aggregate })),
  fc
    .tuple(name, alias, fc.boolean())
    .map(([one, as, distinct]) =>
      element('attribute', { name: one, alias: as, aggregate: 'countcolumn', distinct: String(distinct) }),
    ),
  fc
    .tuple(fc.constantFrom('name', 'statecode', 'ownerid', 'createdby'), alias)
    .map(([one, as]) => element('attribute', { name: one, alias: as, groupby: 'true' })),
  fc
    .tuple(alias, mostly(fc.constantFrom('day', 'week', 'quarter', 'year', 'fiscal-period'), fc.constant('x')))
    .map(([as, part]) => element('attribute', { name: 'createdon', alias: as, groupby: 'true', dategrouping: part })),
)
const order = fc.tuple(name, flag).map(([one, descending]) => element('order', { attribute: one, descending }))

const { plainly, inGroups } = fc.letrec<{
  plainly: string
  inGroups: string
  question: string
  link: string
  groupedLink: string
  filter: string
}>(tie => {
  const filters = fc.array(tie('filter'), { maxLength: 1 })
  const linked = (inside: fc.Arbitrary<string>, type: fc.Arbitrary<string | undefined>): fc.Arbitrary<string> =>
    fc
      .tuple(join, alias, type, fc.oneof({ depthSize: 'small' }, fc.constant(''), inside))
      .map(([[entity, from, to], as, kind, content]) =>
        element('link-entity', { name: entity, from, to, alias: as, 'link-type': kind }, content),
      )
  return {
    plainly: fc
      .tuple(
        fc.array(plain, { maxLength: 2 }),
        fc.array(order, { maxLength: 2 }),
        filters,
        fc.array(tie('link'), { maxLength: 2 }),
      )
      .map(parts => parts.flat().join('')),
    inGroups: fc
      .tuple(fc.array(grouped, { minLength: 1, maxLength: 3 }), filters, fc.array(tie('groupedLink'), { maxLength: 1 }))
      .map(parts => parts.flat().join('')),
    question: linked(
      filters.map(of => of.join('')),
      mostly(fc.constantFrom('any', 'not any', 'all', 'not all', 'exists', 'in'), fc.constant('outer')),
    ),
    link: linked(
      tie('plainly'),
      mostly(fc.constantFrom('inner', 'outer', 'outer', 'matchfirstrowusingcrossapply', undefined), fc.constant('any')),
    ),
    groupedLink: linked(tie('inGroups'), fc.constantFrom('inner', 'outer', undefined)),
    filter: fc
      .tuple(
        fc.constantFrom('and', 'or', undefined),
        fc.array(fc.oneof({ depthSize: 'small' }, condition, condition, tie('filter'), tie('question')), {
          maxLength: 3,
        }),
      )
      .map(([type, of]) => element('filter', { type }, of.join(''))),
  }
})
const fetch = fc
  .record({
    aggregate: flag,
    distinct: flag,
    count: fc.constantFrom('1', '2', '5001', undefined),
    page: fc.constantFrom('1', '2', undefined),
    cookie: mostly(fc.constant<string | undefined>(undefined), value),
    total: flag,
  })
  .chain(one =>
    (one.aggregate === 'true' ? inGroups : plainly).map(inside =>
      element(
        'fetch',
        {
          aggregate: one.aggregate,
          distinct: one.distinct,
          count: one.count,
          page: one.page,
          'paging-cookie': one.cookie,
          returntotalrecordcount: one.total,
        },
        element('entity', { name: 'flowsession' }, inside),
      ),
    ),
  )

const property = mostly(
  fc.constantFrom(
    'name',
    'statuscode',
    'statecode',
    '_ownerid_value',
    '_machineid_value',
    'runduration',
    'MachineId/name',
    'MachineId/_ownerid_value',
    'regardingobjectid_process/statecode',
  ),
  fc.oneof(
    odd,
    fc.constantFrom('createdon', 'MachineId', 'MachineId/nosuch', 'regardingobjectid_process/ownerid/fullname'),
  ),
)
const item = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('runduration', 'versionnumber'),
      mostly(fc.constantFrom('sum', 'average', 'min', 'max', 'countdistinct'), fc.constant('x')),
      alias,
    )
    .map(([of, method, as]) => `${of} with ${method} as ${as}`),
  fc.tuple(property, alias).map(([of, as]) => `${of} with countdistinct as ${as}`),
  alias.map(as => `$count as ${as}`),
)
const items = fc.array(item, { minLength: 1, maxLength: 3 }).map(all => `aggregate(${all})`)
const last = fc.oneof(
  items,
  fc
    .tuple(fc.uniqueArray(property, { minLength: 1, maxLength: 3 }), fc.option(items))
    .map(([paths, aggregate]) => `groupby((${paths})${aggregate === null ? '' : `,${aggregate}`})`),
)
const filtered = mostly(
  fc.array(
    fc
      .tuple(property, fc.constantFrom('eq', 'gt'), fc.constantFrom('8', "'x'", 'null'))
      .map(words => `filter(${words.join(' ')})`),
    { maxLength: 1 },
  ),
  last.map(step => [step]),
)
const apply = fc
  .tuple(filtered, last, mostly(fc.constant(''), property))
  .map(
    ([first, step, sort]) =>
      `$apply=${encodeURIComponent([...first, step].join('/'))}${sort === '' ? '' : `&$orderby=${sort}`}`,
  )

const refusal = (error: unknown): number => {
  if (error instanceof DataverseError && (error.status < 500 || error.status === 501)) return error.status
  throw error
}

for (const { name: database, skip, open } of databases) {
  describe(`Whatever is asked on ${database}, the answer is rows or an error of the catalogue`, { skip }, () => {
    let opened: TestDatabase
    before(async () => {
      opened = await open()
      await opened.store.write(() => insertSample())
    })
    after(() => opened.close())

    const users = [userOf(ids.owner, ['System Administrator']), userOf(ids.coowner, ['Basic User'])]
    const request = (query: string, index: number) => ({
      table: flowSession,
      query,
      prefer: 'odata.include-annotations="*"',
      store: opened.store,
      user: users[index % users.length]!,
      baseUrl: 'https://ORG/api/data/v9.2',
      now: noon,
    })
    const answered = { numRuns: database === 'SQLite' ? 800 : 400 }

    test('in fetchXml', async () => {
      const seen = new Map<number, number>()
      await fc.assert(
        fc.asyncProperty(fetch, fc.nat(), async (text, index) => {
          const query = `fetchXml=${encodeURIComponent(text)}`
          const status = await retrieveFetch(request(query, index)).then(answer => answer.status, refusal)
          seen.set(status, (seen.get(status) ?? 0) + 1)
        }),
        answered,
      )
      assert.ok((seen.get(200) ?? 0) > answered.numRuns / 5, JSON.stringify([...seen]))
    })

    test('by $apply', async () => {
      const seen = new Map<number, number>()
      await fc.assert(
        fc.asyncProperty(apply, fc.nat(), async (query, index) => {
          const status = await retrieveMultiple(request(query, index)).then(answer => answer.status, refusal)
          seen.set(status, (seen.get(status) ?? 0) + 1)
        }),
        answered,
      )
      assert.ok((seen.get(200) ?? 0) > answered.numRuns / 5, JSON.stringify([...seen]))
    })
  })
}

test('Whatever the text, it is a query or an error', () => {
  const part = fc.constantFrom(
    '<',
    '>',
    '/',
    '=',
    '"',
    "'",
    '&',
    ';',
    'fetch',
    'entity',
    ' name',
    '<!--',
    ']]>',
    '<![CDATA[',
    '<?',
    '<fetch><entity name="a">',
    '</entity></fetch>',
    '\u0000',
  )
  const text = fc.oneof(
    fc.string(),
    fc.array(part).map(parts => parts.join('')),
  )
  fc.assert(
    fc.property(text, xml => {
      try {
        parseFetch(xml)
      } catch (error) {
        refusal(error)
      }
    }),
    { numRuns: 2000 },
  )
})

test('A query that is as wide as its length allows is read whole', () => {
  const conditions = '<condition attribute="name" operator="null"/>'.repeat(450)
  const values = '<value>x</value>'.repeat(2500)
  const { entity } = parseFetch(
    `<fetch><entity name="workflow"><filter>${conditions}<condition attribute="name" operator="in">${values}</condition></filter></entity></fetch>`,
  )
  const conditionsRead = entity.filters[0]?.of ?? []
  const last = conditionsRead.at(-1)
  assert.equal(conditionsRead.length, 451)
  assert.equal(last?.kind === 'condition' && last.values.length, 2500)
})
