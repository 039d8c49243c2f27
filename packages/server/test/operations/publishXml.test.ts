import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { DataverseError } from '@deskhand/contract/errors'
import { workflow } from '@deskhand/contract/tables/workflow'
import fc from 'fast-check'
import { readFlowIds } from '../../src/operations/publishXml.ts'
import { retrieveRow } from '../../src/store/retrieveRow.ts'
import { updateRow } from '../../src/store/updateRow.ts'
import { type Environment, ids, openEnvironment, start, type UserName } from '../apiEnvironment.ts'
import { databases } from '../databases.ts'
import { sender } from '../sender.ts'

const xml = (...flows: readonly string[]) =>
  `<importexportxml><workflows>${flows.map(id => `<workflow>${id}</workflow>`).join('')}</workflows></importexportxml>`

describe('what is to be published', () => {
  const read: readonly (readonly [string, string, readonly string[]])[] = [
    ['flows by their ids', xml(ids.flow, ids.draft), [ids.flow, ids.draft]],
    [
      'ids in braces and capitals',
      xml(`{${'ABCDEF12-0000-4000-8000-00000000000A'}}`),
      ['abcdef12-0000-4000-8000-00000000000a'],
    ],
    ['an id that stands twice, once', xml(ids.flow, ids.flow), [ids.flow]],
    [
      'other components as nothing',
      '<importexportxml><entities><entity>workflow</entity></entities></importexportxml>',
      [],
    ],
    ['an empty list', '<importexportxml/>', []],
  ]
  for (const [title, text, expected] of read)
    test(`reads ${title}`, () => assert.deepEqual(readFlowIds(text), expected))

  const refused: readonly (readonly [string, string, RegExp])[] = [
    ['no XML', 'workflows', /ParameterXml/],
    ['another root', '<publish/>', /Its root element is <publish>/],
    ['an id that is none', xml('new_flow'), /'new_flow' is not the id of a flow/],
    [
      'more flows than are read',
      xml(...Array.from({ length: 101 }, (_, at) => `${ids.flow.slice(0, -3)}${100 + at}`)),
      /101 flows; 100/,
    ],
    ['a document type', '<!DOCTYPE a><importexportxml/>', /document type/],
    ['a text that is too long', ' '.repeat(1_000_001), /longer than/],
  ]
  for (const [title, text, sentence] of refused)
    test(`refuses ${title}`, () =>
      assert.throws(() => readFlowIds(text), { errorName: 'InvalidArgument', message: sentence }))

  test('is read, or refused with an ordinary error', () =>
    fc.assert(
      fc.property(fc.string(), text => {
        try {
          readFlowIds(`<importexportxml>${text}</importexportxml>`)
        } catch (error) {
          assert.ok(error instanceof DataverseError)
        }
      }),
    ))
})

for (const { name, skip, open } of databases)
  describe(`PublishXml and PublishComponent, on ${name}`, { skip }, () => {
    let environment: Environment
    const send = sender(() => environment)
    before(async () => {
      environment = await openEnvironment(open)
    })
    after(() => environment.close())
    /** Drafts whose scripts have no errors any more. */
    beforeEach(() =>
      environment.store.write(function* () {
        const draft = { componentstate: 1, statecode: 0, statuscode: 1, suspensionreasondetails: 'Line 1: old.' }
        for (const id of [ids.flow, ids.plainFlow])
          yield* updateRow(workflow, id, draft, { userId: ids.users.maker, now: start })
      }),
    )

    const publish = (flow: string, as: UserName = 'maker') =>
      send('POST', `workflows(${flow})/Microsoft.Dynamics.CRM.PublishComponent`, {}, { as })
    const publishXml = (ParameterXml: string, as: UserName = 'maker') =>
      send('POST', 'PublishXml', { ParameterXml }, { as })
    const columns = ['componentstate', 'statecode', 'statuscode', 'suspensionreasondetails'] as const
    const stateOf = async (flow: string) => {
      const row = await environment.store.read(() => retrieveRow(workflow, flow, columns))
      return columns.map(column => row?.[column])
    }
    const published = [0, 1, 2, null]

    test('publish drafts', async () => {
      const answer = await publish(ids.flow)
      assert.deepEqual([answer.statusCode, answer.body], [204, ''])
      assert.deepEqual(await stateOf(ids.flow), published)
      const both = await publishXml(xml(ids.flow, ids.plainFlow))
      assert.equal(both.statusCode, 204, both.body)
      assert.deepEqual(await stateOf(ids.plainFlow), published)
    })

    test('leave a flow that is published and switched off as it is', async () => {
      await publish(ids.flow)
      await send('PATCH', `workflows(${ids.flow})`, { statecode: 0 })
      assert.equal((await publish(ids.flow)).statusCode, 204)
      assert.deepEqual(await stateOf(ids.flow), [0, 0, 1, null])
    })

    test('leave a script with errors a draft, say why, and publish nothing beside it', async () => {
      for (const answer of [await publish(ids.draft), await publishXml(xml(ids.flow, ids.draft))]) {
        assert.equal(answer.statusCode, 400, answer.body)
        assert.match(answer.json().error.message, /'Draft' cannot be activated: Line 1: expected a value/)
      }
      assert.deepEqual((await stateOf(ids.draft)).slice(0, 2), [1, 0])
      assert.equal((await stateOf(ids.flow))[0], 1)
    })

    const rights: readonly (readonly [UserName, number])[] = [
      ['admin', 204],
      ['coowner', 403],
      ['user', 403],
      ['stranger', 404],
      ['nobody', 403],
    ]
    for (const [as, status] of rights)
      test(`are answered with ${status} to ${as}`, async () => {
        const answers = [await publish(ids.flow, as), await publishXml(xml(ids.flow), as)]
        assert.deepEqual(
          answers.map(answer => answer.statusCode),
          [status, status],
          answers[0]?.body,
        )
      })

    test('name a flow that is not there', async () =>
      assert.equal((await publishXml(xml(ids.connection))).statusCode, 404))
  })
