import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { DataverseError } from '@deskhand/contract/errors'
import type { Table } from '@deskhand/contract/table'
import { businessUnit } from '@deskhand/contract/tables/businessUnit'
import { flowMachine } from '@deskhand/contract/tables/flowMachine'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { systemUser } from '@deskhand/contract/tables/systemUser'
import { team } from '@deskhand/contract/tables/team'
import { conditionOperators } from '../../src/fetchXml/conditionOperators.ts'
import { retrieveFetch } from '../../src/fetchXml/retrieveFetch.ts'
import { insertRow } from '../../src/store/insertRow.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { userOf } from '../odata/sampleData.ts'

/** A Sunday. */
const now = Date.UTC(2024, 5, 16, 13)

const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const ids = {
  head: id(1),
  branch: id(2),
  desk: id(3),
  shop: id(4),
  me: id(11),
  other: id(12),
  team: id(21),
  pc: id(31),
}

/** Runs by the letter they are called; their times lie around now. `n` has none. */
const runs: readonly (readonly [name: string, startedon: string | null, more?: Readonly<Record<string, unknown>>])[] = [
  ['a', '2023-02-10', { statuscode: 8, runduration: 1 }],
  ['b', '2024-02-05', { statuscode: 8, runduration: 20 }],
  ['c', '2024-05-20', { statuscode: 4, runduration: 300 }],
  ['d', '2024-06-09', { statuscode: 4, runduration: 1033, machineramusage: 1033 }],
  ['e', '2024-06-15T12:00:00Z', { ownerid: ids.other }],
  ['f', '2024-06-16T12:30:00Z', { machineid: ids.pc }],
  ['g', '2024-06-16T20:00:00Z'],
  ['h', '2024-06-17T08:00:00Z'],
  ['i', '2024-06-25'],
  ['j', '2024-07-04'],
  ['k', '2025-01-03'],
  ['n', null, { ownerid: ids.team }],
]

const me = userOf(ids.me, ['System Administrator'], { businessUnitId: ids.head, teamIds: [ids.team] })

/**
 * Every operator of Microsoft's page "condition operator values", and those of its schema besides: a condition, and
 * the names it finds or what it is refused with.
 */
