import fc from 'fast-check'

/** Letters of many scripts, and a word that is one of another language. */
const name = fc.constantFrom('A', 'Total', 'Café', 'file', '売上', 'Имя', 'x_1', 'While1')
const variable = fc.oneof(
  name,
  name.map(text => `global.${text}`),
)
const label = fc.constantFrom('Exit', "'Exit'", "'The end'", 'Somewhere', "'it\\'s'", 'all', "'確認'")
const characters = fc
  .array(
    fc.constantFrom(
      'a',
      ' ',
      '%%',
      "\\'",
      '\\"',
      '"',
      '\\\\',
      '\\d',
      '#',
      '\u200b',
      '\r\n',
      '\n',
      'END',
      "%'%'%",
      '😀',
    ),
  )
  .map(all => all.join(''))
const constant = fc
  .array(fc.constantFrom('a', ' ', '%', "\\'", '"', '\\\\', '\\d', '#', '\u200b'))
  .map(all => `'${all.join('')}'`)
const lines = fc
  .array(fc.constantFrom('a', ' ', '%', "\\'", '"', '\\\\', '\r\n', 'END', '# b'))
  .map(all => `'''${all.join('')}'''`)
const powerFx = fc
  .array(fc.constantFrom('a', ' ', "\\'", "''", '"', '\\d', '\r\n', '=', '$' + '{X}'))
  .map(all => `$fx'=${all.join('')}'`)

/** The text of any expression. */
export const { value } = fc.letrec<{ value: string; small: string }>(tie => ({
  small: fc.oneof(
    variable,
    constant,
    lines,
    powerFx,
    fc.constantFrom(
      '1',
      '2.50',
      '1E3',
      'True',
      'no',
      'd"2022-03-25"',
      "d'2022-03-25 10:00:00'",
      'File.IfExists.Overwrite',
      "''",
      '"it\'s"',
      '{ }',
      '{{ }}',
      '[]',
      "$fx''",
      "$fx'''a 'b' c'''",
      "appmask['Window \\'Login\\'']['Button']",
    ),
    fc.tuple(characters, name, characters).map(([before, part, after]) => `$'''${before}%${part}['x%']%${after}'''`),
  ),
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    tie('small'),
    fc
      .tuple(tie('value'), fc.constantFrom('+', '-', '*', '/', 'MOD', 'AND', 'or', 'XOR'), tie('value'))
      .map(all => all.join(' ')),
    fc
      .tuple(tie('value'), fc.constantFrom('=', '<>', '<', '<=', '>', '>='))
      .map(([left, sign]) => `(${left}) ${sign} (A)`)
      .map(text => `(${text})`),
    tie('value').map(text => `NOT(${text})`),
    tie('value').map(text => `-(${text})`),
    fc.tuple(variable, tie('value')).map(([root, index]) => `${root}[${index}][1:].Count[:2]`),
    tie('value').map(text => `{ 'a': ${text}, 'From': [${text}] }`),
    tie('value').map(text => `{ ^['A'], [${text}] }`),
    tie('value').map(text => `Contains(${text}, 'x', True)`),
  ),
}))

const action = fc.oneof(
  fc.tuple(value, variable).map(([given, out]) => `A.B.C From: ${given} Out=> ${out}`),
  value.map(given => `External.RunFlow @In: ${given} @'a b': 1 @Out=> A`),
  fc.constantFrom('Clock.Beep', 'Clock.Beep _', 'Text.JoinText.Join'),
)
const handler = fc.constantFrom(
  '',
  '\nON ERROR\nEND',
  '\n# between\nON ERROR REPEAT 2 TIMES WAIT A\nEND # after',
  "\nON ERROR REPEAT 2 TIMES\nON ERROR FileError # x\nSET A TO 1\nCALL Sub\nGOTO 'Exit'\nON ERROR 'a b'\nTHROW ERROR\nEND",
  '\nON ERROR TimeoutError REPEAT 1 TIMES\n# note\nEND',
)
const condition = fc.oneof(
  value,
  value.map(given => `(A.B C: ${given})`),
)
const callee = fc.oneof(
  label,
  value.map(text => `(${text})`),
  name.map(text => `%${text}%`),
  fc.constantFrom("$'''Step %A%'''", 'A.Name', "A['x']", "'a' + A"),
)

