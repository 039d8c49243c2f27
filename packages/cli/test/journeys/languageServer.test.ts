import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { after, test } from 'node:test'
import {
  type CompletionItem,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type DocumentSymbol,
  type Location,
  PublishDiagnosticsNotification,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node'

const program = spawn(process.execPath, [join(import.meta.dirname, '../../bin/deskhand.js'), 'lsp', '--stdio'], {
  stdio: ['pipe', 'pipe', 'inherit'],
})
const editor = createProtocolConnection(new StreamMessageReader(program.stdout), new StreamMessageWriter(program.stdin))
editor.listen()
after(() => program.kill())

const uri = 'file:///flow.robin'
const text = [
  'SET Total TO 1',
  "    File.Copy Files: $'''%Total%''' Destinatoin: 'b'",
  'CALL Report',
  'FUNCTION Report GLOBAL',
  'SET Twice TO Total * 2',
  'END FUNCTION',
  '',
].join('\r\n')
const at = (line: number, character: number) => ({ textDocument: { uri }, position: { line, character } })

/** The next findings that the server sends of its own accord. */
const findings = () =>
  new Promise<readonly Diagnostic[]>(resolve => {
    const listening = editor.onNotification(PublishDiagnosticsNotification.type, ({ diagnostics }) => {
      listening.dispose()
      resolve(diagnostics)
    })
  })

test('an editor works on a flow with the language server', async t => {
  const { capabilities, serverInfo } = await editor.sendRequest<{
    capabilities: Record<string, unknown>
    serverInfo: { name: string }
  }>('initialize', { processId: process.pid, rootUri: null, capabilities: {} })
  await editor.sendNotification('initialized', {})
  assert.equal(serverInfo.name, 'deskhand')
  assert.ok(capabilities.renameProvider && capabilities.documentFormattingProvider)

  const first = findings()
  const textDocument = { uri, languageId: 'robin', version: 1, text }
  await editor.sendNotification(DidOpenTextDocumentNotification.type, { textDocument })

  await t.test('findings come by themselves, with place and code', async () => {
    const found = await first
    const misspelt = found.find(({ message }) => String(message).includes('Destinatoin'))
    assert.deepEqual(misspelt?.range.start, { line: 1, character: 36 })
    assert.match(String(misspelt?.message), /Destination/)
    assert.equal(misspelt?.source, 'robin')
  })

  await t.test('completion knows the arguments of the action', async () => {
    const items = await editor.sendRequest<CompletionItem[]>('textDocument/completion', at(1, 47))
    assert.ok(items.some(({ label }) => label === 'IfFileExists'))
  })

  await t.test('hover shows the action', async () => {
    const hover = await editor.sendRequest<{ contents: { value: string } }>('textDocument/hover', at(1, 8))
    assert.match(hover.contents.value, /\*\*File\.Copy\*\*/)
  })

  await t.test('go to a subflow and to a variable', async () => {
    const subflow = await editor.sendRequest<Location>('textDocument/definition', at(2, 6))
    assert.equal(subflow.range.start.line, 3)
    const variable = await editor.sendRequest<Location>('textDocument/definition', at(4, 14))
    assert.deepEqual(variable.range.start, { line: 0, character: 4 })
  })

  await t.test('all places of a variable, and its new name in all of them', async () => {
    const places = await editor.sendRequest<Location[]>('textDocument/references', {
      ...at(0, 5),
      context: { includeDeclaration: true },
    })
    assert.deepEqual(
      places.map(({ range }) => range.start.line),
      [0, 1, 4],
    )
    const { changes } = await editor.sendRequest<WorkspaceEdit>('textDocument/rename', { ...at(0, 5), newName: 'Sum' })
    assert.equal(changes?.[uri]?.length, 3)
    await assert.rejects(editor.sendRequest('textDocument/rename', { ...at(0, 5), newName: 'Loop' }), /reserved word/)
  })

  await t.test('the outline has the subflow', async () => {
    const symbols = await editor.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } })
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['Report'],
    )
  })

  await t.test('formatting indents as Power Automate does', async () => {
    const edits = await editor.sendRequest<TextEdit[]>('textDocument/formatting', {
      textDocument: { uri },
      options: { tabSize: 4, insertSpaces: true },
    })
    assert.match(edits[0]?.newText ?? '', /^SET Total TO 1\r\nFile\.Copy/)
    assert.match(edits[0]?.newText ?? '', /\r\n {4}SET Twice TO Total \* 2/)
  })

  await t.test('a change is read, and what is put right is no longer found', async () => {
    const next = findings()
    const range: Range = { start: { line: 1, character: 36 }, end: { line: 1, character: 47 } }
    await editor.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range, text: 'Destination' }],
    })
    assert.deepEqual(
      (await next).filter(({ message }) => String(message).includes('Dest')),
      [],
    )
  })

  await t.test('it ends when the editor says so', async () => {
    await editor.sendRequest('shutdown')
    const exited = once(program, 'exit')
    await editor.sendNotification('exit')
    assert.deepEqual(await exited, [0, null])
  })
})