const cases: readonly (readonly [operator: string, condition: string, found: string | RegExp])[] = [
  // Text.
  ['eq', `unit name 'head'`, 'Head'],
  ['ne', `unit name 'head'`, 'Branch Desk Shop'],
  ['neq', `unit name 'head'`, 'Branch Desk Shop'],
  ['gt', `unit name 'desk'`, 'Head Shop'],
  ['ge', `unit name 'desk'`, 'Desk Head Shop'],
  ['lt', `unit name 'desk'`, 'Branch'],
  ['le', `unit name 'desk'`, 'Branch Desk'],
  ['like', `unit name '%e%'`, 'Desk Head'],
  ['like', `unit name '[dh]e__'`, 'Desk Head'],
  ['like', `unit createdon '2%'`, /wants a text column/],
  ['not-like', `unit name '%e%'`, 'Branch Shop'],
  ['begins-with', `unit name 's'`, 'Shop'],
  ['not-begin-with', `unit name 's'`, 'Branch Desk Head'],
  ['ends-with', `unit name 'sk'`, 'Desk'],
  ['not-end-with', `unit name 'sk'`, 'Branch Head Shop'],
  ['in', `unit name 'head' 'SHOP'`, 'Head Shop'],
  ['in', `unit name`, /wants elements <value>/],
  ['not-in', `unit name 'head' 'SHOP'`, 'Branch Desk'],
  ['null', `run startedon`, 'n'],
  ['not-null', `run runduration`, 'a b c d'],

  // Numbers and choices.
  ['eq', `run statuscode '8'`, 'a b'],
  ['eq', `run statuscode 'Failed'`, /does not fit the column 'statuscode'/],
  ['ne', `run runduration '20'`, 'a c d e f g h i j k n'],
  ['gt', `run runduration '20'`, 'c d'],
  ['ge', `run runduration '20'`, 'b c d'],
  ['lt', `run runduration '20.5'`, 'a b'],
  ['le', `run runduration '1'`, 'a'],
  ['between', `run runduration '20' '300'`, 'b c'],
  ['between', `run runduration '20'`, /wants two values/],
  ['between', `run runduration '20' '30' '40'`, /wants two values/],
  ['not-between', `run runduration '20' '1033'`, 'a e f g h i j k n'],
  ['in', `run statuscode '8' '4'`, 'a b c d'],
  ['not-in', `run runduration '1' '300' '1033'`, 'b e f g h i j k n'],
  ['contain-values', `run statuscode '8'`, /wants a column of several choices; 'statuscode' of 'flowsession' is none/],
  ['not-contain-values', `run statuscode '8'`, /wants a column of several choices/],
  ['eq-userlanguage', `run machineramusage`, 'd'],
  ['eq-userlanguage', `run name`, /wants a column of languages/],

  // Who.
  ['eq', `run ownerid '{${ids.other}}'`, 'e'],
  ['in', `run ownerid '${ids.other}' '${ids.team}'`, 'e n'],
  ['eq-userid', `run ownerid`, 'a b c d f g h i j k'],
  ['eq-userid', `run name`, /wants a lookup/],
  ['ne-userid', `run ownerid`, 'e n'],
  ['eq-userteams', `run ownerid`, 'n'],
  ['eq-useroruserteams', `run ownerid`, 'a b c d f g h i j k n'],
  ['eq-useroruserhierarchy', `run ownerid`, 'a b c d f g h i j k'],
  ['eq-useroruserhierarchyandteams', `run ownerid`, 'a b c d f g h i j k n'],
  ['eq-businessid', `unit businessunitid`, 'Head'],
  ['ne-businessid', `unit businessunitid`, 'Branch Desk Shop'],

  // Hierarchies.
  ['above', `unit businessunitid '${ids.desk}'`, 'Branch Head'],
  ['eq-or-above', `unit businessunitid '{${ids.desk}}'`, 'Branch Desk Head'],
  ['under', `unit businessunitid '${ids.head}'`, 'Branch Desk Shop'],
  ['under', `unit businessunitid 'Head'`, /does not fit/],
  ['under', `unit businessunitid`, /wants one value/],
  ['under', `unit name '${ids.head}'`, /wants the key of a table whose rows have parents/],
  ['eq-or-under', `unit parentbusinessunitid '${ids.branch}'`, 'Desk'],
  ['eq-or-under', `user businessunitid '${ids.branch}'`, 'other'],
  ['not-under', `unit businessunitid '${ids.branch}'`, 'Branch Head Shop'],

  // Days.
  ['today', `run startedon`, 'f g'],
  ['today', `run name`, /wants a column of dates/],
  ['yesterday', `run startedon`, 'e'],
  ['tomorrow', `run startedon`, 'h'],
  ['on', `run startedon '2024-06-16'`, 'f g'],
  ['on', `run startedon`, /wants one value/],
  ['on', `run startedon 'soon'`, /does not fit/],
  ['not-on', `run startedon '2024-06-16'`, 'a b c d e h i j k n'],
  ['on-or-after', `run startedon '2024-06-17'`, 'h i j k'],
  ['on-or-before', `run startedon '2024-06-09T10:00:00Z'`, 'a b c d'],
  ['eq', `run startedon '2024-06-16T12:30:00Z'`, 'f'],
  ['gt', `run startedon '2024-06-16 12:30:00'`, 'g h i j k'],
  ['between', `run startedon '2024-06-09' '2024-06-16T12:30:00Z'`, 'd e f'],
  ['not-between', `run startedon '2024-01-01' '2024-12-31'`, 'a k n'],
  ['last-seven-days', `run startedon`, 'd e f'],
  ['next-seven-days', `run startedon`, 'g h'],
  ['last-week', `run startedon`, 'd e'],
  ['this-week', `run startedon`, 'f g h'],
  ['next-week', `run startedon`, 'i'],
  ['last-month', `run startedon`, 'c'],
  ['this-month', `run startedon`, 'd e f g h i'],
  ['next-month', `run startedon`, 'j'],
  ['last-year', `run startedon`, 'a'],
  ['this-year', `run startedon`, 'b c d e f g h i j'],
  ['next-year', `run startedon`, 'k'],
  ['last-x-hours', `run startedon '1'`, 'f'],
  ['last-x-hours', `run startedon '0'`, /wants a whole number from 1 to 10000, not '0'/],
  ['last-x-hours', `run startedon '1' '2'`, /wants one value/],
  ['last-x-days', `run startedon '1'`, 'e f'],
  ['last-x-days', `run startedon`, /wants one value/],
  ['last-x-weeks', `run startedon '1'`, 'd e f'],
  ['last-x-months', `run startedon '1'`, 'c d e f'],
  ['last-x-years', `run startedon '1'`, 'b c d e f'],
  ['next-x-hours', `run startedon '7'`, 'g'],
  ['next-x-days', `run startedon '1'`, 'g h'],
  ['next-x-weeks', `run startedon '1'`, 'g h'],
  ['next-x-months', `run startedon '1'`, 'g h i j'],
  ['next-x-years', `run startedon '1'`, 'g h i j k'],
  ['olderthan-x-minutes', `run startedon '29'`, 'a b c d e f'],
  ['olderthan-x-hours', `run startedon '1'`, 'a b c d e'],
  ['olderthan-x-days', `run startedon '1'`, 'a b c d'],
  ['olderthan-x-weeks', `run startedon '1'`, 'a b c'],
  ['olderthan-x-months', `run startedon '1'`, 'a b'],
  ['olderthan-x-years', `run startedon '1'`, 'a'],

  // Fiscal years are calendar years, their periods quarters.
  ['this-fiscal-year', `run startedon`, 'b c d e f g h i j'],
  ['last-fiscal-year', `run startedon`, 'a'],
  ['next-fiscal-year', `run startedon`, 'k'],
  ['this-fiscal-period', `run startedon`, 'c d e f g h i'],
  ['last-fiscal-period', `run startedon`, 'b'],
  ['next-fiscal-period', `run startedon`, 'j'],
  ['last-x-fiscal-years', `run startedon '2'`, 'a'],
  ['last-x-fiscal-years', `run startedon 'x'`, /wants a whole number from 1 to 10000/],
  ['next-x-fiscal-years', `run startedon '2'`, 'k'],
  ['last-x-fiscal-periods', `run startedon '6'`, 'a b'],
  ['next-x-fiscal-periods', `run startedon '3'`, 'j k'],
  ['in-fiscal-year', `run startedon '2023'`, 'a'],
  ['in-fiscal-year', `run startedon '24'`, /wants a whole number from 1900 to 2100/],
  ['in-fiscal-period', `run startedon '1'`, 'a b k'],
  ['in-fiscal-period', `run startedon '12'`, ''],
  ['in-fiscal-period', `run startedon '14'`, /wants a whole number from 1 to 13/],
  ['in-fiscal-period', `run name '1'`, /wants a column of dates/],
  ['in-fiscal-period-and-year', `run startedon '1' '2024'`, 'b'],
  ['in-fiscal-period-and-year', `run startedon '5' '2024'`, ''],
  ['in-fiscal-period-and-year', `run startedon '1'`, /wants 2 elements <value>/],
  ['in-or-after-fiscal-period-and-year', `run startedon '3' '2024'`, 'j k'],
  ['in-or-before-fiscal-period-and-year', `run startedon '1' '2024'`, 'a b'],

  // Names of rows and labels.
  ['eq', `run machineidname 'pc-01'`, 'f'],
  ['ne', `run machineidname 'pc-01'`, 'a b c d e g h i j k n'],
  ['like', `run owneridname 'OTH%'`, 'e'],
  ['in', `run owneridname 'Buyers' 'other'`, 'e n'],
  ['not-in', `run owneridname 'me'`, 'e n'],
  ['begins-with', `run owneridname 'bu'`, 'n'],
  ['gt', `run owneridname 'me'`, 'e'],
  ['null', `run machineidname`, 'a b c d e g h i j k n'],
  ['not-null', `run machineidname`, 'f'],
  ['eq', `run statuscodename 'FAILED'`, 'a b'],
  ['ne', `run statuscodename 'failed'`, 'c d e f g h i j k n'],
  ['like', `run statuscodename '%ed'`, 'a b c d'],
  ['not-like', `run statuscodename 'fail%'`, 'c d e f g h i j k n'],
  ['in', `run statuscodename 'failed' 'succeeded'`, 'a b c d'],
  ['ends-with', `run statuscodename '[a-f]ailed'`, 'a b'],
  ['lt', `run statuscodename 'g'`, 'a b'],
  ['not-null', `run statuscodename`, 'a b c d e f g h i j k n'],
  ['eq', `user isdisabledname 'enabled'`, 'me other'],
  ['like', `run owneridyominame 'oth%'`, 'e'],
  ['not-null', `user createdbyyominame`, 'me other'],

  // Tables that lookups lead to.
  ['eq', `run owneridtype '9'`, 'n'],
  ['eq', `run owneridtype 'Team'`, 'n'],
  ['ne', `run owneridtype '8'`, 'n'],
  ['neq', `run owneridtype 'systemuser'`, 'n'],
  ['eq', `run owneridtype '4703'`, ''],
  ['in', `run owneridtype '8' 'team'`, 'a b c d e f g h i j k n'],
  ['not-in', `run owneridtype '8'`, 'n'],
  ['null', `run owneridtype`, ''],
  ['not-null', `run owneridtype`, 'a b c d e f g h i j k n'],
  ['begins-with', `run owneridtype 'te'`, /is compared by eq, ne, in, not-in, null and not-null/],
]

