import { describe } from 'node:test'
import { parses, refuses } from '../support/cases.ts'

describe('Literals', () => {
  parses({
    'numbers are kept as written': ['SET X TO [5, 3.14, 1E3, 0.10, 007]', 'set X [5, 3.14, 1E3, 0.10, 007]'],
    '{ } is the empty table': ['SET X TO { }', 'set X table{}'],
    '{{ }} is the empty object': ['SET X TO {{ }}', 'set X object{}'],
    '{{}} is the empty object too': ['SET X TO {{}}', 'set X object{}'],
    'a table has headers and rows': [
      "SET X TO { ^['A', 'B'], [1, 2], [3, N] }",
      "set X table{^['A', 'B'] [1, 2] [3, N]}",
    ],
    'a table may have headers only': ["SET X TO { ^['A'] }", "set X table{^['A']}"],
    'a table may have rows only': ['SET X TO { [1, 2] }', 'set X table{[1, 2]}'],
    'objects hold objects, lists and tables': [
      "SET X TO { 'a': { 'From': 1 }, 'b': [1, {{ }}], 'c': { } }",
      'set X object{a: object{From: 1}, b: [1, object{}], c: table{}}',
    ],
    'a key may be an interpolated text without expressions': ["SET X TO { $'''a b''': 1 }", 'set X object{a b: 1}'],
    'lists may be empty': ['SET X TO []', 'set X []'],
    'a list literal is an argument': ["A.B List: ['a', 'b'] Out=> C", "A.B List:['a', 'b'] Out=>C"],
    'dates take both quotes': [
      'SET X TO [d"2022-03-25", D\'2022-03-25 10:00:00\']',
      'set X [d"2022-03-25", d"2022-03-25 10:00:00"]',
    ],
    'a variable called d is no date': ['SET d TO d + 1', 'set d (+ d 1)'],
  })

  refuses({
    'an object needs keys between quotes': ['SET X TO { a: 1 }', ['1:12 missing-key']],
    'an object needs its brace': ["SET X TO { 'a': 1", ['1:18 unexpected-token']],
    'an object needs a value': ["SET X TO { 'a': }", ['1:17 missing-value']],
    'a list needs its bracket': ['SET X TO [1, 2\nSET Y TO 2', ['1:15 unexpected-token'], 'set Y 2'],
    'a list has no hole': ['SET X TO [1,,2]', ['1:13 missing-value']],
    'a table takes lists only': ['SET X TO { [1], 2 }', ['1:17 unexpected-token']],
    'a number has digits behind its point': ['SET X TO 1.2.3', ['1:10 invalid-number']],
    'a name does not start with a digit': ['SET 1st TO 2', ['1:5 invalid-number']],
  })
})
