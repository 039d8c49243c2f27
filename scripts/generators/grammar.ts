import { functions } from '../../packages/robin/src/functions.ts'
import { keywords } from '../../packages/robin/src/syntax/token.ts'

/** The grammar by which editors colour Robin text; words and functions are the parser's own. */
export const generate = (): Record<string, string> => ({
  'editors/vscode/syntaxes/robin.tmLanguage.json': JSON.stringify(textMate),
})

const words = (...all: string[]) => `(?i)\\b(?:${all.join('|')})\\b`

const constants = ['TRUE', 'FALSE', 'YES', 'NO']
const operators = ['AND', 'OR', 'XOR', 'NOT', 'MOD']
const controls = [...keywords].filter(word => !constants.includes(word) && !operators.includes(word))

const name = '[\\p{L}_][\\p{L}\\p{N}_]*'
const escaped = { name: 'constant.character.escape.robin', match: '\\\\[\'"\\\\]' }

const textMate = {
  $schema: 'https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json',
  name: 'Robin',
  scopeName: 'source.robin',
  fileTypes: ['robin'],
  patterns: [{ include: '#statement' }],
  repository: {
    statement: {
      patterns: [
        { include: '#comments' },
        { include: '#region' },
        { include: '#annotation' },
        { include: '#declaration' },
        { include: '#subflow' },
        { include: '#action' },
        { include: '#jump' },
        { include: '#expression' },
      ],
    },
    comments: {
      patterns: [
        { name: 'comment.block.robin', begin: '/#', end: '#/' },
        { name: 'comment.line.number-sign.robin', match: '#.*$' },
      ],
    },
    region: {
      name: 'meta.region.robin',
      match: '(?i)^\\s*(\\*\\*(?:END)?REGION)\\b(.*)$',
      captures: { 1: { name: 'keyword.other.region.robin' }, 2: { name: 'entity.name.section.robin' } },
    },
    annotation: {
      match: `^\\s*(@@(?:'[^']*'|${name}))\\s*(:)`,
      captures: { 1: { name: 'entity.other.attribute-name.robin' }, 2: { name: 'punctuation.separator.robin' } },
    },
    declaration: {
      match: `(?i)^\\s*(@(?:INPUT|OUTPUT|SENSITIVE))\\b(?:\\s+(${name}))?`,
      captures: { 1: { name: 'storage.type.robin' }, 2: { name: 'variable.parameter.robin' } },
    },
    subflow: {
      match: `(?i)\\b(?<!END\\s)(FUNCTION)\\s+(${name}|'[^']*')(?:\\s+(GLOBAL))?`,
      captures: {
        1: { name: 'keyword.control.robin' },
        2: { name: 'entity.name.function.robin' },
        3: { name: 'storage.modifier.robin' },
      },
    },
    action: {
      comment: 'An action begins a statement, or stands in the brackets of a condition.',
      match: `(?i)(?:^\\s*(DISABLE\\s+)?|(?<=\\())(${name}(?:\\.${name})+)(?=\\s|\\)|$)`,
      captures: { 1: { name: 'keyword.control.robin' }, 2: { name: 'support.function.robin' } },
    },
    jump: {
      match: `(?i)\\b(CALL|GOTO|LABEL)\\s+(${name}|'[^']*')`,
      captures: { 1: { name: 'keyword.control.robin' }, 2: { name: 'entity.name.label.robin' } },
    },
    expression: {
      patterns: [
        { include: '#texts' },
        {
          match: `(@?${name})\\s*(:)`,
          captures: { 1: { name: 'variable.parameter.robin' }, 2: { name: 'punctuation.separator.robin' } },
        },
        {
          match: `(@?${name})\\s*(=>)`,
          captures: { 1: { name: 'variable.parameter.robin' }, 2: { name: 'keyword.operator.output.robin' } },
        },
        { name: 'constant.other.date.robin', match: '(?i)\\bd(?:"[^"]*"|\'[^\']*\')' },
        { name: 'constant.numeric.robin', match: '\\b\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?\\b' },
        {
          name: 'support.function.builtin.robin',
          match: `${words(...[...functions.values()].map(one => one.name))}(?=\\s*\\()`,
        },
        { name: 'constant.language.boolean.robin', match: words(...constants) },
        { name: 'keyword.operator.word.robin', match: words(...operators) },
        { name: 'keyword.control.robin', match: `(?<!\\.)${words(...controls)}` },
        { name: 'support.constant.robin', match: `${name}\\.${name}\\.${name}` },
        { name: 'keyword.operator.robin', match: '<>|<=|>=|[-+*/=<>^]' },
        { name: 'variable.other.robin', match: name },
      ],
    },
    texts: {
      patterns: [
        {
          name: 'string.interpolated.robin',
          begin: "\\$'''",
          end: "'''",
          patterns: [
            escaped,
            { name: 'constant.character.escape.robin', match: '%%' },
            {
              name: 'meta.embedded.expression.robin',
              begin: '%',
              end: '%',
              beginCaptures: { 0: { name: 'punctuation.section.embedded.begin.robin' } },
              endCaptures: { 0: { name: 'punctuation.section.embedded.end.robin' } },
              patterns: [{ include: '#expression' }],
            },
          ],
        },
        { name: 'string.other.powerfx.robin', begin: "(?i)\\$fx'''", end: "'''" },
        { name: 'string.other.powerfx.robin', begin: "(?i)\\$fx'", end: "'(?!')", patterns: [{ match: "\\\\'|''" }] },
        { name: 'string.quoted.triple.robin', begin: "'''", end: "'''", patterns: [escaped] },
        { name: 'string.quoted.single.robin', begin: "'", end: "'|$", patterns: [escaped] },
        { name: 'string.quoted.double.robin', begin: '"', end: '"|$', patterns: [escaped] },
      ],
    },
  },
}