const documented =
  `above begins-with between contain-values ends-with eq eq-businessid eq-or-above eq-or-under eq-userid eq-userlanguage
  eq-useroruserhierarchy eq-useroruserhierarchyandteams eq-useroruserteams eq-userteams ge gt in in-fiscal-period
  in-fiscal-period-and-year in-fiscal-year in-or-after-fiscal-period-and-year in-or-before-fiscal-period-and-year
  last-fiscal-period last-fiscal-year last-month last-seven-days last-week last-x-days last-x-fiscal-periods
  last-x-fiscal-years last-x-hours last-x-months last-x-weeks last-x-years last-year le like lt ne ne-businessid
  ne-userid neq next-fiscal-period next-fiscal-year next-month next-seven-days next-week next-x-days
  next-x-fiscal-periods next-x-fiscal-years next-x-hours next-x-months next-x-weeks next-x-years next-year
  not-begin-with not-between not-contain-values not-end-with not-in not-like not-null not-under null olderthan-x-days
  olderthan-x-hours olderthan-x-minutes olderthan-x-months olderthan-x-weeks olderthan-x-years on on-or-after
  on-or-before this-fiscal-period this-fiscal-year this-month this-week this-year today tomorrow under yesterday`.split(
    /\s+/,
  )

test('every documented operator has a case', () => {
  const tried = new Set(cases.map(([operator]) => operator))
  assert.deepEqual(
    [...documented, ...conditionOperators.keys()].filter(operator => !tried.has(operator)),
    [],
  )
})

