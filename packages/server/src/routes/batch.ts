import { randomUUID } from 'node:crypto'
import { dataverseError } from '@deskhand/contract/errors'
import { batchBody } from '../batch/batchBody.ts'
import { jsonBatch, jsonBatchBody } from '../batch/jsonBatch.ts'
import { boundaryOf } from '../batch/multipart.ts'
import { readBatch } from '../batch/readBatch.ts'
import { type Inner, isFailure, runBatch } from '../batch/runBatch.ts'
import { prefer } from '../odata/prefer.ts'
import type { Answer } from './answer.ts'
import type { ApiParts, ApiRequest } from './apiRequest.ts'
import { maxBodyBytes } from './readBody.ts'

/**
 * `POST /$batch`: many requests in one, as `multipart/mixed` or in OData's JSON format. 400 where a request has failed
 * and the caller did not send `Prefer: odata.continue-on-error`.
 * Source: Dataverse wire, section 3.9.
 */
export async function batch(request: ApiRequest, inner: Inner, parts: ApiParts): Promise<Answer> {
  const { continueOnError } = prefer(request.headers.prefer as string | undefined)
  const applied: Record<string, string> = continueOnError ? { 'Preference-Applied': 'odata.continue-on-error' } : {}
  const contentType = request.headers['content-type']
  const boundary = boundaryOf(contentType)
  if (boundary === undefined) {
    if (!/^\s*application\/json\s*(?:;|$)/i.test(contentType ?? '')) throw dataverseError('BadQuery', wrongType)
    const asked = jsonBatch(await request.readJson())
    const answers = await runBatch(asked.items, continueOnError, inner, parts)
    return { status: 200, headers: applied, body: jsonBatchBody(answers, asked) }
  }
  const items = readBatch(Buffer.from(await request.readBytes(maxBodyBytes)), boundary)
  const answers = await runBatch(items, continueOnError, inner, parts)
  const own = `batchresponse_${randomUUID()}`
  return {
    status: !continueOnError && answers.some(isFailure) ? 400 : 200,
    headers: { 'Content-Type': `multipart/mixed; boundary=${own}`, ...applied },
    body: batchBody(answers, own, randomUUID),
  }
}

const wrongType =
  "A batch has the Content-Type 'multipart/mixed; boundary=…', or 'application/json' for the JSON format of OData 4.01."
