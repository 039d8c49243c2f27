import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { checkCallbackUrl } from '../../src/callbacks/checkCallbackUrl.ts'

describe('a callback URL', () => {
  for (const url of [
    'https://example.com/done',
    'https://example.com:8443/done?run=1#x',
    'https://EXAMPLE.com./',
    'https://münchen.example/',
    'https://a_b.example.com/',
    'https://1.2.3.4.example.com/',
    `https://example.com/${'a'.repeat(1980)}`,
  ]) {
    test(`may be ${url.slice(0, 60)}`, () => checkCallbackUrl(url, []))
  }

  for (const [url, reason] of [
    ['http://example.com/', /only https/],
    ['ftp://example.com/', /only https/],
    ['file:///etc/passwd', /only https/],
    ['example.com/done', /not an absolute URL/],
    ['/done', /not an absolute URL/],
    ['', /not an absolute URL/],
    ['https://user:secret@example.com/', /user name or password/],
    ['https://user@example.com/', /user name or password/],
    [`https://example.com/${'a'.repeat(1981)}`, /longer than 2000/],
    ['https://localhost/', /localhost/],
    ['https://LOCALHOST./', /localhost/],
    ['https://a.localhost/', /localhost/],
    ['https://8.8.8.8/', /IP addresses/],
    ['https://127.0.0.1/', /IP addresses/],
    ['https://127.1/', /IP addresses/],
    ['https://2130706433/', /IP addresses/],
    ['https://0x7f000001/', /IP addresses/],
    ['https://0177.0.0.1/', /IP addresses/],
    ['https://127.0.0.1./', /IP addresses/],
    ['https://%31%32%37.0.0.1/', /IP addresses/],
    ['https://①②⑦.0.0.1/', /IP addresses/],
    ['https://[::1]/', /IP addresses/],
    ['https://[::ffff:127.0.0.1]/', /IP addresses/],
    ['https://[fe80::1]/', /IP addresses/],
    ['https://-example.com/', /not a DNS name/],
    ['https://example..com/', /not a DNS name/],
  ] as const) {
    test(`must not be ${url.slice(0, 60)}`, () =>
      assert.throws(() => checkCallbackUrl(url, ['other.test']), { code: '0x80040203', message: reason }))
  }

  for (const [url, allowed] of [
    ['http://localhost:9000/done', 'localhost'],
    ['http://localhost:9000/done', 'localhost:9000'],
    ['http://127.0.0.1/', '127.0.0.1:80'],
    ['https://127.1/', '127.0.0.1'],
    ['https://[::1]:9000/', '[::1]'],
    ['http://receiver/', 'Receiver'],
  ] as const) {
    test(`may be ${url} where ${allowed} was allowed by name`, () => checkCallbackUrl(url, [allowed]))
  }

  for (const [url, allowed] of [
    ['http://localhost:9001/', 'localhost:9000'],
    ['https://a.localhost/', 'localhost'],
    ['http://receiver.example/', 'receiver'],
    ['ftp://localhost/', 'localhost'],
  ] as const) {
    test(`must not be ${url} where only ${allowed} was allowed`, () =>
      assert.throws(() => checkCallbackUrl(url, [allowed]), { code: '0x80040203' }))
  }
})
