import { buffer } from 'node:stream/consumers'
import { type ActionContext, defineAction } from '@deskhand/robin/action/defineAction'
import { boolean, choice, integer, password, text } from '@deskhand/robin/action/parameters'
import { cookiesOf } from '../support/cookieJar.ts'
import { encodeText } from '../support/encodings.ts'
import { reasonOf } from '../support/fileSystem.ts'
import { httpExchange } from '../support/httpExchange.ts'
import type { InputValues } from '../support/inputValues.ts'
import { answerText, webInputs } from '../support/webInputs.ts'

const inputs = {
  Url: text({ label: 'URL' }),
  Method: choice('Web.Method', ['Get', 'Post', 'Connect', 'Delete', 'Head', 'Options', 'Patch', 'Put', 'Trace'], {
    label: 'Method',
    default: 'Get',
  }),
  Accept: text({ label: 'Accept', default: 'application/xml' }),
  ContentType: text({ label: 'Content type', default: 'application/xml' }),
  CustomHeaders: text({ label: 'Custom headers', default: '', description: 'One a line: Name: value.' }),
  RequestBody: text({ label: 'Request body', default: '' }),
  FailOnErrorStatus: boolean({ label: 'Fail on error status', default: false }),
  EncodeRequestBody: boolean({
    label: 'Encode request body',
    default: true,
    description: 'Send the whole body URL-encoded; False for JSON and XML.',
  }),
  TrimRequestBody: boolean({ label: 'Trim request body', default: true }),
  ...webInputs,
}
const outputs = {
  ResponseHeaders: text({ label: 'Web service response headers' }),
  Response: text({ label: 'Web service response' }),
  StatusCode: integer({ label: 'Status code' }),
}
const errors = { FailedToInvokeWebServiceError: 'The web service cannot be invoked.' }

export const invokeWebService = defineAction('Web.InvokeWebService.InvokeWebService', {
  summary: 'Sends an HTTP request and gets the answer.',
  inputs,
  outputs,
  errors,
  examples: [
    {
      title: 'JSON is posted as it stands',
      script: `Web.InvokeWebService.InvokeWebService Url: $'''{http}/orders''' Method: Web.Method.Post Accept: $'''application/json''' ContentType: $'''application/json''' CustomHeaders: $'''X-Key: k1\nX-Trace: t2''' RequestBody: $'''{"qty": 2}''' EncodeRequestBody: False ResponseHeaders=> Headers Response=> Answer StatusCode=> Status`,
      http: {
        'POST /orders': { status: 201, headers: { 'x-id': '77' }, body: '{header:x-key} {header:x-trace} {body}' },
      },
      variables: { Status: '201', Answer: 'k1 t2 {"qty": 2}', Headers: /^x-id: 77\r?$/m },
    },
    {
      title: 'By default the whole body is URL-encoded',
      script:
        "Web.InvokeWebService.InvokeWebService Url: $'''{http}/''' Method: Web.Method.Put RequestBody: $'''a=1 & 2''' Response=> Answer",
      http: { 'PUT /': { body: '{body}' } },
      variables: { Answer: 'a%3d1+%26+2' },
    },
    {
      title: 'A redirection is followed and its cookie sent on',
      script:
        "Web.InvokeWebService.InvokeWebService Url: $'''{http}/old''' Method: Web.Method.Get Response=> Answer StatusCode=> Status",
      http: {
        'GET /old': { status: 302, headers: { location: '/new', 'set-cookie': 'id=7; Path=/' } },
        'GET /new': { body: 'here with {header:cookie}' },
      },
      variables: { Status: '200', Answer: 'here with id=7' },
    },
    {
      title: 'An error status is an answer, unless it shall be an error',
      script: [
        "Web.InvokeWebService.InvokeWebService Url: $'''{http}/none''' Method: Web.Method.Get StatusCode=> Status",
        "Web.InvokeWebService.InvokeWebService Url: $'''{http}/none''' Method: Web.Method.Get FailOnErrorStatus: True",
      ].join('\n'),
      fails: 'FailedToInvokeWebServiceError',
    },
  ],
  run: async (order, context) => invoke(order, {}, context),
})

