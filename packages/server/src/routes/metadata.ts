import { hash } from 'node:crypto'
import { dataverseError } from '@deskhand/contract/errors'
import { csdl } from '../metadata/csdl/csdl.ts'
import { csdlJson } from '../metadata/csdl/csdlJson.ts'
import { csdlXml } from '../metadata/csdl/csdlXml.ts'
import { once } from '../metadata/once.ts'
import { parameters } from '../odata/parseQueryOptions.ts'
import { prefer } from '../odata/prefer.ts'
import type { Answer } from './answer.ts'
import type { ResourceOf, Verb } from './apiRequest.ts'

/**
 * `GET /$metadata`: the model as CSDL 4.0, XML unless JSON is asked for. Annotations come with `?annotations=true` or
 * with `Prefer: odata.include-annotations`. The document is the same as long as the server is: see its `ETag`.
 * Source: Dataverse wire, section 3.10.
 */
export const metadata: Verb<ResourceOf<'metadata'>> = async ({ query, headers }): Promise<Answer> => {
  const { format, annotations } = asked(query)
  const isJson = format === undefined ? wantsJson(headers.accept) : format === 'json'
  const isAnnotated = annotations || prefer(headers.prefer as string | undefined).annotations.length > 0
  const document = documents[isJson ? 'json' : 'xml'][isAnnotated ? 'annotated' : 'plain']()
  if (headers['if-none-match'] === document.etag) return { status: 304, headers: { ETag: document.etag } }
  return { status: 200, headers: { 'Content-Type': document.type, ETag: document.etag }, body: document.bytes }
}

interface Document {
  readonly type: string
  readonly etag: string
  readonly bytes: Uint8Array
}

const model = once(csdl)
const xml = (annotations: boolean) => once(() => document('application/xml', csdlXml(model(), { annotations })))
const json = (annotations: boolean) => once(() => document('application/json', csdlJson(model(), { annotations })))
const documents = {
  xml: { plain: xml(false), annotated: xml(true) },
  json: { plain: json(false), annotated: json(true) },
}

const document = (type: string, text: string): Document => ({
  type,
  etag: `W/"${hash('sha1', text, 'hex').slice(0, 16)}"`,
  bytes: Buffer.from(text),
})

interface Asked {
  readonly format?: 'json' | 'xml'
  readonly annotations: boolean
}

function asked(query: string): Asked {
  let asked: Asked = { annotations: false }
  for (const [name, value] of parameters(query)) {
    if (name === 'annotations') asked = { ...asked, annotations: value === 'true' }
    else if (name === '$format') asked = { ...asked, format: formatOf(value) }
    else if (name.startsWith('$')) throw dataverseError('BadQuery', `The query parameter ${name} is not supported`)
  }
  return asked
}

function formatOf(value: string): 'json' | 'xml' {
  const format = /^(?:application\/)?(json|xml)(?:;|$)/.exec(value)?.[1]
  if (format === 'json' || format === 'xml') return format
  throw dataverseError('BadQuery', `'${value.slice(0, 100)}' is no format of $metadata: 'xml' and 'json' are.`)
}

/** Who takes XML, or anything, gets XML. */
const wantsJson = (accept = ''): boolean => /\bapplication\/json\b/.test(accept) && !/\bxml\b|\*\/\*/.test(accept)
