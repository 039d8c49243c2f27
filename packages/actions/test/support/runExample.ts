import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Example } from '@deskhand/robin/action/defineAction'
import { loadChildFlows } from '@deskhand/robin/evaluate/loadChildFlows'
import { nodeHost } from '@deskhand/robin/evaluate/nodeHost'
import { runText } from '@deskhand/robin/evaluate/runText'
import { parse } from '@deskhand/robin/syntax/parse'
import { actionLibrary } from '../../src/library.ts'

/** Runs an example in a folder of its own, with its files and its HTTP server, and compares what it says. */
export async function runExample(example: Example): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'deskhand-example-'))
  const server = await serve(example.http ?? {})
  try {
    await writeFiles(folder, example.files ?? {})
    const names = Object.keys(example.variables ?? {})
    const [main = '', ...subflows] = example.script.split(/^(?=FUNCTION )/m)
    const script = [
      ...names.map(name => `@OUTPUT Text${name} : { 'Type': 'String' }`),
      main,
      ...names.map(name => `SET Text${name} TO '' + ${name}`),
      ...subflows,
    ]
      .join('\n')
      .replaceAll('{folder}', folder.replaceAll('\\', '/'))
      .replaceAll('{http}', server.address)
    const environment = { ...process.env, PATH: withStandIns(process.env.PATH ?? '') }
    const host = nodeHost({ folder, culture: 'en-US', timeZone: 'UTC', environment })
    const library = actionLibrary()
    const { childFlows, problems } = await loadChildFlows(
      { name: 'Example', tree: parse(script).tree },
      library,
      call => sourceOf(example, call.flowId),
    )
    assert.deepEqual(problems, [], 'the flows it calls can run')
    const { diagnostics, outcome } = await runText(script, library, { host, childFlows })
    assert.deepEqual(diagnostics, [], 'the script has no findings')
    if (example.fails) {
      assert.equal(outcome?.status, 'failed')
      assert.equal(outcome.error.code, example.fails, outcome.error.message)
      assert.notEqual(outcome.error.message, '')
      return
    }
    if (outcome?.status !== 'succeeded') assert.fail(JSON.stringify(outcome))
    for (const [name, expected] of Object.entries(example.variables ?? {}))
      if (typeof expected === 'string') assert.equal(outcome.outputs[`Text${name}`], expected, name)
      else assert.match(String(outcome.outputs[`Text${name}`]), expected, name)
    for (const [file, expected] of Object.entries(example.filesAfter ?? {}))
      if (expected === null) assert.equal(existsSync(path.join(folder, file)), false, `${file} is gone`)
      else assert.equal(await readFile(path.join(folder, file), 'utf8'), expected, file)
  } finally {
    await server.close()
    await rm(folder, { recursive: true, force: true })
  }
}

function sourceOf({ flows = {} }: Example, id: string) {
  const flow = flows[id]
  return flow && { id, name: flow.name, definition: flow.script }
}

/** Programs no machine of ours has, as small stand-ins, behind the real ones. */
const withStandIns = (searched: string) => searched + path.delimiter + path.join(import.meta.dirname, '../standIns')

async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const at = path.join(folder, name)
    await mkdir(name.endsWith('/') ? at : path.dirname(at), { recursive: true })
    if (!name.endsWith('/')) await writeFile(at, text)
  }
}

async function serve(answers: NonNullable<Example['http']>) {
  const server = createServer((request, response) => {
    const answer = answers[`${request.method} ${request.url}`]
    const received: Buffer[] = []
    request.on('data', (chunk: Buffer) => received.push(chunk))
    request.on('end', () => {
      // What was sent can be put into the answer: `{body}`, `{header:name}`.
      const body = (answer?.body ?? '')
        .replaceAll('{body}', Buffer.concat(received).toString())
        .replace(/\{header:([\w-]+)\}/g, (_, name) => String(request.headers[name] ?? ''))
      response
        .writeHead(answer?.status ?? (answer ? 200 : 404), { 'content-type': 'text/plain', ...answer?.headers })
        .end(body)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = () =>
    new Promise<void>(resolve => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { address, close }
}
