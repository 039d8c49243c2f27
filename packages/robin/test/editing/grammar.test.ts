import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import oniguruma from 'vscode-oniguruma'
import textMate from 'vscode-textmate'

const grammarFile = join(import.meta.dirname, '../../../../editors/vscode/syntaxes/robin.tmLanguage.json')
const engine = readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'))
await oniguruma.loadWASM(engine)
const registry = new textMate.Registry({
  onigLib: Promise.resolve({
    createOnigScanner: patterns => new oniguruma.OnigScanner(patterns),
    createOnigString: text => new oniguruma.OnigString(text),
  }),
  loadGrammar: async () => textMate.parseRawGrammar(readFileSync(grammarFile, 'utf8'), grammarFile),
})
const grammar = await registry.loadGrammar('source.robin')

/** Piece of the text → the end of its innermost scope, as an editor colours it. */
const rows: Readonly<Record<string, readonly [text: string, scopes: Readonly<Record<string, string>>]>> = {
  'a statement': [
    'set Total to 1.5',
    { set: 'keyword.control', Total: 'variable.other', to: 'keyword.control', '1.5': 'constant.numeric' },
  ],
  'an action': [
    'File.Copy Files: A IfFileExists: File.IfExists.Overwrite CopiedFiles=> B',
    {
      'File.Copy': 'support.function',
      Files: 'variable.parameter',
      A: 'variable.other',
      'File.IfExists.Overwrite': 'support.constant',
      '=>': 'keyword.operator.output',
    },
  ],
  'a condition': [
    "IF (File.IfFile.Exists File: 'a') THEN",
    { 'File.IfFile.Exists': 'support.function', THEN: 'keyword.control' },
  ],
  'an interpolated text': [
    "SET A TO $'''Hi %Name.Length% \\' %%'''",
    {
      Hi: 'string.interpolated',
      Name: 'variable.other',
      "\\'": 'constant.character.escape',
      '%%': 'constant.character.escape',
    },
  ],
  'a comment behind a statement': ['WAIT 1 # a % sign', { ' a % sign': 'comment.line' }],
  'a region': ['**REGION Read it', { '**REGION': 'keyword.other.region', ' Read it': 'entity.name.section' }],
  'a subflow': ["FUNCTION 'Fetch all' GLOBAL", { FUNCTION: 'keyword.control', "'Fetch all'": 'entity.name.function' }],
  'an annotation': ["@@flowname: 'Child'", { '@@flowname': 'entity.other.attribute-name' }],
  'a formula': ["SET A TO $fx'=Len(B)'", { '=Len(B)': 'string.other.powerfx' }],
  'words of an expression': [
    'IF A AND NOT(Contains(B, C, False)) THEN',
    { AND: 'keyword.operator.word', Contains: 'support.function.builtin', False: 'constant.language' },
  ],
}

describe('the grammar of editors', () => {
  for (const [title, [text, scopes]] of Object.entries(rows)) {
    test(title, () => {
      const tokens = grammar!.tokenizeLine(text, textMate.INITIAL).tokens
      for (const [piece, scope] of Object.entries(scopes)) {
        const at = text.indexOf(piece)
        const token = tokens.find(({ startIndex, endIndex }) => startIndex <= at && at < endIndex)
        assert.match(token?.scopes.at(-1) ?? '', new RegExp(`^${scope.replaceAll('.', '\\.')}`), piece)
      }
    })
  }
})
