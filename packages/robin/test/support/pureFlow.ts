import fc from 'fast-check'

const variable = fc.constantFrom('A', 'B', 'C', 'Pin')
const literal = fc.constantFrom(
  '0',
  '1',
  '2',
  '7',
  '-3',
  '0.1',
  '9007199254740991',
  "'a'",
  "'7'",
  "'true'",
  "''",
  'True',
  'False',
  '[1, 2, 3]',
  "{ 'k': 1, 'l': [1, 2] }",
  "{ ^['X', 'Y'], [1, 2] }",
)
const binary = fc.constantFrom('+', '-', '*', '/', 'MOD', '=', '<>', '<', '<=', '>', '>=', 'AND', 'OR', 'XOR')

const { expression } = fc.letrec<{ expression: string }>(tie => {
  const inner = tie('expression')
  return {
    expression: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 4, arbitrary: variable },
      { weight: 4, arbitrary: literal },
      { weight: 6, arbitrary: fc.tuple(inner, binary, inner).map(([a, sign, b]) => `(${a} ${sign} ${b})`) },
      inner.map(a => `NOT(${a})`),
      variable.map(a => `-${a}`),
      fc.tuple(variable, inner).map(([a, at]) => `${a}[${at}]`),
      fc.tuple(variable, fc.constantFrom('Count', 'Length', 'k', 'RowsCount')).map(([a, name]) => `${a}.${name}`),
      variable.map(a => `${a}[1:]`),
      fc.tuple(variable, inner).map(([a, b]) => `$'''<%${a}%|%${b}%>'''`),
      variable.map(a => `$'''%${a}%'''`),
      fc.tuple(variable, inner).map(([a, b]) => `Contains(${a}, ${b}, True)`),
      fc.tuple(inner, inner).map(([a, b]) => `[${a}, ${b}]`),
    ),
  }
})

/** Conditions that hold now and then. */
const condition = fc.oneof(
  fc.tuple(variable, fc.constantFrom('<', '>=', '=', '<>'), literal).map(all => all.join(' ')),
  expression,
)

type Lines = readonly string[]

/** Actions that take, change and give values; some of them fail. */
const action: fc.Arbitrary<Lines> = fc
  .tuple(
    fc.oneof(
      fc.tuple(expression, variable).map(([item, a]) => `Test.Add Item: ${item} List: ${a}`),
      fc.tuple(variable, expression).map(([a, by]) => `Test.Increase Value: ${a} By: ${by}`),
      fc.tuple(variable, literal).map(([a, text]) => `Test.Show Number: ${a} Text: ${text} Shown=> Pin`),
      fc.tuple(literal, variable).map(([flag, a]) => `Test.Show Flag: ${flag} Text: ${a} Shown=> ${a}`),
      fc.tuple(variable, variable).map(([a, b]) => `Test.Later Text: ${a} Result=> ${b}`),
      variable.map(a => `Test.Fail Error: Test.Error.SecondError Message: ${a} Times: 1 Result=> ${a}`),
      variable.map(a => `Test.Say Text: ${a} Password: 'hush'`),
    ),
    fc.constantFrom([], [], ['ON ERROR REPEAT 1 TIMES WAIT 0', 'SET Seen TO Seen + 1', 'END']),
  )
  .map(([line, handler]) => [line, ...handler])

const { body } = fc.letrec<{ body: Lines; statement: Lines }>(tie => {
  const inner = tie('body')
  const set = fc.tuple(variable, expression).map(([a, value]) => [`SET ${a} TO ${value}`])
  return {
    body: fc.array(tie('statement'), { maxLength: 5 }).map(all => all.flat()),
    statement: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 6, arbitrary: set },
      {
        weight: 2,
        arbitrary: fc.tuple(variable, expression, expression).map(([a, at, value]) => [`SET ${a}[${at}] TO ${value}`]),
      },
      fc.tuple(variable, expression).map(([a, value]) => [`SET ${a}['l'][0] TO ${value}`]),
      fc
        .tuple(condition, inner, condition, inner, inner)
        .map(([a, one, b, two, three]) => [
          `IF ${a} THEN`,
          ...one,
          `ELSE IF ${b} THEN`,
          ...two,
          'ELSE',
          ...three,
          'END',
        ]),
      { weight: 2, arbitrary: fc.tuple(condition, inner).map(([a, one]) => [`IF ${a} THEN`, ...one, 'END']) },
      fc
        .tuple(expression, literal, inner, inner)
        .map(([a, value, one, two]) => [`SWITCH ${a}`, `CASE > ${value}`, ...one, 'CASE = 1', ...two, 'END']),
      {
        weight: 3,
        arbitrary: fc
          .tuple(variable, fc.constantFrom('', ' STEP 2', ' STEP -1', ' STEP B'), literal, inner)
          .map(([a, step, end, one]) => [
            `LOOP ${a} FROM 1 TO ${end === '9007199254740991' ? 3 : end}${step}`,
            ...one,
            ...pace,
            'END',
          ]),
      },
      fc
        .tuple(variable, expression, inner)
        .map(([a, items, one]) => [`LOOP FOREACH ${a} IN ${items}`, ...one, ...pace, 'END']),
      fc.tuple(condition, inner).map(([a, one]) => [`LOOP WHILE ${a}`, ...one, ...pace, 'END']),
      fc.constantFrom(['EXIT LOOP'], ['NEXT LOOP']).map(jump => ['IF A > 1 THEN', ...jump, 'END']),
      fc.constantFrom(
        ['CALL Sub'],
        ['CALL Own N: A Out=> B'],
        ['GOTO Last'],
        ['Test.Show Shown=> C'],
        ['EXIT FUNCTION'],
      ),
      { weight: 3, arbitrary: action },
      inner.map(one => ['BLOCK', 'ON BLOCK ERROR all', 'SET Seen TO Seen + 1', 'END', ...one, 'END']),
    ),
  }
})

/** Ends a flow whose loops turn too often. */
const pace = ['SET Turns TO Turns + 1', 'IF Turns > 60 THEN', 'EXIT Code: 3', 'END']

/** A flow of assignments, branches, loops and calls; most fail somewhere. */
export const pureFlow: fc.Arbitrary<string> = fc
  .tuple(body, body, body, fc.boolean())
  .map(([main, sub, own, sensitive]) =>
    [
      ...(sensitive ? ['@SENSITIVE: [Pin]'] : []),
      'SET A TO 1',
      'SET B TO [1, 2]',
      "SET C TO { 'k': 2, 'l': [3] }",
      'SET Pin TO 1234567',
      'SET Seen TO 0',
      'SET Turns TO 0',
      ...main,
      'LABEL Last',
      'FUNCTION Sub GLOBAL',
      ...pace,
      ...sub.filter(line => !/LABEL|GOTO/.test(line)),
      'END FUNCTION',
      'FUNCTION Own',
      "@INPUT N : { 'Type': 'Any' }",
      "@OUTPUT Out : { 'Type': 'Any' }",
      'SET global.Turns TO global.Turns + 1',
      'IF global.Turns > 60 THEN',
      'EXIT Code: 3',
      'END',
      'SET A TO N',
      'SET B TO global.B',
      'SET C TO 0',
      'SET Pin TO 1',
      'SET Seen TO 0',
      'SET Turns TO 0',
      'SET Out TO 0',
      ...own.filter(line => !/LABEL|GOTO/.test(line)),
      'END FUNCTION',
    ].join('\n'),
  )
