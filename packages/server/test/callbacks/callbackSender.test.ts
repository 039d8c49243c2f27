import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { dhCallbackDelivery } from '@deskhand/contract/tables/dhCallbackDelivery'
import { flowSession } from '@deskhand/contract/tables/flowSession'
import { deliveryStatus } from '../../src/callbacks/afterAttempt.ts'
import { type CallbackSender, createCallbackSender } from '../../src/callbacks/callbackSender.ts'
import { guardedAgent } from '../../src/callbacks/guardedAgent.ts'
import { type Callback, type Outcome, sendCallback } from '../../src/callbacks/sendCallback.ts'
import { claimDeliveries } from '../../src/store/claimDeliveries.ts'
import { insertRow } from '../../src/store/insertRow.ts'
import { retrieveRow } from '../../src/store/retrieveRow.ts'
import { announce, type Store } from '../../src/store/steps.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { turnedClock, until } from './turnedClock.ts'

const start = Date.UTC(2026, 0, 1, 8)
const workflowId = randomUUID()

for (const { name, skip, open } of databases)
  describe(`the callback sender over ${name}`, { skip }, () => {
    let database: TestDatabase
    let store: Store
    let clock: ReturnType<typeof turnedClock>
    let senders: CallbackSender[]
    let sent: { readonly runId: string; readonly at: number }[]
    let outcomes: (callback: Callback, signal: AbortSignal) => Promise<Outcome> | Outcome
    const failWith = (error: unknown) => assert.fail(String(error))
    let hear: (error: unknown) => void

    beforeEach(async () => {
      database = await open()
      store = database.store
      clock = turnedClock(start)
      senders = []
      sent = []
      outcomes = () => ({ status: 200 })
      hear = failWith
    })
    afterEach(async () => {
      await Promise.all(senders.map(sender => sender.stop()))
      await database.close()
    })

    function startSender(concurrency?: number, isAlone = false): CallbackSender {
      const sender = createCallbackSender({
        isAlone,
        store,
        clock,
        onError: error => hear(error),
        ...(concurrency === undefined ? {} : { concurrency }),
        async send(callback, signal) {
          sent.push({ runId: callback.runId, at: clock.now() - start })
          return outcomes(callback, signal)
        },
      })
      senders.push(sender)
      sender.start()
      return sender
    }

    /** The end of a run with a callback. */
    async function addDelivery(url = 'https://example.com/done') {
      const runId = randomUUID()
      const id = await store.write(function* () {
        const writer = { userId: null, now: clock.now() }
        yield* insertRow(flowSession, { flowsessionid: runId, regardingobjectid: workflowId }, writer)
        const delivery = {
          dh_flowsessionid: runId,
          dh_url: url,
          dh_body: '{"statuscode":4}',
          dh_nextattempton: clock.now(),
        }
        const added = yield* insertRow(dhCallbackDelivery, delivery, writer)
        yield* announce('dh_callback', added)
        return added
      })
      return { id, runId }
    }
    const columns = ['dh_status', 'dh_attempts', 'dh_nextattempton', 'dh_log'] as const
    const stateOf = async (id: string) => (await store.read(() => retrieveRow(dhCallbackDelivery, id, columns)))!
    const hasStatus = (id: string, status: number) => until(async () => (await stateOf(id)).dh_status === status)
    const logOf = async (id: string) => JSON.parse((await stateOf(id)).dh_log as string) as unknown
    /** Waits until the sender sleeps, and says for how long. */
    const asleep = async (ms: number) => until(() => clock.waits().includes(ms))

    test('sends a callback as soon as its run has ended, once', async () => {
      startSender()
      await asleep(30_000)
      const { id, runId } = await addDelivery()
      await hasStatus(id, deliveryStatus.Delivered)
      await asleep(30_000)
      clock.turn(120_000)
      await asleep(30_000)
      assert.deepEqual(sent, [{ runId, at: 0 }])
      assert.deepEqual(await logOf(id), [{ startedOn: '2026-01-01T08:00:00.000Z', duration: 0, status: 200 }])
      assert.equal((await stateOf(id)).dh_nextattempton, null)
    })

    test('sends after a restart what the run left behind', async () => {
      const { id } = await addDelivery()
      startSender()
      await hasStatus(id, deliveryStatus.Delivered)
    })

    test('tries three times more, one second apart, when the receiver fails', async () => {
      outcomes = () => ({ status: 500 })
      const { id } = await addDelivery()
      startSender()
      for (const attempts of [1, 2, 3]) {
        await until(async () => (await stateOf(id)).dh_attempts === attempts)
        await asleep(1000)
        clock.turn(999)
        await new Promise(setImmediate)
        assert.equal(sent.length, attempts)
        clock.turn(1)
      }
      await hasStatus(id, deliveryStatus.Failed)
      await asleep(30_000)
      clock.turn(120_000)
      await asleep(30_000)
      assert.deepEqual(
        sent.map(one => one.at),
        [0, 1000, 2000, 3000],
      )
      assert.equal(((await logOf(id)) as unknown[]).length, 4)
    })

    test('stops trying as soon as it is delivered, and keeps every attempt', async () => {
      const answers: Outcome[] = [{ status: 408 }, { error: 'ECONNRESET' }, { status: 204 }]
      outcomes = () => answers.shift() ?? assert.fail('one too many')
      const { id } = await addDelivery()
      startSender()
      for (const attempts of [1, 2]) {
        await until(async () => (await stateOf(id)).dh_attempts === attempts)
        await asleep(1000)
        clock.turn(1000)
      }
      await hasStatus(id, deliveryStatus.Delivered)
      assert.deepEqual(await logOf(id), [
        { startedOn: '2026-01-01T08:00:00.000Z', duration: 0, status: 408 },
        { startedOn: '2026-01-01T08:00:01.000Z', duration: 0, error: 'ECONNRESET' },
        { startedOn: '2026-01-01T08:00:02.000Z', duration: 0, status: 204 },
      ])
    })

    test('does not try again where the receiver says that the request is wrong', async () => {
      outcomes = () => ({ status: 404 })
      const { id } = await addDelivery()
      startSender()
      await hasStatus(id, deliveryStatus.Failed)
      assert.equal((await stateOf(id)).dh_attempts, 1)
    })

    test('says Refused where the name leads inside', async () => {
      outcomes = () => ({ error: 'inside', refused: true })
      const { id } = await addDelivery()
      startSender()
      await hasStatus(id, deliveryStatus.Refused)
    })

    test('sends each callback once, however many servers look for them', async () => {
      const all: { id: string; runId: string }[] = []
      for (let count = 0; count < 40; count++) all.push(await addDelivery())
      startSender(4)
      startSender(4)
      startSender(4)
      for (const { id } of all) await hasStatus(id, deliveryStatus.Delivered)
      assert.deepEqual(sent.map(one => one.runId).sort(), all.map(one => one.runId).sort())
    })

    test('sends no more at a time than it may', async () => {
      const waiting: ((outcome: Outcome) => void)[] = []
      outcomes = () => new Promise(resolve => waiting.push(resolve))
      for (let count = 0; count < 5; count++) await addDelivery()
      startSender(2)
      await until(() => waiting.length === 2)
      for (let ended = 0; ended < 5; ended++) {
        assert.equal(sent.length, Math.min(ended + 2, 5))
        waiting.shift()?.({ status: 200 })
        await until(() => sent.length === Math.min(ended + 3, 5))
      }
    })

    test('takes over from a server that is gone, when its claim has run out', async () => {
      outcomes = () => new Promise(() => {})
      const { id } = await addDelivery()
      startSender()
      await until(() => sent.length === 1)
      senders.length = 0 // dead: nobody stops it, nothing is recorded, nobody hears of it
      hear = () => {}
      outcomes = () => ({ status: 200 })
      startSender()
      clock.turn(59_999)
      await new Promise(setImmediate)
      assert.equal(sent.length, 1)
      await until(() => clock.waits().includes(1))
      clock.turn(1)
      await hasStatus(id, deliveryStatus.Delivered)
      assert.equal(sent.length, 2)
    })

    test('takes over at once from a server that is gone, when it is alone with the database', async () => {
      const { id } = await addDelivery()
      await store.write(() => claimDeliveries({ leaseUntil: clock.now() + 60_000, limit: 1, now: clock.now() }))
      startSender(undefined, true)
      await hasStatus(id, deliveryStatus.Delivered)
      assert.equal(sent[0]?.at, 0)
    })

    test('gives back, when it is stopped, what the receiver does not answer', async () => {
      outcomes = (_callback, signal) =>
        new Promise(resolve =>
          signal.addEventListener('abort', () => resolve({ error: 'The server was stopped.', aborted: true })),
        )
      const { id } = await addDelivery()
      const sender = startSender()
      await until(() => sent.length === 1)
      const stopping = sender.stop()
      clock.turn(2000)
      await stopping
      const { dh_status, dh_attempts, dh_nextattempton } = await stateOf(id)
      assert.deepEqual([dh_status, dh_attempts, dh_nextattempton], [deliveryStatus.Pending, 0, start])
    })

    test('brings the body and the ids of run and flow to a real receiver', async () => {
      const received: unknown[] = []
      const receiver = createServer(async (request, response) => {
        let body = ''
        for await (const chunk of request.setEncoding('utf8')) body += chunk
        received.push([request.url, request.headers['x-ms-workflow-id'], request.headers['x-ms-run-id'], body])
        response.writeHead(received.length === 1 ? 503 : 200).end()
      })
      await new Promise<void>(done => receiver.listen(0, '127.0.0.1', done))
      const host = `127.0.0.1:${(receiver.address() as AddressInfo).port}`
      const dispatcher = guardedAgent({ allowedHosts: [host] })
      outcomes = (callback, signal) => sendCallback(callback, { dispatcher, timeLimit: 30_000, signal })
      const { id, runId } = await addDelivery(`http://${host}/done`)
      startSender()
      await until(async () => (await stateOf(id)).dh_attempts === 1)
      await asleep(1000)
      clock.turn(1000)
      await hasStatus(id, deliveryStatus.Delivered)
      const expected = ['/done', workflowId, runId, '{"statuscode":4}']
      assert.deepEqual(received, [expected, expected])
      await dispatcher.close()
      receiver.close()
    })
  })
