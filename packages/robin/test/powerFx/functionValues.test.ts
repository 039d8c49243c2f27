import { describe } from 'node:test'
import { gives } from '../support/formula.ts'

describe('Power Fx texts', () => {
  gives({
    'Mid("Hello", 17, 2)': '""',
    'Mid("Hello", 0)': '! Positions in a text count from 1, and 0 is less.',
    'Left("Ada", 9)': '"Ada"',
    'Right("Ada", 0)': '""',
    'Left("Ada", -1)': '! A number of characters cannot be less than 0, and -1 is.',
    'Substitute("Quarter 1, 2011", "1", "2", 3)': '"Quarter 1, 2012"',
    'Substitute("aaa", "", "b")': '"aaa"',
    'Substitute("aa", "a", "b", 3)': '"aa"',
    'Replace("abcdefghijk", 6, 5, "*")': '"abcde*k"',
    'Find("x", "abc")': 'Blank()',
    'Find("a", "banana", 3)': '4',
    'Find("a", "abc", 9)': '! Find begins at a position from 1 to 4, not at 9.',
    'Split("abc", "")': '["a", "b", "c"]',
    'Split("", ",")': '[""]',
    'Upper(["a", "b"])': '["A", "B"]',
    'Proper("o\'neil was HERE")': '"O\'neil Was Here"',
    'Len(Blank())': '0',
    'Char(0)': '! Char takes a code from 1 to 255, not 0.',
    'UniChar(55296)': '! UniChar takes a code from 1 to 1114111, not 55296.',
    'Value("")': 'Blank()',
    'Value("12.34%")': '0.1234',
    'Value("24e3")': '24000',
    'Value("-$5")': '-5',
    'Value("$5%")': '! Value takes a text that shows a number',
    'Value(true)': '1',
  })
})

describe('Power Fx numbers', () => {
  gives({
    'Round(430.125, 2)': '430.13',
    'Round(449.942, -2)': '400',
    'RoundUp(450.124, -2)': '500',
    'RoundUp(-7.1, 0)': '-8',
    'RoundDown(479.128, -2)': '400',
    'Round([1.25, 2.35], 1)': '[1.3, 2.4]',
    'Round(1, 29)': '! Numbers are rounded to at most 28 places, not to 29.',
    'Mod(7, -3)': '-2',
    'Mod(-6, 3)': '0',
    'Mod(1, 0)': '! 1 cannot be divided by zero.',
    'Sqrt(-1)': '! Sqrt has no value for -1.',
    'Ln(0)': '! Ln has no value for 0.',
    'Power(10, 40)': '! The number is too large',
    'Dec2Hex(-1)': '"FFFFFFFFFF"',
    'Hex2Dec("FFFFFFFFFF")': '-1',
    'RandBetween(1, 10) = Int(RandBetween(1, 10))': 'true',
    'RandBetween(2, 1)': '! RandBetween takes the smaller number first.',
    'Average(Blank())': '! Average needs one number at least.',
    'Max(Date(2026, 1, 1), Date(2025, 1, 1))': '2026-01-01 00:00:00',
    'Sequence(60000)': '! Sequence makes from 0 to 50000 numbers, not 60000.',
  })
})

describe('Power Fx dates', () => {
  gives({
    'Text(Now(), "yyyy-mm-dd hh:mm:ss")': '"2026-01-02 03:04:05"',
    'DateDiff(TimeValue("09:45:00"), TimeValue("10:15:36"), TimeUnit.Hours)': '1',
    'DateDiff(TimeValue("09:45:00"), TimeValue("10:15:36"), "minutes")': '30',
    'DateDiff(Date(2026, 2, 1), Date(2025, 12, 31), TimeUnit.Quarters)': '-1',
    'DateAdd(Date(2024, 2, 29), 1, TimeUnit.Years)': '2025-02-28 00:00:00',
    'DateAdd(Date(2026, 1, 1), -30, TimeUnit.Minutes)': '2025-12-31 23:30:00',
    'DateAdd(Date(2026, 1, 1), 9999, TimeUnit.Years)': '! Dates lie between the years 1 and 9999.',
    'DateAdd(Date(2026, 1, 1), 1, "weeks")': '! TimeUnit is one of Milliseconds, Seconds',
    'Date(26, 1, 1)': '1926-01-01 00:00:00',
    'Weekday(Date(2026, 3, 25))': '4',
    'Weekday(Date(2026, 3, 25), 2)': '3',
    'Weekday(Date(2026, 3, 23), StartOfWeek.MondayZero)': '0',
    'WeekNum(Date(2026, 1, 3))': '1',
    'WeekNum(Date(2026, 1, 5), StartOfWeek.Monday)': '2',
    'TimeZoneOffset()': '0',
    'DateValue("tomorrow")': '! DateValue cannot read this text.',
    'DateValue("")': 'Blank()',
    'DateTimeValue("2026-03-25T14:05:00+02:00")': '2026-03-25 12:05:00',
    'Year("2026-03-25")': '2026',
  })
})

describe('Text of Power Fx', () => {
  gives({
    'Text(8.9, "#.00")': '"8.90"',
    'Text(8.9, "#.##")': '"8.9"',
    'Text(0.47, "#.##")': '".47"',
    'Text(1234567.891, "#,##0.0")': '"1,234,567.9"',
    'Text(-1234.5, "$#,##0.00")': '"-$1,234.50"',
    'Text(1234.5, "#,##0.00", "de-DE")': '"1.234,50"',
    'Text(0.256, "0.0%")': '"25.6%"',
    'Text(7, "000")': '"007"',
    'Text(-5, "0;(0);none")': '"(5)"',
    'Text(0, "0;(0);none")': '"none"',
    'Text(true)': '"true"',
    'Text(Blank(), "0")': '""',
    'Text("abc", "0")': '"abc"',
    'Text(DateTime(2020, 4, 7, 20, 26, 59), DateTimeFormat.LongDateTime)': '"Tuesday, April 7, 2020 8:26:59 PM"',
    'Text(DateTime(2020, 4, 7, 20, 26, 59), DateTimeFormat.ShortDateTime24)': '"4/7/2020 20:26"',
    'Text(DateTime(2020, 4, 7, 20, 26, 59), DateTimeFormat.UTC)': '"2020-04-07T20:26:59.000Z"',
    'Text(DateTime(2020, 4, 7, 20, 6, 9), "dddd d mmmm yy, h:mm AM/PM")': '"Tuesday 7 April 20, 8:06 PM"',
    'Text(DateTime(2020, 4, 7, 20, 6, 9), "[$-en-US]mm:ss")': '"06:09"',
    'Text(DateTime(2020, 4, 7, 20, 6, 9), "m")': '"4"',
  })
})

describe('Power Fx data', () => {
  gives({
    'ParseJSON("[1, {""a"": null}]")': '[1, {a: Blank()}]',
    'ParseJSON("{")': '! ParseJSON needs a text of JSON.',
    'JSON([1, "a", true])': '"[1,""a"",true]"',
    'GUID() = GUID()': 'true',
    'Len(GUID())': '36',
    'GUID("x")': '! GUID takes a text of 32 hexadecimal digits',
    'Boolean("maybe")': '! Power Fx needs true or false here',
    'Boolean(0)': 'false',
    'Switch("A", "a", 1)': 'Blank()',
    'If(false, 1)': 'Blank()',
    'IfError(1, 2)': '1',
    'IfError(1, 2, 1 / 0, 3, 4)': '3',
    'IfError(1, 2, 5)': '5',
  })
})
