/** A flow that uses every statement and literal, for tests that cut and change text. */
export const program = `@@ConnectionString: ''
IMPORT 'controlRepo.appmask' AS appmask
@SENSITIVE: [Secret]
@INPUT Secret : { 'Description': '''a
b''', 'FriendlyName': 'Secret', 'Type': 'String', 'IsOptional': False, 'DefaultValue': '' }
@OUTPUT Total : { 'Type': 'Numeric' }
**REGION Work
SET Total TO -1.5 + 2 * (Total - 3) MOD 4 / 1E3
SET Order TO { 'name': 'Joe', 'items': [1, d"2022-03-25", {{ }}], 'table': { ^['A'], [1] } }
SET Order['name'] TO $'''Hello %Order['name']%, 100%% \\'sure\\' C:\\\\%Total%'''
@@source: 'Recorder'
File.ReadTextFromFile.ReadText File: $'''a.txt''' Encoding: File.TextFileEncoding.UTF8 Content=> Content
ON ERROR REPEAT 3 TIMES WAIT 2
ON ERROR FileNotFoundError
    SET Total TO 0
ON ERROR
    THROW ERROR
END
IF (File.IfFile.Exists File: $'''a.txt''') THEN # here
    ON ERROR
    END
ELSE IF NOT(Contains(Content, 'x', True) AND Total >= 1 XOR yes) THEN
    EXIT Code: 1 ErrorMessage: $'''%Content%'''
ELSE
    /# two
    lines #/
    SWITCH Total
        CASE <> 1
            GOTO 'The end'
        DEFAULT
            CALL Sub
    END
END
LOOP I FROM 1 TO 10 STEP -1
    EXIT LOOP
END
LOOP FOREACH Item IN Order['items'][1:]
    NEXT LOOP
END
LOOP WHILE (Total) < (Order.Count)
    WAIT (A.B C: appmask['x']['y'] D=> E) FOR 5
    WAIT 0.5
END
BLOCK 'try it'
ON BLOCK ERROR 'code' IsUserDefinedErrorCode: True
    REPEAT BLOCK
ON BLOCK ERROR all
    ERROR => LastError Reset: True
END
    DISABLE External.RunFlow FlowId: 'guid' @In: 1 @'a b': $fx'=X' @Out=> Total
END
LABEL 'The end'
**ENDREGION
FUNCTION Sub GLOBAL
    EXIT FUNCTION
END FUNCTION
`
