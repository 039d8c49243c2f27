import type { FormGroup } from './form.ts'

/** How values are written. Source: Robin language, section 1.6. */
export const literals: FormGroup = {
  title: 'Values',
  section: '1.6',
  forms: [
    {
      form: '5, -1.5, 1E3',
      says: 'A number. The point is a point in every culture.',
      script: 'SET A TO 1.5 * 2\nSET B TO 1E3\nSET C TO -4',
      variables: { A: '3', B: '1000', C: '-4' },
    },
    {
      form: 'True, False, Yes, No',
      says: 'A boolean; Yes is True and No is False.',
      script: 'SET A TO True\nSET B TO No',
      variables: { A: 'True', B: 'False' },
    },
    {
      form: "'…', '''…'''",
      says: 'A text without expressions in it; between three quotes it may go over several lines. `\\\'`, `\\"` and `\\\\` stand for their second character.',
      script: "SET A TO 'it\\'s'\nSET B TO '''two\r\nlines'''",
      variables: { A: "it's", B: 'two\r\nlines' },
    },
    {
      form: "$'''… %expression% …'''",
      says: 'A text with the values of expressions in it; `%%` is a percent sign. One expression and nothing else keeps its value as it is.',
      script: "SET N TO 3\nSET A TO $'''%N% items, %N * 2% %%'''\nSET B TO $'''%[1, 2]%'''\nSET C TO B.Count",
      variables: { A: '3 items, 6 %', C: '2' },
    },
    {
      form: 'd"2022-03-25 14:05:00"',
      says: 'A date and time; the time, its seconds and its offset may be left out.',
      script: 'SET A TO d"2022-03-25"\nSET B TO A.DayOfWeek',
      variables: { B: 'Friday' },
    },
    {
      form: "[1, 'a', X]",
      says: 'A list.',
      script: "SET L TO [1, 'a', [2, 3]]\nSET A TO L.Count",
      variables: { A: '3' },
    },
    {
      form: "{ ^['A', 'B'], [1, 2], [3, 4] }",
      says: 'A data table; the row with ^ holds the names of the columns. `{ }` is a table without rows and columns.',
      script: "SET T TO { ^['A', 'B'], [1, 2], [3, 4] }\nSET A TO T[1]['B']\nSET E TO { }\nSET B TO E.RowsCount",
      variables: { A: '4', B: '0' },
    },
    {
      form: "{ 'name': 'Ada', 'n': 3 }",
      says: 'A custom object. `{{ }}` is one without keys.',
      script:
        "SET O TO { 'name': 'Ada', 'inner': { 'n': 3 } }\nSET A TO O.inner.n\nSET E TO {{ }}\nSET E['x'] TO 1\nSET B TO E.x",
      variables: { A: '3', B: '1' },
    },
    {
      form: 'Module.Enumeration.Member',
      says: 'A constant of the library, where an argument takes one.',
      script: "Text.Trim Text: $'''  a''' TrimOption: Text.TrimOption.Left TrimmedText=> A",
      variables: { A: 'a' },
    },
  ],
}