const tables: Readonly<Record<string, Table>> = { unit: businessUnit, run: flowSession, user: systemUser }

for (const { name, skip, open } of databases) {
  describe(`condition operators on ${name}`, { skip }, () => {
    let database: TestDatabase
    before(async () => {
      database = await open()
      const by = { userId: ids.me, now }
      await database.store.write(function* () {
        for (const [unit, label, above] of [
          [ids.head, 'Head', null],
          [ids.branch, 'Branch', ids.head],
          [ids.desk, 'Desk', ids.branch],
          [ids.shop, 'Shop', ids.head],
        ] as const)
          yield* insertRow(businessUnit, { businessunitid: unit, name: label, parentbusinessunitid: above }, by)
        for (const [user, unit] of [
          ['me', 'head'],
          ['other', 'desk'],
        ] as const)
          yield* insertRow(systemUser, { systemuserid: ids[user], fullname: user, businessunitid: ids[unit] }, by)
        yield* insertRow(team, { teamid: ids.team, name: 'Buyers', businessunitid: ids.head }, by)
        yield* insertRow(flowMachine, { flowmachineid: ids.pc, name: 'PC-01', ownerid: ids.me }, by)
        for (const [index, [run, time, more]] of runs.entries())
          yield* insertRow(
            flowSession,
            {
              flowsessionid: id(100 + index),
              name: run,
              ownerid: ids.me,
              statuscode: 3,
              dh_state: 'waiting',
              startedon: time === null ? null : Date.parse(time),
              ...(more as Readonly<Record<string, string | number>>),
            },
            by,
          )
      })
    })
    after(() => database.close())

    const names = async (operator: string, text: string): Promise<string> => {
      const [kind = '', attribute] = text.split(' ')
      const values = [...text.matchAll(/'([^']*)'/g)].map(([, value]) => value)
      const table = tables[kind]!
      const condition =
        values.length === 1
          ? `<condition attribute='${attribute}' operator='${operator}' value='${values[0]}'/>`
          : `<condition attribute='${attribute}' operator='${operator}'>${values.map(value => `<value>${value}</value>`).join('')}</condition>`
      const xml = `<fetch><entity name='${table.logicalName}'><attribute name='${table.name}'/><order attribute='${table.name}'/><filter>${condition}</filter></entity></fetch>`
      const answer = await retrieveFetch({
        table,
        query: `fetchXml=${encodeURIComponent(xml)}`,
        prefer: undefined,
        user: me,
        baseUrl: 'https://ORG/api/data/v9.2',
        store: database.store,
        now,
      })
      const { value } = JSON.parse(String(answer.body)) as { value: readonly Record<string, unknown>[] }
      return value.map(row => row[table.name]).join(' ')
    }

    for (const [operator, text, found] of cases)
      test(`${operator}: ${text}`, async () => {
        if (typeof found === 'string') assert.equal(await names(operator, text), found)
        else
          await assert.rejects(names(operator, text), error => {
            assert.ok(error instanceof DataverseError, String(error))
            assert.deepEqual([error.code, error.status], ['0x80060888', 400])
            assert.match(error.message, found)
            return true
          })
      })
  })
}
