import { createWriteStream } from 'node:fs'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { type ActionContext, defineAction } from '@deskhand/robin/action/defineAction'
import { file, folder, text } from '@deskhand/robin/action/parameters'
import { cookiesOf } from '../support/cookieJar.ts'
import { kindOf, reasonOf } from '../support/fileSystem.ts'
import { type HttpAnswer, httpExchange } from '../support/httpExchange.ts'
import type { InputValues } from '../support/inputValues.ts'
import { answerText, webInputs } from '../support/webInputs.ts'

const inputs = { Url: text({ label: 'URL' }), ...webInputs }
const DownloadFromWebError = 'The address cannot be downloaded.'
const DirectoryDoesntExistError = 'The folder to save into does not exist.'
const DownloadedFile = file({ label: 'Downloaded file' })

export const download = defineAction('Web.DownloadFromWeb.Download', {
  summary: 'Downloads a page or file of the web as text.',
  inputs,
  outputs: { WebPageText: text({ label: 'Web page text' }) },
  errors: { DownloadFromWebError },
  examples: [
    {
      title: 'The text of a page',
      script: "Web.DownloadFromWeb.Download Url: $'''{http}/page''' WebPageText=> Page",
      http: { 'GET /page': { headers: { 'content-type': 'text/html; charset=utf-8' }, body: '<h1>Grüße</h1>' } },
      variables: { Page: '<h1>Grüße</h1>' },
    },
    {
      title: 'A page that does not exist',
      script: "Web.DownloadFromWeb.Download Url: $'''{http}/none''' WebPageText=> Page",
      fails: 'DownloadFromWebError',
    },
  ],
  async run(order, context) {
    const { body, headers } = await get(order, context, stream => buffer(stream))
    return { WebPageText: answerText(body, order.Encoding, headerOf(headers, 'content-type')) }
  },
})

export const downloadToFolder = defineAction('Web.DownloadFromWeb.DownloadToFolder', {
  summary: 'Downloads a file of the web into a folder, under the name the server gives it.',
  inputs: { ...inputs, DestinationFolder: folder({ label: 'Destination folder' }) },
  outputs: { DownloadedFile },
  errors: { DirectoryDoesntExistError, DownloadFromWebError },
  examples: [
    {
      title: 'The name of the address',
      script:
        "Web.DownloadFromWeb.DownloadToFolder Url: $'''{http}/files/a%%20b.csv?v=1''' DestinationFolder: $'''{folder}/in''' DownloadedFile=> F\nSET Name TO F.Name",
      files: { 'in/': '' },
      http: { 'GET /files/a%20b.csv?v=1': { body: 'x,y' } },
      variables: { Name: 'a b.csv' },
      filesAfter: { 'in/a b.csv': 'x,y' },
    },
    {
      title: 'The name the server gives, never a path',
      script: "Web.DownloadFromWeb.DownloadToFolder Url: $'''{http}/get''' DestinationFolder: $'''{folder}/in'''",
      files: { 'in/': '' },
      http: { 'GET /get': { headers: { 'content-disposition': 'attachment; filename="../report.txt"' }, body: 'R' } },
      filesAfter: { 'in/report.txt': 'R', 'report.txt': null },
    },
    {
      title: 'A folder that does not exist',
      script: "Web.DownloadFromWeb.DownloadToFolder Url: $'''{http}/a''' DestinationFolder: $'''{folder}/in'''",
      fails: 'DirectoryDoesntExistError',
    },
    {
      title: 'A file that does not exist',
      script: "Web.DownloadFromWeb.DownloadToFolder Url: $'''{http}/a''' DestinationFolder: $'''{folder}'''",
      fails: 'DownloadFromWebError',
    },
  ],
  async run({ DestinationFolder, ...order }, context) {
    const into = DestinationFolder.path
    if ((await kindOf(into)) !== 'folder')
      context.fail('DirectoryDoesntExistError', `The folder '${into}' does not exist.`)
    const { body } = await get<string>(order, context, async (stream, answer) => {
      const at = path.join(into, fileName(answer))
      await pipeline(stream, createWriteStream(at))
      return at
    })
    return { DownloadedFile: body }
  },
})

