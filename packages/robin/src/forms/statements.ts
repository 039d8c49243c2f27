import type { FormGroup } from './form.ts'

/** Statements. Source: Robin language, section 5. */
export const statements: FormGroup = {
  title: 'Statements',
  section: '5',
  forms: [
    {
      form: 'SET target TO expression',
      says: 'Gives a variable, or a place in one, a value. A last key that an object does not have is added.',
      script:
        "SET O TO { 'a': {{ }} }\nSET O['a']['b'] TO 1\nSET L TO [1, 2]\nSET L[0] TO 9\nSET A TO O.a.b\nSET B TO L",
      variables: { A: '1', B: '[9, 2]' },
    },
    {
      form: 'IF … THEN … ELSE IF … THEN … ELSE … END',
      says: 'The first branch whose condition holds.',
      script:
        "SET N TO 5\nIF N < 3 THEN\n    SET A TO 'small'\nELSE IF N < 10 THEN\n    SET A TO 'middle'\nELSE\n    SET A TO 'large'\nEND",
      variables: { A: 'middle' },
    },
    {
      form: 'IF (Module.Action …) THEN … END',
      says: 'An action that answers yes or no as the condition. Its handler, if it has one, stands before the body.',
      script:
        "IF (File.IfFile.Exists File: $'''{folder}/a.txt''') THEN\nON ERROR\nEND\n    SET A TO 'there'\nELSE\n    SET A TO 'not there'\nEND",
      files: { 'a.txt': '' },
      variables: { A: 'there' },
    },
    {
      form: 'SWITCH … CASE = … DEFAULT … END',
      says: 'The first case that holds, with one of the comparisons, and no other.',
      script:
        "SET N TO 7\nSWITCH N\n    CASE = 1\n        SET A TO 'one'\n    CASE > 5\n        SET A TO 'many'\n    DEFAULT\n        SET A TO 'some'\nEND",
      variables: { A: 'many' },
    },
    {
      form: 'LOOP i FROM a TO b STEP s … END',
      says: 'Counts, the end included; afterwards the variable is one step past it. STEP may be left out, or negative.',
      script: "SET S TO ''\nLOOP I FROM 3 TO 1 STEP -1\n    SET S TO $'''%S%%I%'''\nEND",
      variables: { S: '321', I: '0' },
    },
    {
      form: 'LOOP FOREACH item IN items … END',
      says: 'Goes over a list, the rows of a table or the cells of a row.',
      script: "SET S TO 0\nLOOP FOREACH Row IN { ^['N'], [1], [2] }\n    SET S TO S + Row['N']\nEND",
      variables: { S: '3' },
    },
    {
      form: 'LOOP WHILE … END',
      says: 'As long as a condition holds, which may be an action in brackets.',
      script: 'SET N TO 1\nLOOP WHILE (N) < (100)\n    SET N TO N * 3\nEND',
      variables: { N: '243' },
    },
    {
      form: 'EXIT LOOP, NEXT LOOP',
      says: 'Leaves the innermost loop; goes on to its next turn.',
      script:
        'SET S TO 0\nLOOP I FROM 1 TO 10\n    IF I MOD 2 = 0 THEN\n        NEXT LOOP\n    END\n    IF I > 7 THEN\n        EXIT LOOP\n    END\n    SET S TO S + I\nEND',
      variables: { S: '16' },
    },
    {
      form: "LABEL name, GOTO 'name'",
      says: 'Goes to a label of the same subflow: out of loops and blocks, and into branches, but not into another loop or block.',
      script:
        "SET N TO 0\nLABEL Again\nSET N TO N + 1\nIF N < 3 THEN\n    GOTO Again\nEND\nGOTO 'The end'\nSET N TO 99\nLABEL 'The end'",
      variables: { N: '3' },
    },
    {
      form: 'CALL Name',
      says: 'Runs a subflow. Recursion is allowed.',
      script:
        'SET N TO 5\nSET F TO 1\nCALL Factorial\nFUNCTION Factorial GLOBAL\n    IF N > 1 THEN\n        SET F TO F * N\n        SET N TO N - 1\n        CALL Factorial\n    END\nEND FUNCTION',
      variables: { F: '120' },
    },
    {
      form: 'CALL %expression%',
      says: 'Runs the subflow whose name the expression gives.',
      script:
        "SET Stage TO 'Second'\nCALL %Stage%\nFUNCTION First GLOBAL\n    SET A TO 1\nEND FUNCTION\nFUNCTION Second GLOBAL\n    SET A TO 2\nEND FUNCTION",
      variables: { A: '2' },
    },
    {
      form: 'EXIT FUNCTION',
      says: 'Leaves the subflow.',
      script: 'CALL S\nFUNCTION S GLOBAL\n    SET A TO 1\n    EXIT FUNCTION\n    SET A TO 2\nEND FUNCTION',
      variables: { A: '1' },
    },
    {
      form: 'EXIT Code: n ErrorMessage: text',
      says: 'Ends the flow: well with 0, as failed with anything else and the message.',
      script: "EXIT Code: 1 ErrorMessage: $'''No orders today'''",
      fails: 'FlowExitError',
    },
    {
      form: 'WAIT seconds',
      says: 'Waits; fractions of a second count.',
      script: 'WAIT 0.01\nSET A TO 1',
      variables: { A: '1' },
    },
    {
      form: 'WAIT (Module.Action …) FOR seconds',
      says: 'Waits until the condition holds; after the time, if one is given, with TimeoutError.',
      script:
        "WAIT (File.IfFile.Exists File: $'''{folder}/never.txt''') FOR 0.02\nON ERROR TimeoutError\n    SET A TO 'timed out'\nEND",
      variables: { A: 'timed out' },
    },
  ],
}