const { body } = fc.letrec<{ body: string; statement: string }>(tie => ({
  body: fc.array(tie('statement'), { maxLength: 3 }).map(all => all.map(one => `${one}\n`).join('')),
  statement: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.tuple(variable, value).map(([target, given]) => `SET ${target} TO ${given}`),
    fc.tuple(variable, value).map(([target, given]) => `SET ${target}['a'].b TO ${given}`),
    fc.tuple(action, handler).map(all => all.join('')),
    fc.tuple(action, handler).map(all => `DISABLE ${all.join('')}`),
    label.map(text => `LABEL ${text}\nGOTO ${text} # there\nDISABLE CALL ${text}`),
    fc.tuple(callee, value, variable).map(([sub, given, out]) => `CALL ${sub} In: ${given} Out=> ${out}`),
    value.map(text => `EXIT Code: ${text} ErrorMessage: ${text}`),
    variable.map(text => `ERROR => ${text} Reset: True`),
    fc.constantFrom(
      'EXIT',
      'WAIT 0.5',
      'EXIT LOOP',
      'EXIT FUNCTION',
      'THROW ERROR',
      'DISABLE NEXT LOOP # later',
      '# note',
      'DISABLE # note',
      '/# a\nb #/',
      '/# a #/ # b',
      '**REGION x',
      'DISABLE **REGION y',
      '**ENDREGION',
      "@@a: '%'\nNEXT LOOP",
      "@@'a/b': '''x\ny'''\n# between\n@@c: ''\nDISABLE SET A TO 1",
    ),
    fc.tuple(value, handler).map(([given, then]) => `WAIT (A.B C: ${given}) FOR 5${then}`),
    fc
      .tuple(condition, handler, tie('body'), tie('body'))
      .map(
        ([given, then, one, two]) =>
          `IF ${given} THEN # why${given.startsWith('(A.B') ? then : ''}\n${one}ELSE IF A THEN\n${two}ELSE\n${one}END`,
      ),
    tie('body').map(inner => `DISABLE IF A THEN\n${inner}DISABLE ELSE\n${inner}DISABLE END`),
    fc
      .tuple(value, tie('body'))
      .map(([given, inner]) => `SWITCH ${given} # c\nCASE <> ${given}\n${inner}DEFAULT\n${inner}END`),
    fc.tuple(value, tie('body')).map(([given, inner]) => `LOOP FROM 1 TO ${given} STEP -1\n${inner}END`),
    fc
      .tuple(variable, value, tie('body'))
      .map(([each, given, inner]) => `LOOP ${each} FROM ${given} TO ${given}\n${inner}END`),
    fc
      .tuple(variable, value, tie('body'))
      .map(([each, given, inner]) => `DISABLE LOOP FOREACH ${each} IN ${given}\n${inner}END # done`),
    fc
      .tuple(condition, handler, tie('body'))
      .map(([given, then, inner]) => `LOOP WHILE ${given}${given.startsWith('(A.B') ? then : ''}\n${inner}END`),
    tie('body').map(
      inner =>
        `BLOCK 'b b'\nON BLOCK ERROR 'all' IsUserDefinedErrorCode: True\nREPEAT BLOCK\nON BLOCK ERROR all\nEND\n${inner}END`,
    ),
    tie('body').map(inner => `BLOCK\nON BLOCK ERROR Other\nTHROW ERROR\nEND\n${inner}END`),
  ),
}))

const top = fc.constantFrom(
  '',
  "@@ConnectionString: ''\n@@'Other': '''a\nb'''\nIMPORT 'controlRepo.appmask' AS appmask\n@SENSITIVE: [A, B]\n",
  '# first\n@SENSITIVE: []\n',
)
const own = fc.constantFrom(
  '',
  " # c\n@INPUT Given : { 'Type': 'String', 'DefaultValue': {{ }} } # d\n@OUTPUT Result : { 'Type': 'List' }",
)

/** The text of a flow that has any statement, any literal and any form of them; it parses without errors. */
export const generatedFlow = fc
  .tuple(top, body, body, own, body)
  .map(
    ([head, main, sub, variables, local]) =>
      `${head}@INPUT A : {\n 'Type': 'String'\n}\n${main}FUNCTION 'My sub' GLOBAL\n${sub}END FUNCTION\nFUNCTION Local${variables}\n${local}END FUNCTION # last\n`,
  )
