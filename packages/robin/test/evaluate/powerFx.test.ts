// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Power Fx writes ${…} in texts.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { execute } from '../support/execute.ts'
import { madeHost } from '../support/madeHost.ts'

/** Invoices of a month, as a flow of the designer with Power Fx switched on. */
const flow = `
@INPUT Limit : { 'Description': '', 'FriendlyName': 'Limit', 'Type': 'Numeric', 'IsOptional': True, 'DefaultValue': 20 }
@OUTPUT Letter : { 'Description': '', 'FriendlyName': 'Letter', 'Type': 'String' }
@OUTPUT Total : { 'Description': '', 'FriendlyName': 'Total', 'Type': 'Numeric' }
SET Orders TO $fx'=Table({Name: "ink", Price: 3, Count: 4}, {Name: "pen", Price: 7.5, Count: 2})'
SET Total TO $fx'=0'
SET Counter TO $fx'=0'
SET Lines TO $fx'=[]'
LOOP FOREACH Order IN $fx'=Sort(Orders, -Price)'
    SET Total TO $fx'=Total + Order.Price * Order.Count'
    Test.Increase Value: $fx'=Counter' By: $fx'1'
    Test.Add Item: $fx'\${Counter}. \${Order.Name}: \${Text(Order.Price, "$0.00")}' List: $fx'=Lines'
END
LOOP Index FROM $fx'=1' TO $fx'=CountRows(Lines)' STEP $fx'1'
    SET Last TO $fx'=Index(Lines, Index)'
END
LOOP WHILE $fx'=Counter < 5'
    SET Counter TO $fx'=Counter + 1'
    IF $fx'=Counter = 4' THEN
        NEXT LOOP
    END
END
IF $fx'=Total > Limit && !IsBlank(Last)' THEN
    SET Letter TO $fx'Dear Ada, it is \${Total}; costs $\${5}'
ELSE IF $fx'=Total = Limit' THEN
    SET Letter TO $fx'As agreed'
ELSE
    SET Letter TO $fx''
END
SWITCH $fx'=Left(Letter, 4)'
    CASE = $fx'Dear'
        SET Kind TO $fx'letter'
    DEFAULT
        SET Kind TO $fx'='
END
WAIT $fx'=0.5'
BLOCK Dividing
ON BLOCK ERROR all
    SET Caught TO $fx'yes'
END
    SET Total TO $fx'=Total / 0'
END
CALL Finish
FUNCTION Finish GLOBAL
    SET Letter TO $fx'=Letter & "!" // the end'
    EXIT Code: $fx'=0'
END FUNCTION
`

describe('a flow with Power Fx', () => {
  test('runs to its outputs through every kind of statement', async () => {
    const host = madeHost()
    const { outcome, text, value } = await execute(flow, { host })
    assert.equal(outcome.status, 'succeeded', JSON.stringify(outcome))
    assert.deepEqual(outcome.status === 'succeeded' && { ...outcome.outputs }, {
      Letter: 'Dear Ada, it is 27; costs ${5}!',
      Total: 27,
    })
    assert.equal(text('Lines'), '[1. pen: $7.50, 2. ink: $3.00]')
    assert.equal(text('Last'), '2. ink: $3.00')
    assert.equal(value('Counter'), 5)
    assert.equal(text('Kind'), 'letter')
    assert.equal(text('Caught'), 'yes')
    assert.deepEqual(host.slept, [500])
  })

  test('takes its inputs', async () => {
    const { outcome } = await execute(flow, { inputs: { Limit: 27 } })
    assert.equal(outcome.status === 'succeeded' && outcome.outputs.Letter, 'As agreed!')
  })

  test('copies what a formula takes out of a variable', async () => {
    const { text } = await execute(
      "SET A TO $fx'=[1]'\nSET B TO $fx'=A'\nTest.Add Item: 2 List: $fx'=B'\nSET C TO $fx'={L: A}'\nSET C.L[0] TO 9",
    )
    assert.deepEqual([text('A'), text('B')], ['[1]', '[1, 2]'])
  })

  test('fails with the line of the statement whose formula fails', async () => {
    const { outcome } = await execute("SET A TO 1\nSET B TO $fx'=Index([1], A + 1)'")
    assert.deepEqual(outcome.status === 'failed' && [outcome.error.code, outcome.error.line, outcome.error.message], [
      'PowerFxError',
      2,
      'The table has 1 records, counted from 1; there is no record 2.',
    ])
  })

  test('keeps variables apart that differ in case, and finds one whatever its case', async () => {
    const { text } = await execute(
      "SET Name TO $fx'Ada'\nSET name TO $fx'Grace'\nSET Both TO $fx'=Name & name & NAME'\nSET C TO $fx'=both'",
    )
    assert.deepEqual([text('Both'), text('C')], ['AdaGraceAda', 'AdaGraceAda'])
  })

  test('reads the variables of a local subflow, and those of the flow as global', async () => {
    const { text } = await execute(
      "SET A TO 1\nSET R TO 0\nCALL S\nFUNCTION S\nSET A TO 10\nSET global.R TO $fx'=A + global.A'\nEND FUNCTION",
    )
    assert.equal(text('R'), '11')
  })
})
