import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { atInstant, DateTime, dateTimeOf, instantOf, partsOf } from '../../src/values/dateTime.ts'
import { formatDateTime } from '../../src/values/formatDateTime.ts'
import { parseDateTime, parseDateTimeExact } from '../../src/values/parseDateTime.ts'
import { windowsPatterns } from '../../src/values/windowsPatterns.ts'

const moment = dateTimeOf(2026, 9, 5, 14, 7, 3, 45)

describe('a date in a format of .NET', () => {
  const rows: readonly [format: string, culture: string, expected: string][] = [
    ['yyyy-MM-dd', '', '2026-09-05'],
    ['hh:mm:sstt', 'en-US', '02:07:03PM'],
    ['h:m:s t', 'en-US', '2:7:3 P'],
    ['dddd, d MMMM yy', '', 'Saturday, 5 September 26'],
    ['ddd MMM', '', 'Sat Sep'],
    ['HH:mm:ss.fff', '', '14:07:03.045'],
    ['ss.FFF', '', '03.045'],
    ['%d', '', '5'],
    ['%h', '', '2'],
    ["d 'of' MMMM", '', '5 of September'],
    ['yyyy\\y', '', '2026y'],
    ['"at" HH', '', 'at 14'],
    ['G', '', '09/05/2026 14:07:03'],
    ['d', 'en-US', '9/5/2026'],
    ['D', 'en-US', 'Saturday, September 5, 2026'],
    ['t', 'en-US', '2:07 PM'],
    ['T', 'en-US', '2:07:03 PM'],
    ['f', 'en-US', 'Saturday, September 5, 2026 2:07 PM'],
    ['F', 'en-US', 'Saturday, September 5, 2026 2:07:03 PM'],
    ['g', 'en-US', '9/5/2026 2:07 PM'],
    ['G', 'en-US', '9/5/2026 2:07:03 PM'],
    ['M', 'en-US', 'September 5'],
    ['Y', 'en-US', 'September 2026'],
    ['s', 'en-US', '2026-09-05T14:07:03'],
    ['u', 'en-US', '2026-09-05 14:07:03Z'],
    ['R', 'de-DE', 'Sat, 05 Sep 2026 14:07:03 GMT'],
    ['o', 'en-US', '2026-09-05T14:07:03.0450000'],
    ['d', 'de-DE', '05.09.2026'],
    ['D', 'de-DE', 'Samstag, 5. September 2026'],
    ['dd/MM', 'de-DE', '05.09'],
    ['d', 'en-GB', '05/09/2026'],
    ['D', 'en-GB', '05 September 2026'],
    ['dd MMM', 'en-GB', '05 Sep'],
    ['G', 'fr-FR', '05/09/2026 14:07:03'],
    ['D', 'fr-FR', 'samedi 5 septembre 2026'],
    ['D', 'es-ES', 'sábado, 5 de septiembre de 2026'],
    ['g', 'es-ES', '05/09/2026 14:07'],
    ['D', 'it-IT', 'sabato 5 settembre 2026'],
    ['Y', 'pt-BR', 'setembro de 2026'],
    ['G', 'ja-JP', '2026/09/05 14:07:03'],
    ['D', 'ja-JP', '2026年9月5日'],
    ['M', 'ja-JP', '9月5日'],
    ['MMMM', 'ja-JP', '9月'],
    ['t tt', 'ja-JP', '午 午後'],
    ['G', 'zh-CN', '2026/9/5 14:07:03'],
    ['D', 'zh-CN', '2026年9月5日'],
    ['D', 'ru-RU', '5 сентября 2026 г.'],
    ['Y', 'ru-RU', 'сентябрь 2026'],
    ['G', 'ko-KR', '2026-09-05 오후 2:07:03'],
    ['D', 'ko-KR', '2026년 9월 5일 토요일'],
    ['d', 'fi-FI', '5.9.2026'],
    ['T', 'fi-FI', '14.07.03'],
    ['d HH:mm', 'fi-FI', '5 14.07'],
    ['y yy yyy yyyyy', '', '26 26 2026 02026'],
    ['f ff fffffff', '', '0 04 0450000'],
    ['g gg', '', 'A.D. A.D.'],
    ['H HH h hh m mm s ss', '', '14 14 2 02 7 07 3 03'],
  ]
  for (const [format, culture, expected] of rows)
    test(`${format} in ${culture || 'the invariant culture'} is ${expected}`, () =>
      assert.equal(formatDateTime(moment, format, culture), expected))

  test('shows the offset where it is known', () => {
    assert.equal(formatDateTime(new DateTime(moment.wall, -330), 'z zz zzz K', ''), '-5 -05 -05:30 -05:30')
    assert.equal(formatDateTime(moment, '%K', ''), '')
  })
  test('takes the offset of the zone where none is known, and tells U in UTC', () => {
    assert.equal(formatDateTime(moment, 'zzz', '', 'Asia/Tokyo'), '+09:00')
    assert.equal(formatDateTime(moment, 'U', '', 'Asia/Tokyo'), 'Saturday, 05 September 2026 05:07:03')
    assert.equal(formatDateTime(new DateTime(moment.wall, -60), 'U', ''), 'Saturday, 05 September 2026 15:07:03')
  })
  for (const format of ["'open", 'yyyy\\', 'ffffffff'])
    test(`refuses the format ${format}`, () => {
      assert.throws(() => formatDateTime(moment, format, ''), RangeError)
    })
  test('drops the point before a fraction that is zero', () => {
    assert.equal(formatDateTime(dateTimeOf(2026, 1, 1), 'ss.FFF', ''), '00')
  })
  test('refuses a standard format that does not exist', () => {
    assert.throws(() => formatDateTime(moment, 'x', ''), /'x' is not a standard date and time format/)
  })
})

