import { describe } from 'node:test'
import { parses, refuses } from '../support/cases.ts'

describe('Texts', () => {
  parses({
    'may be empty': ["SET X TO ['', '''''', \"\"]", "set X ['', '', '']"],
    'end at their quote': ['SET X TO \'a "b" # c\'', 'set X \'a "b" # c\''],
    'may stand between double quotes': ['SET X TO "it\'s"', "set X 'it's'"],
    'escape quotes and backslashes': ["SET X TO 'a\\'b\\\\c\\\"d'", "set X 'a'b\\c\"d'"],
    'keep other backslashes': ["SET X TO 'C:\\Temp\\new'", "set X 'C:\\Temp\\new'"],
    'do not interpolate': ["SET X TO '%Y% %'", "set X '%Y% %'"],
    'of three quotes span lines, read as CR LF': [
      "SET X TO '''a\n'b'\r\rEND'''\nSET Y TO 1",
      "set X 'a\r\n'b'\r\n\r\nEND'; set Y 1",
    ],
    'of Power Fx span lines and may hold quotes': ["SET X TO $fx'a\n\\'b'", 'set X fx"a\r\n\'b"'],
    'of Power Fx may stand between three quotes': [
      "SET X TO $fx'''='a' & \"b\"\n'''\nSET Y TO 1",
      'set X fx"=\'a\' & "b"\r\n"; set Y 1',
    ],
    'of Power Fx hold a quote written twice': ["SET X TO $fx'=''a'''\nSET Y TO 1", 'set X fx"=\'a\'"; set Y 1'],
    'of Power Fx may be empty': ["A.B C: $fx'' D: $FX'=\"\"'", 'A.B C:fx"" D:fx"="""'],
  })

  refuses({
    'end with their line': ["SET X TO 'abc\nSET Y TO 2", ['1:10 unterminated-text'], "set X 'abc'; set Y 2"],
    'of three quotes without end take their first line': [
      "SET X TO '''abc\nSET Y TO 2",
      ['1:10 unterminated-text'],
      "set X 'abc'; set Y 2",
    ],
    'of Power Fx without end take their first line': [
      "SET X TO $fx'abc\nSET Y TO 2",
      ['1:10 unterminated-text'],
      'set X fx"abc"; set Y 2',
    ],
  })
})