export const downloadToFile = defineAction('Web.DownloadFromWeb.DownloadToFile', {
  summary: 'Downloads a file of the web into a file.',
  inputs: { ...inputs, FilePath: file({ label: 'Destination file path' }) },
  outputs: { DownloadedFile },
  errors: { DirectoryDoesntExistError, DownloadFromWebError },
  examples: [
    {
      title: 'Under a name of your own',
      script:
        "Web.DownloadFromWeb.DownloadToFile Url: $'''{http}/data''' FilePath: $'''{folder}/orders.csv''' DownloadedFile=> F\nSET Size TO F.Size",
      http: { 'GET /data': { body: 'a,b' } },
      variables: { Size: '3' },
      filesAfter: { 'orders.csv': 'a,b' },
    },
    {
      title: 'A folder that does not exist',
      script: "Web.DownloadFromWeb.DownloadToFile Url: $'''{http}/a''' FilePath: $'''{folder}/in/a.txt'''",
      fails: 'DirectoryDoesntExistError',
    },
    {
      title: 'A server that is not there',
      script: "Web.DownloadFromWeb.DownloadToFile Url: $'''http://127.0.0.1:1/''' FilePath: $'''{folder}/a.txt'''",
      fails: 'DownloadFromWebError',
      filesAfter: { 'a.txt': null },
    },
  ],
  async run({ FilePath, ...order }, context) {
    const at = FilePath.path
    if ((await kindOf(path.dirname(at))) !== 'folder')
      context.fail('DirectoryDoesntExistError', `The folder '${path.dirname(at)}' does not exist.`)
    await get(order, context, stream => pipeline(stream, createWriteStream(at)))
    return { DownloadedFile: at }
  },
})

type Order = InputValues<typeof inputs>

async function get<Body>(
  order: Order,
  { environment, fail, now, signal }: ActionContext<'DownloadFromWebError'>,
  receive: (stream: Readable, answer: Omit<HttpAnswer<Body>, 'body'>) => Promise<Body>,
): Promise<HttpAnswer<Body>> {
  const cookies = cookiesOf(environment)
  if (order.ClearCookies) cookies.clear()
  return httpExchange<Body>(
    {
      url: order.Url.trim(),
      method: 'GET',
      headers: { 'user-agent': order.UserAgent, accept: '*/*' },
      timeout: order.ConnectionTimeout,
      followRedirection: order.FollowRedirection,
      acceptUntrustedCertificates: order.AcceptUntrustedCertificates,
      cookies,
      environment,
      now,
      signal,
    },
    (stream, answer) => {
      if (answer.status >= 400) throw new Error(`the server answered with status ${answer.status}`)
      return receive(stream, answer)
    },
  ).catch(cause => {
    signal.throwIfAborted()
    return fail('DownloadFromWebError', `'${order.Url}' cannot be downloaded: ${reasonOf(cause)}.`, { cause })
  })
}

/** The name in `Content-Disposition`, else the last part of the address; never a path. */
function fileName({ headers, url }: { headers: HttpAnswer<unknown>['headers']; url: URL }): string {
  const disposition = headerOf(headers, 'content-disposition') ?? ''
  const extended = /filename\*\s*=\s*UTF-8''([^;]+)/i.exec(disposition)?.[1]
  const plain = /filename\s*=\s*(?:"([^"]*)"|([^;\s]+))/i.exec(disposition)
  const given = extended ? decode(extended) : (plain?.[1] ?? plain?.[2] ?? decode(url.pathname))
  const name = path.posix.basename(given.replaceAll('\\', '/')).replace(/[\0-\x1f<>:"|?*]/g, '_')
  return /^\.*$/.test(name) ? 'download' : name
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const headerOf = (headers: HttpAnswer<unknown>['headers'], wanted: string): string | undefined =>
  headers.find(([name]) => name === wanted)?.[1]
