import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parse } from '../../src/syntax/parse.ts'
import { parses, refuses } from '../support/cases.ts'

describe('Statements', () => {
  parses({
    'SET takes a variable': ['SET X TO 1', 'set X 1'],
    'SET takes a place in a variable': ["SET O['a'][K].b TO 1", "set O['a'][K].b 1"],
    'EXIT LOOP, NEXT LOOP and EXIT FUNCTION are words': [
      'EXIT LOOP\nNEXT LOOP\nEXIT FUNCTION',
      'exitloop; nextloop; exitfunction',
    ],
    'EXIT may have a code and a message': [
      "EXIT\nEXIT Code: 0\nEXIT Code: 1 ErrorMessage: $'''no %A%'''\nexit errormessage: 'x' code: -1",
      "exit; exit 0; exit 1 $('no ' A); exit (- 1) 'x'",
    ],
    'LABEL and GOTO take any name': [
      "LABEL Exit\nGOTO 'Exit'\nLABEL 'A b'\nGOTO End1",
      'label Exit; goto Exit; label A b; goto End1',
    ],
    'CALL takes a name, quoted or not': ["CALL Sub\nCALL 'Fetch Orders'", 'call Sub; call Fetch Orders'],
    'CALL takes a reserved word': ['CALL Exit\nCALL not', 'call Exit; call not'],
    'CALL takes an expression that is no plain name for one that computes it': [
      "CALL %Next1%\nCALL %Names['a%']% X: 1\nCALL $'''Step %N%'''\nCALL (Name)\nCALL O.Name\nCALL O['a']\nCALL 'a' + B Y=> Z",
      "call <Next1>; call <Names['a%']> X:1; call <$('Step ' N)>; call <<Name>>; call <O.Name>; call <O['a']>; call <(+ 'a' B)> Y=>Z",
    ],
    'CALL may pass arguments': ['CALL Sub In: 1 + 2 Out=> X', 'call Sub In:(+ 1 2) Out=>X'],
    'WAIT takes seconds': ['WAIT 0.5\nWAIT (5)\nWAIT N * 2', 'wait 0.5; wait <5>; wait (* N 2)'],
    'WAIT takes an action, and FOR how long': [
      "WAIT (A.B.C D: 'x')\nWAIT (A.B D: 1 E=> F) FOR 5 \nWAIT (A.B) FOR N",
      "waitfor A.B.C D:'x'; waitfor A.B D:1 E=>F for 5; waitfor A.B for N",
    ],
    'WAIT tells a property from an action': ['SET T TO 1\nWAIT (T.Seconds)', 'set T 1; wait <T.Seconds>'],
    'ERROR => takes the last error': ['ERROR => E\nERROR=>E Reset: True', 'lasterror E; lasterror E reset true'],
    'ERROR => is a text like any other elsewhere': ["SET X TO 'ERROR => E'", "set X 'ERROR => E'"],
    'THROW ERROR and REPEAT BLOCK are words': ['THROW ERROR\nREPEAT BLOCK', 'throwerror; repeatblock'],
    'actions take arguments and outputs in any order and spacing': [
      'File.Copy Files: F Out=> A\nfile.copy Files:F Out=>A\nFile.Copy Out =>A Files :F\nFile.Copy Out=> A Files: F + 1 To: [1, 2][0]',
      'File.Copy Files:F Out=>A; file.copy Files:F Out=>A; File.Copy Files:F Out=>A; File.Copy Files:(+ F 1) To:[1, 2][0] Out=>A',
    ],
    'actions may have arguments called like reserved words': [
      'Mail.Send From: A To: B Text: C Value: D Error=> E',
      'Mail.Send From:A To:B Text:C Value:D Error=>E',
    ],
    'actions without arguments may carry a lone _': [
      'Clipboard.Clear\nClipboard.Clear _',
      'Clipboard.Clear; Clipboard.Clear',
    ],
    'actions may have dynamic arguments': [
      "External.InvokeCloudConnector Connection: 'c' @a: 1 @'b/c': X @'$filter': 'y' @ResultResponse=> R",
      "External.InvokeCloudConnector Connection:'c' @a:1 @b/c:X @$filter:'y' @ResultResponse=>R",
    ],
    'UI elements are indexed imports': [
      "UI.Press Button: appmask['Window \\'Login\\'']['Button \\'OK\\'']",
      "UI.Press Button:appmask['Window 'Login'']['Button 'OK'']",
    ],
    'DISABLE marks every line of a block': [
      'DISABLE IF X THEN\nDISABLE A.B\nDISABLE ELSE IF Y THEN\nDISABLE ELSE\nDISABLE END\nDISABLE SWITCH X\nDISABLE CASE = 1\nDISABLE DEFAULT\nDISABLE END\nDISABLE LOOP I FROM 1 TO 2\nDISABLE END\nDISABLE BLOCK\nDISABLE ON BLOCK ERROR\nDISABLE END\nDISABLE END\nSET Z TO 1',
      'disabled if X {disabled A.B} elseif Y {} else {}; disabled switch X case = 1 {} default {}; disabled for I 1 2 {}; disabled block on {} {}; set Z 1',
    ],
    'DISABLE may stand before comments and regions': [
      'DISABLE # a\nDISABLE **REGION b\nDISABLE **ENDREGION\nDISABLE LABEL c\nDISABLE EXIT LOOP',
      'disabled comment" a"; disabled region "b"; disabled endregion; disabled label c; disabled exitloop',
    ],
    'DISABLE marks any statement': [
      'DISABLE SET X TO 1\nDISABLE A.B\n  ON ERROR\n  END',
      'disabled set X 1; disabled A.B handler[on {}]',
    ],
    'DISABLE marks a whole block, whose lines may carry it too': [
      'DISABLE IF X THEN\nDISABLE SET Y TO 1\nDISABLE ELSE\nDISABLE END\nSET Z TO 1',
      'disabled if X {disabled set Y 1} else {}; set Z 1',
    ],
    'annotations belong to the next statement': [
      "@@copilotGeneratedAction: 'False'\n@@'mail/Sensitivity': '%x'\nA.B\nSET X TO 1",
      "@@copilotGeneratedAction='False' @@mail/Sensitivity='%x' A.B; set X 1",
    ],
    'annotations may have values over several lines': [
      "@@'a b': '''x\n%y'''\n@@c: $'''%d% \\'e\\''''\nA.B",
      "@@a b='x\r\n%y' @@c='%d% \\'e\\'' A.B",
    ],
    'Power Fx may stand wherever a value may': [
      "EXIT Code: $fx'=0'\nWAIT $fx'=1'\nWAIT (A.B) FOR $fx'=2'\nERROR => E Reset: $fx'=true'\nCALL S X: $fx'=1'\nCALL $fx'=N'",
      'exit fx"=0"; wait fx"=1"; waitfor A.B for fx"=2"; lasterror E reset fx"=true"; call S X:fx"=1"; call <fx"=N">',
    ],
    'variables of the flow are reached from a local subflow': [
      "SET global.A TO global.B + 1\nSET GLOBAL . A['x'].y TO $'''%global.B%'''\nERROR => global.E\nA.B C: global.D.From1 Out=> global.F\nLOOP global.I FROM 1 TO 2\nLOOP FOREACH global.J IN global.K\nEND\nEND\nIF (global.A) THEN\nEND",
      "set global.A (+ global.B 1); set global.A['x'].y $(global.B); lasterror global.E; A.B C:global.D.From1 Out=>global.F; for global.I 1 2 {foreach global.J global.K {}}; if <global.A> {}",
    ],
    'annotations may stand flush left in a block': [
      "IF X THEN\n@@source: 'Recorder'\n    A.B\nEND",
      "if X {@@source='Recorder' A.B}",
    ],
    'comments are kept': [
      "# one % ' $'''\nSET X TO 1 # two\n/# three\n  END #/\nSET Y TO 2 /# four #/",
      'comment" one % \' $\'\'\'"; set X 1; trailing comment" two"; block comment" three\n  END "; set Y 2; trailing block comment" four "',
    ],
    'comments may say anything': [
      "# it's 100% \\ $'''\n#\n## [x]\n/##/",
      'comment" it\'s 100% \\ $\'\'\'"; comment""; comment"# [x]"; block comment""',
    ],
    'comments behind the first line of a block stand in it': [
      'IF X THEN # why\nEND # done',
      'if X {trailing comment" why"}; trailing comment" done"',
    ],
    'regions may have no name, or any': [
      '**REGION\n**region  it\'s "here" # too\n**ENDREGION\n**EndRegion x',
      'region ""; region "it\'s "here" # too"; endregion; endregion',
    ],
    'regions are kept': ['**REGION Read the files\n**ENDREGION', 'region "Read the files"; endregion'],
    'line ends may be CR LF, LF or CR': [
      'SET A TO 1\r\nSET B TO 2\nSET C TO 3\rSET D TO 4',
      'set A 1; set B 2; set C 3; set D 4',
    ],
    'blanks, blank lines and a byte order mark do not count': ['\ufeff\n\n \t SET A TO 1  \n\u00a0\n', 'set A 1'],
    'words may have any case': [
      'set x to 1\nif x = 1 then\nelse\nend\nwait (a.b c:1) for 5',
      'set x 1; if (= x 1) {} else {}; waitfor a.b c:1 for 5',
    ],
  })

  refuses({
    'stand one on a line': ['SET A TO 1 SET B TO 2\nSET C TO 3', ['1:12 unexpected-token'], 'set C 3'],
    'begin with a known word': [
      'SETT A TO 1\nREGION x\nEND REGION\nDISABLE',
      ['1:1 unknown-statement', '2:1 unknown-statement', '3:1 unexpected-end', '4:1 unknown-statement'],
    ],
    'do not begin with a text': ["'a'", ['1:1 unknown-statement']],
    'SET needs TO': ['SET A = 1', ['1:7 unexpected-token']],
    'SET needs a value on its line': ['SET A TO\n1', ['1:9 missing-value', '2:1 unknown-statement']],
    'EXIT takes its own arguments only': [
      'EXIT Kode: 1\nEXIT Code: 1 Code: 2',
      ['1:6 unexpected-argument', '2:14 duplicate-argument'],
    ],
    'WAIT needs a number or an action': ['WAIT', ['1:5 missing-value']],
    'an argument needs a value': ['A.B C: D: 1', ['1:9 unexpected-token']],
    'an argument at the end needs a value': ['A.B C:\nSET X TO 1', ['1:7 missing-value'], 'set X 1'],
    'an argument needs its colon': ['A.B C 1', ['1:7 unexpected-token']],
    'an output needs a variable': ["A.B C=> 'x'", ['1:9 missing-name']],
    'an action needs all of its name': ['File.', ['1:6 missing-name']],
    'a value to be filled in is missing': [
      'A.B C: `x` D: ``',
      ['1:8 unexpected-character', '1:15 unexpected-character'],
      "A.B C:'' D:''",
    ],
    'an annotation needs a statement': ["SET A TO 1\n@@x: 'y'", ['2:1 misplaced-annotation']],
    'a block comment needs its end': ['SET A TO 1\n/# x\nSET B TO 2', ['2:1 unterminated-comment']],
    'DISABLE parts no block that is not disabled': [
      'IF X THEN\nDISABLE ELSE\nDISABLE END',
      ['2:1 ignored-disable', '3:1 ignored-disable'],
      'if X {} else {}',
    ],
    'CALL needs a name': [
      'CALL\nCALL %\nCALL % %',
      ['1:5 missing-name', '2:6 unexpected-character', '2:7 missing-name', '3:8 missing-value'],
    ],
  })

  const advice: Readonly<Record<string, string>> = {
    'X = 1': 'Write SET X TO and the value.',
    break: 'Write EXIT LOOP.',
    Continue: 'Write NEXT LOOP.',
    'while x': 'Write LOOP WHILE ….',
    'ELSEIF X THEN': 'Write ELSE IF.',
    'REGION a': 'Write **REGION.',
    'GOTOO x': "Did you mean 'GOTO'?",
    'IF X THNE': "Did you mean 'THEN'?",
    'LOOP FOREACH A INN B': "Did you mean 'IN'?",
  }
  for (const [text, way] of Object.entries(advice)) {
    test(`'${text}' is answered with a way out`, () => {
      const { message } = parse(text).diagnostics.find(one => one.code !== 'missing-end')!
      assert(message.endsWith(` ${way}`), message)
    })
  }
})
