import type { Findings } from '../finding.ts'

const deep = (levels: number): string => `SET A TO ${'('.repeat(levels)}1${')'.repeat(levels)}`

/**
 * What the parser reports, by code. Two codes that the check reports too, `duplicate-argument` and `not-a-variable`, are
 * declared there. Source: Robin language, sections 1 to 7 and 13.
 */
export const syntaxFindings: Findings = {
  'too-long': {
    severity: 'error',
    summary: 'The text has more characters than a flow may have: 16,777,216.',
    advice: 'Split the flow, and call its parts by External.RunFlow.',
    alone: true,
  },
  'too-many-findings': {
    severity: 'error',
    summary: 'The text has more than 100,000 findings, and those behind are not told.',
    advice: 'Mend the first ones, and look whether it is a Robin text at all.',
    structural: true,
  },
  'old-dialect': {
    severity: 'error',
    summary: 'The text is Robin 0.9, the language before Power Automate.',
    advice:
      "Rebuild the flow in Power Automate, or write it anew: # begins a comment, FUNCTION Name GLOBAL … END FUNCTION holds a subflow, and g: does not stand before a variable of the flow's.",
    example: { wrong: "comment Greets\nset Name to 'Ada'", right: "# Greets\nSET Name TO 'Ada'" },
    alone: true,
  },
  'too-deep': {
    severity: 'error',
    summary: 'Parentheses, operators or blocks are nested deeper than any flow needs.',
    advice: 'SET parts of the expression to variables, or move inner blocks to a subflow.',
    example: { wrong: deep(201), right: deep(20) },
    structural: true,
  },
  'unexpected-character': {
    severity: 'error',
    summary: 'A character stands outside of texts that means nothing there.',
    advice: "Leave it out. A % stands inside $'''…''' only, a \\ inside texts only, and a ` marks a value to fill in.",
    example: { wrong: 'WAIT 1;', right: 'WAIT 1' },
  },
  'invalid-number': {
    severity: 'error',
    summary: 'Something begins like a number and is none, or a name begins with a digit.',
    advice: 'Write digits, and behind a point more digits. A name begins with a letter.',
    example: { wrong: 'SET Total TO 1.2.3', right: 'SET Total TO 1.23' },
  },
  'unterminated-text': {
    severity: 'error',
    summary: 'A text has no closing quotes.',
    advice: "Close it with the quotes it begins with. A text that spans lines stands between ''' and '''.",
    example: { wrong: "SET Name TO 'Ada", right: "SET Name TO 'Ada'" },
  },
  'unterminated-comment': {
    severity: 'error',
    summary: 'A comment that begins with /# has no closing #/.',
    advice: 'Write #/ where the comment ends.',
    example: { wrong: '/# reads the orders', right: '/# reads the orders #/' },
    structural: true,
  },
  'unescaped-quote': {
    severity: 'error',
    summary: "A quote stands in $'''…''' without a backslash.",
    advice: "Write \\' for a quote inside a text.",
    example: { wrong: "SET Name TO $'''Ada's'''", right: "SET Name TO $'''Ada\\'s'''" },
  },
  'lone-backslash': {
    severity: 'error',
    summary: 'A single backslash stands before a %…% part or before the closing quotes.',
    advice: 'Write \\\\ for a backslash there.',
    example: {
      wrong: "SET Name TO 'a.txt'\nSET Path TO $'''C:\\%Name%'''",
      right: "SET Name TO 'a.txt'\nSET Path TO $'''C:\\\\%Name%'''",
    },
  },
  'dropped-percent': {
    severity: 'warning',
    summary: 'A % behind a backslash is dropped from the text.',
    advice: 'Write %% for a % sign.',
    example: { wrong: "SET Rate TO $'''5\\% '''", right: "SET Rate TO $'''5%%'''" },
  },
  'unpaired-percent': {
    severity: 'error',
    summary: 'A % in a text has no partner on its line.',
    advice: 'Write %% for a % sign; an expression stands between two: %Name%.',
    example: { wrong: "SET Rate TO $'''5 % off'''", right: "SET Rate TO $'''5 %% off'''" },
  },
  'unknown-statement': {
    severity: 'error',
    summary: 'No statement begins with this word.',
    advice: 'Correct the word. Actions begin with their module: File.Copy.',
    example: { wrong: 'SETT Total TO 1', right: 'SET Total TO 1' },
  },
  'unexpected-token': {
    severity: 'error',
    summary: 'A word or sign stands where the statement cannot go on with it.',
    advice: 'The message says what should stand there. Write one statement a line.',
    example: { wrong: 'SET Total 1', right: 'SET Total TO 1' },
  },
  'missing-value': {
    severity: 'error',
    summary: 'A value is missing: a number, a text, a variable or the like.',
    advice: 'Write the value, or leave out what asks for it.',
    example: { wrong: 'SET Total TO 1 +', right: 'SET Total TO 1 + 2' },
  },
  'missing-name': {
    severity: 'error',
    summary: 'The name of a variable, label, subflow, action or property is missing.',
    advice: 'Write the name. It begins with a letter; names of labels and subflows may stand between quotes.',
    example: { wrong: 'GOTO', right: 'GOTO Start\nLABEL Start' },
  },
  'reserved-word': {
    severity: 'error',
    summary: 'A word of the language stands where a name should.',
    advice: "Take another name. The property of an object is read by ['From'] where .From is refused.",
    example: { wrong: 'SET Step TO 1', right: 'SET StepSize TO 1' },
  },
  'missing-key': {
    severity: 'error',
    summary: 'A key of a custom object does not stand between quotes.',
    advice: "Write { 'name': 'Ada' }.",
    example: { wrong: "SET Person TO { name: 'Ada' }", right: "SET Person TO { 'name': 'Ada' }" },
  },
  'missing-operator': {
    severity: 'error',
    summary: 'CASE has no operator.',
    advice: 'Write one of = <> < <= > >= behind CASE.',
    example: { wrong: 'SWITCH 1\n    CASE 1\nEND', right: 'SWITCH 1\n    CASE = 1\nEND' },
  },
  'chained-comparison': {
    severity: 'error',
    summary: 'Comparisons are chained.',
    advice: 'Write (a < b) AND (b < c).',
    example: { wrong: 'SET Between TO 1 < 2 < 3', right: 'SET Between TO (1 < 2) AND (2 < 3)' },
  },
  'unexpected-argument': {
    severity: 'error',
    summary: 'EXIT, ERROR => or ON BLOCK ERROR is given an argument that it does not take.',
    advice: 'EXIT takes Code and ErrorMessage, ERROR => takes Reset, and ON BLOCK ERROR takes IsUserDefinedErrorCode.',
    example: { wrong: "EXIT Code: 1 Message: 'No orders'", right: "EXIT Code: 1 ErrorMessage: 'No orders'" },
  },
  'action-in-else-if': {
    severity: 'error',
    summary: 'ELSE IF is given an action.',
    advice: 'Write a new IF inside ELSE.',
    example: {
      wrong: "IF False THEN\nELSE IF (File.IfFile.Exists File: 'a.txt') THEN\nEND",
      right: "IF False THEN\nELSE\n    IF (File.IfFile.Exists File: 'a.txt') THEN\n    END\nEND",
    },
  },
  'missing-end': {
    severity: 'error',
    summary: 'A block or a subflow is not closed.',
    advice: 'Write END below its last statement, END FUNCTION below the last of a subflow.',
    example: { wrong: 'LOOP I FROM 1 TO 3\n    WAIT 1', right: 'LOOP I FROM 1 TO 3\n    WAIT 1\nEND' },
    structural: true,
  },
  'unexpected-end': {
    severity: 'error',
    summary: 'END or END FUNCTION closes nothing.',
    advice: 'Leave it out, or add the line that opens the block.',
    example: { wrong: 'WAIT 1\nEND', right: 'LOOP I FROM 1 TO 3\n    WAIT 1\nEND' },
    structural: true,
  },
  'unexpected-else': {
    severity: 'error',
    summary: 'ELSE stands outside of IF, or behind its last ELSE.',
    advice: 'Move it into the IF. An IF has one ELSE, its last part.',
    example: {
      wrong: 'IF True THEN\nELSE\n    WAIT 1\nELSE\n    WAIT 2\nEND',
      right: 'IF True THEN\n    WAIT 1\nELSE\n    WAIT 2\nEND',
    },
    structural: true,
  },
  'unexpected-case': {
    severity: 'error',
    summary: 'CASE stands outside of SWITCH.',
    advice: 'Move it between SWITCH and its END.',
    example: { wrong: 'CASE = 1', right: 'SWITCH 1\n    CASE = 1\nEND' },
    structural: true,
  },
  'unexpected-default': {
    severity: 'error',
    summary: 'DEFAULT stands outside of SWITCH, or is its second.',
    advice: 'Write one DEFAULT, behind the last CASE.',
    example: { wrong: 'DEFAULT', right: 'SWITCH 1\n    CASE = 1\n    DEFAULT\nEND' },
    structural: true,
  },
  'statement-before-case': {
    severity: 'error',
    summary: 'A statement stands between SWITCH and its first CASE.',
    advice: 'Move it above SWITCH, or below a CASE.',
    example: { wrong: 'SWITCH 1\n    WAIT 1\n    CASE = 1\nEND', right: 'SWITCH 1\n    CASE = 1\n        WAIT 1\nEND' },
  },
  'misplaced-handler': {
    severity: 'error',
    summary: 'ON ERROR follows no action, or ON BLOCK ERROR no BLOCK.',
    advice: 'Write ON ERROR directly below the action, ON BLOCK ERROR directly below BLOCK.',
    example: {
      wrong: 'SET Total TO 1\nON ERROR\nEND',
      right: 'BLOCK\nON BLOCK ERROR\nEND\n    SET Total TO 1\nEND',
    },
    structural: true,
  },
  'missing-block-error': {
    severity: 'error',
    summary: 'A BLOCK does not say what to do about errors.',
    advice: 'Write ON BLOCK ERROR, what to do, and END directly below BLOCK; a second END closes the block.',
    example: {
      wrong: 'BLOCK\n    WAIT 1\nEND',
      right: 'BLOCK\nON BLOCK ERROR\n    THROW ERROR\nEND\n    WAIT 1\nEND',
    },
    structural: true,
  },
  'statement-after-subflow': {
    severity: 'error',
    summary: 'A statement stands behind END FUNCTION, outside of any subflow.',
    advice: 'Statements of Main stand before the first FUNCTION. Perhaps an END FUNCTION stands too high up.',
    example: {
      wrong: 'FUNCTION Work GLOBAL\nEND FUNCTION\nWAIT 1',
      right: 'WAIT 1\nFUNCTION Work GLOBAL\nEND FUNCTION',
    },
    structural: true,
  },
  'unknown-declaration': {
    severity: 'error',
    summary: 'A line that begins with @ declares nothing.',
    advice: 'Write @INPUT, @OUTPUT or @SENSITIVE.',
    example: { wrong: "@INPT Name : { 'Type': 'String' }", right: "@INPUT Name : { 'Type': 'String' }" },
  },
  'missing-properties': {
    severity: 'error',
    summary: 'An input or output is declared without its properties.',
    advice: "Write them between braces: { 'Type': 'String' }.",
    example: { wrong: '@INPUT Name : { }', right: "@INPUT Name : { 'Type': 'String' }" },
  },
  'misplaced-declaration': {
    severity: 'error',
    summary: 'A GLOBAL subflow declares an input or output.',
    advice: 'Leave GLOBAL out, which gives the subflow variables of its own, or work on the variables of the flow.',
    example: {
      wrong: "FUNCTION Greet GLOBAL\n    @INPUT Name : { 'Type': 'String' }\nEND FUNCTION",
      right: "FUNCTION Greet\n    @INPUT Name : { 'Type': 'String' }\nEND FUNCTION",
    },
  },
  'ignored-disable': {
    severity: 'warning',
    summary: 'DISABLE stands before END, ELSE, CASE or DEFAULT of a block that is not disabled, and is ignored.',
    advice: 'Write DISABLE before the line that opens the block as well, or leave it out here.',
    example: { wrong: 'IF True THEN\n    WAIT 1\nDISABLE END', right: 'IF True THEN\n    WAIT 1\nEND' },
  },
  'misplaced-annotation': {
    severity: 'warning',
    summary: 'A line that begins with @@ describes no statement.',
    advice: 'Write it directly above the statement that it describes, or leave it out.',
    example: { wrong: "WAIT 1\n@@source: 'Recorder'", right: "@@source: 'Recorder'\nWAIT 1" },
  },
}
