import { dataverseError } from '@deskhand/contract/errors'
import { tables } from '@deskhand/contract/tables/index'
import { parseParameters } from '../odata/parseParameters.ts'
import { retrieve } from '../odata/retrieve.ts'
import { operationHandlers } from '../operations/operationHandlers.ts'
import { readParameters } from '../operations/readParameters.ts'
import { type Answer, json, noContent } from './answer.ts'
import type { ApiParts, ApiRequest, ResourceOf, Verb } from './apiRequest.ts'
import { readRequest } from './readRequest.ts'

/**
 * Calls an operation: an action by POST, a function by GET. The row and the caller's right to it are looked at
 * before anything is said about the parameters.
 * Source: Dataverse wire, sections 2.1 and 3.4.
 */
export const invokeOperation: Verb<ResourceOf<'operation'>> = async (request, parts): Promise<Answer> => {
  const { operation, id, table, parameters: text = '' } = request.resource
  if (request.method !== (operation.kind === 'action' ? 'POST' : 'GET'))
    throw dataverseError('MethodNotAllowed', request.method, operation.name)
  const handler = operationHandlers.get(operation)
  if (handler === undefined)
    throw dataverseError(
      'NotImplemented',
      `'${operation.name}' is not available here. ${operation.instead ?? ''}`.trim(),
    )
  const call = { ...request, id: id ?? '', table }
  const target = await handler.authorize(call, parts)
  const given = operation.kind === 'action' ? await request.readJson() : parseParameters(text, request.query)
  const parameters = readParameters(operation, given)
  const result = await handler.run(call, parameters, target, parts)
  if (result === undefined) return noContent
  if (operation.resultOf !== undefined) return resultRow(request, operation.resultOf, String(result.id), parts)
  const context = `${request.baseUrl}/$metadata#Microsoft.Dynamics.CRM.${operation.name}Response`
  return json(JSON.stringify({ '@odata.context': context, ...result }))
}

/** The row an operation is answered with, as a read would give it. */
async function resultRow(request: ApiRequest, tableName: string, id: string, parts: ApiParts): Promise<Answer> {
  const table = tables.find(({ logicalName }) => logicalName === tableName)
  if (table === undefined) throw new Error(`There is no table '${tableName}'.`)
  return retrieve({ ...readRequest(request, table, parts), ifNoneMatch: undefined }, id)
}
