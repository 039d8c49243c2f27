/**
 * A Robin script of so many lines with what real ones have: texts with values in them, actions with handlers, loops,
 * branches, blocks, tables, objects, comments, and a subflow every 500 lines.
 */
export function robinScript(lines: number): string {
  const text = [
    "@INPUT Folder : { 'Description': 'Where the invoices lie', 'FriendlyName': 'Folder', 'Type': 'String', 'IsOptional': True, 'DefaultValue': '' }",
    "@OUTPUT Total : { 'Description': '', 'FriendlyName': 'Total', 'Type': 'Numeric' }",
    'SET Total TO 0',
    'SET Invoices TO []',
  ]
  for (let part = 0; text.length < lines; part += 1) {
    if (part > 0) text.push(`FUNCTION Part${part} GLOBAL`)
    for (let n = 0; n < 20 && text.length < lines - 26; n += 1) text.push(...block(part, n))
    if (part > 0) text.push('END FUNCTION')
    if (text.length >= lines - 26) break
  }
  while (text.length < lines) text.push('# the end')
  return text.join('\r\n')
}

const block = (part: number, n: number): string[] => [
  `**REGION Step ${n} of part ${part}`,
  `# Reads the files of step ${n}`,
  `SET Name_${part}_${n} TO $'''Invoice %Total + ${n}% of %Folder%'''`,
  `IF Name_${part}_${n} = $'''Invoice 7''' THEN`,
  `    SET Total TO (Total + ${n}) * 2 - ${part} MOD 7`,
  `ELSE IF Contains(Name_${part}_${n}, 'special', True) THEN`,
  "    SET Order TO { 'id': Total, 'customer': { 'name': Folder }, 'lines': [1, 2, 3] }",
  "    SET Order['customer']['name'] TO Order['customer']['name'] + '!'",
  'ELSE',
  `    Text.Replace Text: Name_${part}_${n} TextToFind: $'''Invoice''' IsRegEx: False IgnoreCase: True ReplaceWith: $'''Order''' ActivateEscapeSequences: False Result=> Replaced`,
  '    ON ERROR REPEAT 2 TIMES WAIT 1',
  "        SET Replaced TO ''",
  '    END',
  'END',
  `LOOP Index FROM 1 TO ${n + 1}`,
  `    Variables.AddItemToList Item: $'''%Replaced% %Index%''' List: Invoices`,
  'END',
  'LOOP FOREACH Invoice IN Invoices',
  '    IF Invoice.Length > 10 AND NOT(IsEmpty(Invoice)) THEN',
  '        NEXT LOOP',
  '    END',
  '    SET Total TO Total + 1',
  'END',
  '**ENDREGION',
]
