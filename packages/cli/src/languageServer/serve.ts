import type { Catalogue } from '@deskhand/robin/action/catalogue'
import { completionsAt } from '@deskhand/robin/editing/completion'
import { type RobinDocument, readDocument } from '@deskhand/robin/editing/document'
import { folds } from '@deskhand/robin/editing/folding'
import { hoverAt } from '@deskhand/robin/editing/hover'
import { definitionAt, occurrencesOf } from '@deskhand/robin/editing/navigate'
import { outline } from '@deskhand/robin/editing/outline'
import { rename } from '@deskhand/robin/editing/rename'
import { print } from '@deskhand/robin/syntax/print'
import {
  type Connection,
  DocumentHighlightKind,
  LSPErrorCodes,
  MarkupKind,
  type Position,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
  TextEdit,
} from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { completionKinds, foldKinds, rangeIn, severities, symbolOf } from './translate.ts'

/** ms without a change after which a text is checked. */
const quiet = 150

/**
 * Serves the Robin language to an editor over a connection of the Language Server Protocol: diagnostics, completion,
 * hover, definition, references, highlights, rename, outline, folding and formatting. Ends when the editor says so.
 */
export function serve(connection: Connection, catalogue: Catalogue, version: string): void {
  const documents = new TextDocuments(TextDocument)
  const read = new Map<string, { readonly version: number; readonly document: RobinDocument }>()
  const waiting = new Map<string, NodeJS.Timeout>()

  /** The text of a file as it is now; read again only when it has changed. */
  const open = (uri: string): { readonly text: TextDocument; readonly robin: RobinDocument } | undefined => {
    const text = documents.get(uri)
    if (text === undefined) return undefined
    const known = read.get(uri)
    if (known?.version === text.version) return { text, robin: known.document }
    const document = readDocument(text.getText(), catalogue)
    read.set(uri, { version: text.version, document })
    return { text, robin: document }
  }

  /** Answers a question about a place in a file; a file that is not open has no answer. */
  const at =
    <T>(answer: (robin: RobinDocument, offset: number, text: TextDocument, uri: string) => T) =>
    ({ textDocument: { uri }, position }: { textDocument: { uri: string }; position: Position }): T | null => {
      const file = open(uri)
      return file === undefined ? null : answer(file.robin, file.text.offsetAt(position), file.text, uri)
    }

  connection.onInitialize(() => ({
    serverInfo: { name: 'deskhand', version },
    capabilities: {
      textDocumentSync: TextDocumentSyncKind.Incremental,
      completionProvider: { triggerCharacters: ['.', ':', '(', '%', '>'] },
      hoverProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      documentHighlightProvider: true,
      documentSymbolProvider: true,
      foldingRangeProvider: true,
      documentFormattingProvider: true,
      renameProvider: { prepareProvider: true },
    },
  }))

  const report = (uri: string): void => {
    waiting.delete(uri)
    const file = open(uri)
    if (file === undefined) return
    const diagnostics = file.robin.diagnostics.map(({ range, severity, code, message }) => ({
      range: rangeIn(file.text, range),
      severity: severities[severity],
      code,
      message,
      source: 'robin',
    }))
    void connection.sendDiagnostics({ uri, version: file.text.version, diagnostics })
  }
  documents.onDidChangeContent(({ document: { uri } }) => {
    clearTimeout(waiting.get(uri))
    waiting.set(
      uri,
      setTimeout(() => report(uri), quiet),
    )
  })
  documents.onDidClose(({ document: { uri } }) => {
    clearTimeout(waiting.get(uri))
    waiting.delete(uri)
    read.delete(uri)
    void connection.sendDiagnostics({ uri, diagnostics: [] })
  })

  connection.onCompletion(
    at((robin, offset, text) => {
      const { start, items } = completionsAt(robin, offset)
      const range = rangeIn(text, { start, end: offset })
      return items.map(({ label, kind, insert, detail, documentation }) => ({
        label,
        kind: completionKinds[kind],
        filterText: label,
        textEdit: TextEdit.replace(range, insert),
        ...(detail !== undefined && { detail }),
        ...(documentation !== undefined && { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
      }))
    }),
  )
  connection.onHover(
    at((robin, offset, text) => {
      const hover = hoverAt(robin, offset)
      if (hover === undefined) return null
      return { range: rangeIn(text, hover.range), contents: { kind: MarkupKind.Markdown, value: hover.text } }
    }),
  )
  connection.onDefinition(
    at((robin, offset, text, uri) => {
      const range = definitionAt(robin, offset)
      return range === undefined ? null : { uri, range: rangeIn(text, range) }
    }),
  )
  connection.onReferences(
    at((robin, offset, text, uri) =>
      occurrencesOf(robin, offset).map(({ range }) => ({ uri, range: rangeIn(text, range) })),
    ),
  )
  connection.onDocumentHighlight(
    at((robin, offset, text) =>
      occurrencesOf(robin, offset).map(({ range, role }) => ({
        range: rangeIn(text, range),
        kind: role === 'write' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
      })),
    ),
  )
  connection.onPrepareRename(
    at((robin, offset, text) => {
      const here = occurrencesOf(robin, offset).find(({ range }) => range.start <= offset && offset <= range.end)
      return here === undefined ? null : { range: rangeIn(text, here.range), placeholder: here.name }
    }),
  )
  connection.onRenameRequest(params =>
    at((robin, offset, text, uri) => {
      const done = rename(robin, offset, params.newName)
      if ('refusal' in done) return new ResponseError<void>(LSPErrorCodes.RequestFailed, done.refusal)
      return { changes: { [uri]: done.edits.map(edit => TextEdit.replace(rangeIn(text, edit), edit.text)) } }
    })(params),
  )
  connection.onDocumentSymbol(({ textDocument: { uri } }) => {
    const file = open(uri)
    return file === undefined ? null : outline(file.robin.tree).map(entry => symbolOf(file.text, entry))
  })
  connection.onFoldingRanges(({ textDocument: { uri } }) => {
    const file = open(uri)
    if (file === undefined) return null
    return folds(file.robin.tree, file.robin.text).map(({ firstLine, lastLine, kind }) => ({
      startLine: firstLine - 1,
      endLine: lastLine - 1,
      ...(foldKinds[kind] !== undefined && { kind: foldKinds[kind] }),
    }))
  })
  connection.onDocumentFormatting(({ textDocument: { uri } }) => {
    const file = open(uri)
    // What could not be read would be lost.
    if (file === undefined || !file.robin.isReadable) return null
    const printed = print(file.robin.tree)
    const text = file.robin.text
    if (printed === text) return []
    return [TextEdit.replace(rangeIn(file.text, { start: 0, end: text.length }), printed)]
  })

  documents.listen(connection)
  connection.listen()
}
