import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isTerminal, runStates, statuscodeOf } from '@deskhand/contract/runLifeCycle'
import { hasEnded, runsOf, statusLabel } from '../src/runs.ts'
import { api, empty, fakeHttp, json, refused } from './fakes.ts'

const id = 'd9687093-d0c0-ec11-983e-0022480b428a'
const status = (statuscode: number) => json({ flowsessionid: id, statuscode, statecode: 0 })
const accepted = () => json({ '@odata.context': 'c', flowsessionId: id })

function stage(answers: Parameters<typeof fakeHttp>[0]) {
  const network = fakeHttp(answers)
  return { ...network, runs: runsOf(network.http, network.sleep) }
}

describe('start', () => {
  const bodies: readonly [title: string, options: object, body: object][] = [
    ['a connection is enough', {}, { runMode: 'unattended', connectionName: 'c' }],
    [
      'inputs are sent as text',
      { inputs: { A: 'ä' } },
      { runMode: 'unattended', connectionName: 'c', inputs: '{"A":"ä"}' },
    ],
    [
      'everything is passed on',
      { runMode: 'attended', runPriority: 'high', connectionType: 2, timeout: 60, callbackUrl: 'https://a.example' },
      {
        runMode: 'attended',
        connectionName: 'c',
        runPriority: 'high',
        connectionType: 2,
        timeout: 60,
        callbackUrl: 'https://a.example',
      },
    ],
  ]
  for (const [title, options, body] of bodies) {
    test(title, async () => {
      const { runs, sent } = stage([accepted()])
      assert.equal(await runs.start('flow', { connectionName: 'c', ...options }), id)
      assert.equal(sent[0]?.url, `${api}workflows(flow)/Microsoft.Dynamics.CRM.RunDesktopFlow`)
      assert.deepEqual(JSON.parse(sent[0]?.body ?? ''), body)
    })
  }

  test('a lost connection is not repeated: the run may have been accepted', async () => {
    const { runs, sent } = stage([refused()])
    await assert.rejects(runs.start('flow', { connectionName: 'c' }), { name: 'ConnectionError' })
    assert.equal(sent.length, 1)
  })

  test('with an idempotency key it is repeated under the same key', async () => {
    const { runs, sent } = stage([refused(), accepted()])
    assert.equal(await runs.start('flow', { connectionName: 'c', idempotencyKey: 'k' }), id)
    assert.deepEqual(
      sent.map(({ headers }) => headers['idempotency-key']),
      ['k', 'k'],
    )
    assert.ok(!sent[0]?.body?.includes('idempotencyKey'))
  })
})

describe('follow and wait', () => {
  test('every change of status is given once, and the end ends it', async () => {
    const { runs, sent } = stage([3, 3, 2, 2, 2, 4].map(status))
    const seen = await Array.fromAsync(runs.follow(id), ({ statuscode }) => statuscode)
    assert.deepEqual(seen, [3, 2, 4])
    assert.equal(sent.length, 6)
  })

  test('the waits grow by half up to the greatest allowed', async () => {
    const { runs, waits } = stage([3, 3, 3, 3, 3, 4].map(status))
    await runs.wait(id, { everyMs: 60 })
    assert.deepEqual(waits, [25, 37.5, 56.25, 60, 60])
  })

  test('without a limit given they end at a second', async () => {
    const { runs, waits } = stage([...Array.from({ length: 15 }, () => status(2)), status(8)])
    await runs.wait(id)
    assert.equal(Math.max(...waits), 1000)
    assert.deepEqual(waits.slice(-2), [1000, 1000])
  })

  test('a run that has ended is asked for once', async () => {
    const { runs, sent, waits } = stage([status(7)])
    assert.equal((await runs.wait(id)).statuscode, 7)
    assert.deepEqual([sent.length, waits], [1, []])
  })

  test('an abort rejects with its reason', async () => {
    const stop = new AbortController()
    const { runs, sent } = stage([status(3), status(3)])
    const follow = runs.follow(id, { signal: stop.signal })
    await follow.next()
    stop.abort(new Error('enough'))
    await assert.rejects(follow.next(), /enough/)
    assert.equal(sent.length, 1)
  })
})

test('outputs and inputs are read as JSON; nothing there is undefined', async () => {
  const { runs, sent } = stage([new Response('{"A":1}'), empty(), new Response('{}')])
  assert.deepEqual(await runs.outputs(id), { A: 1 })
  assert.equal(await runs.outputs(id), undefined)
  assert.deepEqual(await runs.inputs(id), {})
  assert.equal(sent[0]?.url, `${api}flowsessions(${id})/outputs/$value`)
})

test('a cancel is repeated when there was no answer', async () => {
  const { runs, sent } = stage([refused(), empty()])
  assert.equal(await runs.cancel(id), undefined)
  assert.equal(sent[1]?.url, `${api}flowsessions(${id})/Microsoft.Dynamics.CRM.CancelDesktopFlowRun`)
})

test('runs are listed newest first, of one flow or of all', async () => {
  const { runs, sent } = stage([json({ value: [] }), json({ value: [] })])
  await Array.fromAsync(runs.list())
  await Array.fromAsync(runs.list({ flowId: 'f', top: 5 }))
  const [all = '', some = ''] = sent.map(({ url }) => decodeURIComponent(url))
  assert.match(all, /\$orderby=createdon desc$/)
  assert.doesNotMatch(all, /\$filter/)
  assert.match(some, /\$filter=_regardingobjectid_value eq f&\$orderby=createdon desc&\$top=5$/)
})

test('the log is asked for in the order of its entries', async () => {
  const { runs, sent } = stage([json({ value: [{ logindex: 1 }] })])
  assert.equal((await Array.fromAsync(runs.log(id))).length, 1)
  assert.match(decodeURIComponent(sent[0]?.url ?? ''), new RegExp(`_flowsessionid_value eq ${id}&\\$orderby=logindex$`))
})

test('the life cycle of the contract says which statuses are ends', () => {
  for (const state of runStates) assert.equal(hasEnded({ statuscode: statuscodeOf[state] }), isTerminal(state), state)
})

const labels: readonly [number, string][] = [
  [2, 'Running'],
  [3, 'Waiting'],
  [4, 'Succeeded'],
  [7, 'Cancelled'],
  [8, 'Failed'],
  [10, 'TimedOut'],
  [99, '99'],
]
for (const [statuscode, label] of labels) {
  test(`statuscode ${statuscode} reads '${label}'`, () => assert.equal(statusLabel(statuscode), label))
}
