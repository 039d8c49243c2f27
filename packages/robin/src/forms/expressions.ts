import type { FormGroup } from './form.ts'

/** What can be computed. Source: Robin language, section 3. */
export const expressions: FormGroup = {
  title: 'Expressions',
  section: '3',
  forms: [
    {
      form: '+ - * / MOD',
      says: 'Arithmetic with decimals; * / MOD go before + -. Division is not rounded.',
      script: 'SET A TO 2 + 3 * 4\nSET B TO 7 / 2\nSET C TO 7 MOD 3\nSET D TO 0.1 + 0.2',
      variables: { A: '14', B: '3.5', C: '1', D: '0.3' },
    },
    {
      form: 'text + anything',
      says: 'Puts texts together; what is no text is turned into one.',
      script: "SET A TO 'n = ' + 5",
      variables: { A: 'n = 5' },
    },
    {
      form: 'list + item, list + list, table + row',
      says: 'A new list with the item or the items at its end; a new table with the row.',
      script:
        "SET L TO [1] + 2\nSET M TO L + [3, 4]\nSET T TO { ^['A'], [1] } + [2]\nSET A TO M.Count\nSET B TO T.RowsCount",
      variables: { A: '4', B: '2' },
    },
    {
      form: '= <> < <= > >=',
      says: 'Comparison. Text is case-sensitive; values of different types are unequal.',
      script: "SET A TO 'x' = 'X'\nSET B TO 2 <= 2\nSET C TO 1 <> '1'",
      variables: { A: 'False', B: 'True', C: 'True' },
    },
    {
      form: 'NOT, AND, XOR, OR',
      says: 'Logic, in this order of precedence. AND and OR stop at the operand that decides.',
      script: 'SET A TO NOT(True) OR True AND False\nSET B TO True XOR True',
      variables: { A: 'False', B: 'False' },
    },
    {
      form: 'value[index]',
      says: 'An item, counted from 0; a negative index counts from the end. Of a table a row, of a row a cell by number or column, of an object a key.',
      script: "SET L TO ['a', 'b', 'c']\nSET A TO L[1]\nSET B TO L[-1]\nSET T TO { ^['N'], [7] }\nSET C TO T[0]['N']",
      variables: { A: 'b', B: 'c', C: '7' },
    },
    {
      form: 'value[from:to]',
      says: 'A slice, without the end; either may be left out.',
      script: 'SET L TO [1, 2, 3, 4]\nSET A TO L[1:3]\nSET B TO L[2:]',
      variables: { A: '[2, 3]', B: '[3, 4]' },
    },
    {
      form: 'value.Property',
      says: 'A property of a value, or a key of an object.',
      script: "SET A TO 'abc'\nSET B TO A.Length\nSET O TO { 'k': [1, 2] }\nSET C TO O.k.Count",
      variables: { B: '3', C: '2' },
    },
    {
      form: 'Contains(x, y, ignoreCase), NotContains',
      says: 'Whether a text has a part, a list an item, an object a key.',
      script: "SET A TO Contains('Report', 'PORT', True)\nSET B TO Contains([1, 2], 3, False)",
      variables: { A: 'True', B: 'False' },
    },
    {
      form: 'StartsWith, EndsWith, NotStartsWith, NotEndsWith',
      says: 'How a text begins and ends.',
      script: "SET A TO StartsWith('Report', 're', True)\nSET B TO NotEndsWith('a.txt', '.txt', False)",
      variables: { A: 'True', B: 'False' },
    },
    {
      form: 'IsEmpty(x), IsNotEmpty, IsBlank, IsNotBlank',
      says: 'Whether there is nothing in a value; a variable that was never set is blank.',
      script: "SET A TO IsEmpty('')\nSET B TO IsNotEmpty([1])\nSET C TO IsBlank('')",
      variables: { A: 'True', B: 'True', C: 'True' },
    },
  ],
}