export const invokeWebServiceUseAuth = defineAction('Web.InvokeWebService.InvokeWebServiceUseAuth', {
  summary: 'Sends an HTTP request with a user name and a password, and gets the answer.',
  inputs: { ...inputs, Username: text({ label: 'User name' }), Password: password({ label: 'Password' }) },
  outputs,
  errors,
  examples: [
    {
      title: 'Basic authentication',
      script:
        "Web.InvokeWebService.InvokeWebServiceUseAuth Url: $'''{http}/''' Method: Web.Method.Get Username: $'''ann''' Password: $'''pa:ss''' Response=> Answer",
      http: { 'GET /': { body: '{header:authorization}' } },
      variables: { Answer: 'Basic YW5uOnBhOnNz' },
    },
    {
      title: 'What is no address of the web',
      script:
        "Web.InvokeWebService.InvokeWebServiceUseAuth Url: $'''ftp://example.com''' Method: Web.Method.Get Username: $'''ann''' Password: $'''x'''",
      fails: 'FailedToInvokeWebServiceError',
    },
  ],
  run: async ({ Username, Password, ...order }, context) =>
    invoke(order, { authorization: `Basic ${Buffer.from(`${Username}:${Password}`).toString('base64')}` }, context),
})

type Order = InputValues<typeof inputs>

async function invoke(
  order: Order,
  extra: Readonly<Record<string, string>>,
  { environment, fail, now, signal }: ActionContext<keyof typeof errors>,
) {
  const refuse = (reason: string, cause?: unknown) =>
    fail('FailedToInvokeWebServiceError', `The web service '${order.Url}' cannot be invoked: ${reason}`, { cause })
  if (order.Method === 'Connect')
    return refuse('CONNECT opens a tunnel, which has no answer to read; use another method.')
  const cookies = cookiesOf(environment)
  if (order.ClearCookies) cookies.clear()
  const body = requestBody(order)
  const headers: Record<string, string> = { 'user-agent': order.UserAgent, accept: order.Accept, ...extra }
  if (body.length > 0) headers['content-type'] = order.ContentType
  for (const line of order.CustomHeaders.split(/\r?\n/).filter(line => line.trim() !== '')) {
    const [, name, value] = /^\s*([^\s:]+)\s*:\s*(.*?)\s*$/.exec(line) ?? []
    if (name === undefined || value === undefined) return refuse(`'${line}' is not a header of the form Name: value.`)
    headers[name.toLowerCase()] = value
  }
  const answer = await httpExchange(
    {
      url: order.Url.trim(),
      method: order.Method.toUpperCase(),
      headers,
      ...(body.length > 0 ? { body } : {}),
      timeout: order.ConnectionTimeout,
      followRedirection: order.FollowRedirection,
      acceptUntrustedCertificates: order.AcceptUntrustedCertificates,
      cookies,
      environment,
      now,
      signal,
    },
    stream => buffer(stream),
  ).catch(cause => {
    signal.throwIfAborted()
    return refuse(reasonOf(cause), cause)
  })
  if (order.FailOnErrorStatus && answer.status >= 400) return refuse(`it answered with status ${answer.status}.`)
  const contentType = answer.headers.find(([name]) => name === 'content-type')?.[1]
  return {
    ResponseHeaders: answer.headers.map(([name, value]) => `${name}: ${value}`).join('\r\n'),
    Response: answerText(answer.body, order.Encoding, contentType),
    StatusCode: answer.status,
  }
}

function requestBody(order: Order): Uint8Array {
  const trimmed = order.TrimRequestBody ? order.RequestBody.trim() : order.RequestBody
  const written = order.EncodeRequestBody ? urlEncode(trimmed) : trimmed
  return encodeText(written, order.Encoding === 'AutoDetect' ? 'utf8' : order.Encoding, false)
}

/** As .NET's HttpUtility.UrlEncode: blanks as +, hexadecimal digits in lower case. */
const urlEncode = (given: string): string =>
  encodeURIComponent(given)
    .replace(/%20/g, '+')
    .replace(/['~]/g, sign => `%${sign.charCodeAt(0).toString(16)}`)
    .replace(/%[\dA-F]{2}/g, code => code.toLowerCase())
