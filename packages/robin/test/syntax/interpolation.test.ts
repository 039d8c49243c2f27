import { describe } from 'node:test'
import { parses, refuses } from '../support/cases.ts'

/** `SET X TO $'''…'''` */
const set = (text: string) => `SET X TO $'''${text}'''`

describe('Interpolated texts', () => {
  parses({
    'may be empty': [set(''), 'set X $()'],
    'hold texts and expressions in turn': [set('Hello %Name%, %A + 1%!'), "set X $('Hello ' Name ', ' (+ A 1) '!')"],
    'may be one expression': [set('%X%'), 'set X $(X)'],
    'take %% for %': [set('100%%'), "set X $('100%')"],
    "take %'%'% for % too": [set("%'%'%"), "set X $('%')"],
    'tell a value from a % behind it': [set('%N%%% done'), "set X $(N '% done')"],
    "take %''% for nothing": [set("%''%"), "set X $('')"],
    'hold quotes inside expressions': [set('%O[\'a\']["b%"]% x'), "set X $(O['a']['b%'] ' x')"],
    'escape quotes': [set("\\'\\'"), "set X $('''')"],
    'take double quotes with and without backslash': [set('\\"a" "b\\"'), 'set X $(\'"a" "b"\')'],
    'halve double backslashes': [set('\\\\\\\\server\\\\%Share%'), "set X $('\\\\server\\' Share)"],
    'keep a backslash before anything else': [set('C:\\Temp \\d{6}\\r\\n'), "set X $('C:\\Temp \\d{6}\\r\\n')"],
    'read a backslash and a percent sign': [set('a\\%%'), "set X $('a\\%')"],
    'end a text that ends in an escaped quote': ["SET X TO $'''it\\''''", "set X $('it'')"],
    'span lines, each read as CR LF': [set('a\n\nEND\r# b\r\nIF %Y%'), "set X $('a\r\n\r\nEND\r\n# b\r\nIF ' Y)"],
    'keep characters of no width': [set('*Microsoft\u200b Edge*'), "set X $('*Microsoft\u200b Edge*')"],
    'stand close to other words': ["a.b Text :$'''x'''Other:1", "a.b Text:$('x') Other:1"],
  })

  refuses({
    'refuse a quote without backslash, once': [set("it's Bob's"), ['1:16 unescaped-quote'], "set X $('it's Bob's')"],
    'refuse a % without partner': [set('50 % of'), ['1:17 unpaired-percent'], "set X $('50 % of')"],
    'look for the partner on the same line only': [
      set('5 % a\n%B% c'),
      ['1:16 unpaired-percent'],
      "set X $('5 % a\r\n' B ' c')",
    ],
    'drop the % behind a backslash, and warn': [
      set('100\\% of 50\\%'),
      ['1:17 dropped-percent', '1:25 dropped-percent'],
      "set X $('100\\ of 50\\')",
    ],
    'refuse a single backslash before an expression': [set('C:\\%A%'), ['1:16 lone-backslash'], "set X $('C:\\' A)"],
    'refuse a single backslash before the end': [
      `${set('C:\\')}\nSET Y TO 1`,
      ['1:16 lone-backslash'],
      "set X $('C:\\'); set Y 1",
    ],
    'refuse what is no expression': [set('%A B%'), ['1:17 unexpected-token']],
    'refuse an empty expression': [set('% %'), ['1:16 missing-value']],
    'take their first line when they have no end': [
      "SET X TO $'''abc %Y\nSET Y TO 1",
      ['1:10 unterminated-text', '1:18 unpaired-percent'],
      "set X $('abc %Y'); set Y 1",
    ],
  })
})
