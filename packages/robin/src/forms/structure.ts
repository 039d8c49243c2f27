import type { FormGroup } from './form.ts'

/** What stands around statements. Source: Robin language, sections 1.3, 2 and 10. */
export const structure: FormGroup = {
  title: 'The text of a flow',
  section: '1, 2',
  forms: [
    {
      form: "@@Key: 'value'",
      says: 'At the head of a flow: where the designer was connected. In front of a statement: a note of the designer on it. Kept, and without effect.',
      script: "@@Type: 'Local'\n@@DisplayName: 'Local computer'\n@@source: 'Recorder'\nSET A TO 1",
      variables: { A: '1' },
    },
    {
      form: "IMPORT 'controlRepo.appmask' AS appmask",
      says: 'Names a repository of UI elements or images that belongs to the flow.',
      script: "IMPORT 'controlRepo.appmask' AS appmask\nIMPORT 'imageRepo.imgrepo' AS imgrepo\nSET A TO 1",
      variables: { A: '1' },
    },
    {
      form: "@INPUT Name : { 'Type': 'String', … }",
      says: 'Declares an input. Keys: Description, FriendlyName (the name callers use), Type, IsOptional, DefaultValue.',
      script:
        "@INPUT City : { 'Description': 'Where', 'FriendlyName': 'Town', 'Type': 'String', 'IsOptional': True, 'DefaultValue': 'Oslo' }\nSET A TO City.ToUpper",
      variables: { A: 'OSLO' },
    },
    {
      form: "@OUTPUT Name : { 'Type': 'Bool', … }",
      says: 'Declares an output: what the variable holds when the flow ends is given back.',
      script: "@OUTPUT Done : { 'Description': '', 'FriendlyName': 'Done', 'Type': 'Bool' }\nSET Done TO True",
      variables: { Done: 'True' },
    },
    {
      form: '@SENSITIVE: [Name, …]',
      says: 'The values of these variables show in no log, error or history.',
      script: "@SENSITIVE: [Token]\nSET Token TO 'x-1'\nSET A TO Token.Length",
      variables: { A: '3' },
    },
    {
      form: 'FUNCTION Name GLOBAL … END FUNCTION',
      says: "A subflow that shares the flow's variables. A name with blanks stands in quotes.",
      script: "CALL 'Add one'\nFUNCTION 'Add one' GLOBAL\n    SET N TO 1\nEND FUNCTION",
      variables: { N: '1' },
    },
    {
      form: 'FUNCTION Name … END FUNCTION',
      says: 'A local subflow: variables of its own, with inputs and outputs declared behind its first line; `global.Name` is a variable of the flow.',
      script: [
        'SET Rate TO 2',
        'SET N TO 5',
        'CALL Double Value: N Result=> Twice',
        'FUNCTION Double',
        "    @INPUT Value : { 'Type': 'Numeric' }",
        "    @OUTPUT Result : { 'Type': 'Numeric' }",
        '    SET N TO Value * global.Rate',
        '    SET Result TO N',
        'END FUNCTION',
      ].join('\n'),
      variables: { Twice: '10', N: '5' },
    },
    {
      form: '# text',
      says: 'A comment to the end of the line, also behind a statement.',
      script: '# Any characters: % \' "\nSET A TO 1 # behind a statement',
      variables: { A: '1' },
    },
    {
      form: '/# text #/',
      says: 'A comment that may go over several lines.',
      script: '/# SET A TO 2\nEND #/\nSET A TO 1',
      variables: { A: '1' },
    },
    {
      form: '**REGION Name … **ENDREGION',
      says: 'A part of the text with a name, for the eye.',
      script: '**REGION Set up\nSET A TO 1\n**ENDREGION',
      variables: { A: '1' },
    },
    {
      form: 'DISABLE …',
      says: 'In front of any statement: it is read and not executed.',
      script: 'SET A TO 1\nDISABLE SET A TO 2\nDISABLE IF A = 1 THEN\n    DISABLE SET A TO 3\nDISABLE END',
      variables: { A: '1' },
    },
  ],
}
