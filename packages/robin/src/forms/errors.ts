import type { FormGroup } from './form.ts'

const missing = "File.ReadTextFromFile.ReadText File: $'''{folder}/none.txt''' Content=> Text"

/** Handling errors. Source: Robin language, section 7. */
export const errors: FormGroup = {
  title: 'Errors',
  section: '7',
  forms: [
    {
      form: 'ON ERROR … END',
      says: 'Behind an action: what to do when it fails (SET, CALL, GOTO, THROW ERROR); then the flow goes on. With nothing in it, the error is passed over.',
      script: `${missing}\nON ERROR\n    SET A TO 'handled'\nEND`,
      variables: { A: 'handled' },
    },
    {
      form: 'ON ERROR Name … ON ERROR … END',
      says: 'Several rules share one END; named ones go before the one without a name.',
      script: `${missing}\nON ERROR FileNotFoundError\n    SET A TO 'no file'\nON ERROR\n    SET A TO 'other'\nEND`,
      variables: { A: 'no file' },
    },
    {
      form: 'ON ERROR REPEAT n TIMES WAIT s',
      says: 'Tries the action again, so often and after so many seconds; then the rules count, or the flow fails.',
      script: `${missing}\nON ERROR REPEAT 2 TIMES WAIT 0.01\nON ERROR\n    SET A TO 'gave up'\nEND`,
      variables: { A: 'gave up' },
    },
    {
      form: 'THROW ERROR',
      says: 'The last line of a rule: the error goes on as if nobody had handled it.',
      script: `${missing}\nON ERROR\n    SET A TO 'seen'\n    THROW ERROR\nEND`,
      fails: 'FileNotFoundError',
    },
    {
      form: 'BLOCK Name / ON BLOCK ERROR … END / … / END',
      says: 'Statements with one handler for all of them; after a rule the flow goes on behind the block.',
      script: `BLOCK Read\nON BLOCK ERROR\n    SET A TO 'failed'\nEND\n    ${missing}\n    SET A TO 'read'\nEND\nSET B TO 'on'`,
      variables: { A: 'failed', B: 'on' },
    },
    {
      form: 'ON BLOCK ERROR all',
      says: "Also errors of the flow's logic: division by zero, an index out of range.",
      script: "BLOCK\nON BLOCK ERROR all\n    SET A TO 'caught'\nEND\n    SET B TO 1 / 0\nEND",
      variables: { A: 'caught' },
    },
    {
      form: 'ON BLOCK ERROR Code IsUserDefinedErrorCode: True',
      says: 'A rule for a custom error, which FlowControl.ThrowCustomError throws.',
      script:
        "BLOCK\nON BLOCK ERROR NoOrders IsUserDefinedErrorCode: True\n    SET A TO 'none'\nON BLOCK ERROR\n    SET A TO 'other'\nEND\n    FlowControl.ThrowCustomError CustomErrorCode: $'''NoOrders''' CustomErrorMessage: $'''Nothing to do'''\nEND",
      variables: { A: 'none' },
    },
    {
      form: 'REPEAT BLOCK',
      says: 'The last line of a rule of a block: the block begins again.',
      script: `SET N TO 0\nBLOCK\nON BLOCK ERROR all\n    SET N TO N + 1\n    REPEAT BLOCK\nEND\n    SET A TO 6 / N\nEND`,
      variables: { N: '1', A: '6' },
    },
    {
      form: 'ERROR => Variable Reset: True',
      says: 'The last error: Message, Location, ActionName, ActionIndex, SubflowName, ErrorDetails. Reset forgets it.',
      script: `${missing}\nON ERROR\nEND\nERROR => E Reset: True\nSET A TO E.ActionName\nERROR => F\nSET B TO IsEmpty(F)`,
      variables: { A: 'File.ReadTextFromFile.ReadText', B: 'True' },
    },
  ],
}
