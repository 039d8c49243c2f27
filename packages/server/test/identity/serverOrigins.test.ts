import assert from 'node:assert/strict'
import { test } from 'node:test'
import { serverOrigins } from '../../src/identity/serverOrigins.ts'

test('a server is known at localhost, its loopback addresses and its names', () => {
  assert.deepEqual(serverOrigins({ http: 8080, https: 443 }, ['Machine-A']), [
    ...['http://localhost:8080', 'http://127.0.0.1:8080', 'http://[::1]:8080', 'http://machine-a:8080'],
    ...['https://localhost', 'https://127.0.0.1', 'https://[::1]', 'https://machine-a'],
  ])
})

test('a server without https has no such origin', () => {
  assert.deepEqual(serverOrigins({ http: 80, https: null }, []), [
    'http://localhost',
    'http://127.0.0.1',
    'http://[::1]',
  ])
})
