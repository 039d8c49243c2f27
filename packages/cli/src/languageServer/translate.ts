/** Robin's answers in the words of the Language Server Protocol. */
import type { Severity } from '@deskhand/robin/diagnostic'
import type { Completion } from '@deskhand/robin/editing/completion'
import type { Fold } from '@deskhand/robin/editing/folding'
import type { OutlineEntry } from '@deskhand/robin/editing/outline'
import {
  CompletionItemKind,
  DiagnosticSeverity,
  type DocumentSymbol,
  FoldingRangeKind,
  type Range,
  SymbolKind,
} from 'vscode-languageserver/node'
import type { TextDocument } from 'vscode-languageserver-textdocument'

/** A range of offsets in lines and characters. */
export const rangeIn = (text: TextDocument, { start, end }: { start: number; end: number }): Range => ({
  start: text.positionAt(start),
  end: text.positionAt(end),
})

export const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
}

export const completionKinds: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword,
  action: CompletionItemKind.Method,
  argument: CompletionItemKind.Field,
  output: CompletionItemKind.Reference,
  member: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  variable: CompletionItemKind.Variable,
  function: CompletionItemKind.Function,
  subflow: CompletionItemKind.Function,
  label: CompletionItemKind.Constant,
  error: CompletionItemKind.Event,
}

export const foldKinds: Readonly<Partial<Record<Fold['kind'], FoldingRangeKind>>> = {
  region: FoldingRangeKind.Region,
  comment: FoldingRangeKind.Comment,
}

const symbolKinds: Readonly<Record<OutlineEntry['kind'], SymbolKind>> = {
  input: SymbolKind.Field,
  output: SymbolKind.Field,
  subflow: SymbolKind.Function,
  region: SymbolKind.Namespace,
  label: SymbolKind.Key,
  block: SymbolKind.Object,
}

export const symbolOf = (text: TextDocument, entry: OutlineEntry): DocumentSymbol => ({
  name: entry.name,
  detail: entry.kind,
  kind: symbolKinds[entry.kind],
  range: rangeIn(text, entry.range),
  selectionRange: rangeIn(text, entry.nameRange),
  children: entry.children.map(child => symbolOf(text, child)),
})