describe('a text read as a date', () => {
  const rows: readonly [text: string, culture: string, expected: string | undefined][] = [
    ['2025-01-01', '', '2025-01-01T00:00:00'],
    ['2022-03-25 14:05:06.78+02:00', '', '2022-03-25T14:05:06'],
    ['3/25/2022', 'en-US', '2022-03-25T00:00:00'],
    ['3/25/2022 2:05:00 PM', 'en-US', '2022-03-25T14:05:00'],
    ['12/1/2022 12:05 AM', 'en-US', '2022-12-01T00:05:00'],
    ['25.03.2022 14:05', 'de-DE', '2022-03-25T14:05:00'],
    ['25/03/2022', 'en-GB', '2022-03-25T00:00:00'],
    ['March 25, 2022', 'en-US', '2022-03-25T00:00:00'],
    ['25 Mar 2022', 'en-US', '2022-03-25T00:00:00'],
    ['Fri, 25 Mar 2022 14:05:00 GMT', 'en-US', '2022-03-25T14:05:00'],
    ['2022-02-30', '', undefined],
    ['2022-02-28 24:00', '', undefined],
    ['yesterday', 'en-US', undefined],
    ['', 'en-US', undefined],
  ]
  for (const [text, culture, expected] of rows)
    test(`'${text}' in ${culture || 'the invariant culture'} is ${expected ?? 'none'}`, () => {
      const value = parseDateTime(text, culture)
      assert.equal(value && formatDateTime(value, 's', ''), expected)
    })

  test('keeps the offset', () => assert.equal(parseDateTime('2022-03-25T14:05:00-05:30', '')?.offset, -330))
  test('follows one format exactly', () => {
    assert.deepEqual(parseDateTimeExact('25|03|22', 'dd|MM|yy', ''), dateTimeOf(2022, 3, 25))
    assert.equal(parseDateTimeExact('25-03-22', 'dd|MM|yy', ''), undefined)
    assert.deepEqual(parseDateTimeExact('20220325140506', 'yyyyMMddHHmmss', ''), dateTimeOf(2022, 3, 25, 14, 5, 6))
  })
  test('gives back what a culture writes', () => {
    const day = fc.integer({ min: -60_000_000_000, max: 250_000_000_000 }).map(second => new DateTime(second * 1000))
    fc.assert(
      fc.property(day, fc.constantFrom(...Object.keys(windowsPatterns), 'fi-FI', 'hu-HU'), (value, culture) => {
        assert.equal(parseDateTime(formatDateTime(value, 'G', culture), culture)?.wall, value.wall)
        for (const format of ['o', 's', 'F'])
          assert.equal(
            parseDateTimeExact(formatDateTime(value, format, culture), format, culture)?.wall,
            value.wall,
            `${format} ${culture} ${formatDateTime(value, format, culture)}`,
          )
      }),
      { numRuns: 300 },
    )
  })
})

test('the clocks of a zone and the instant lead to each other', () => {
  const summer = Date.UTC(2026, 6, 1, 12)
  const value = atInstant(summer, 'Europe/Berlin')
  assert.deepEqual([partsOf(value).hour, value.offset], [14, 120])
  assert.equal(instantOf(new DateTime(value.wall), 'Europe/Berlin'), summer)
  assert.equal(instantOf(value, 'UTC'), summer)
})
