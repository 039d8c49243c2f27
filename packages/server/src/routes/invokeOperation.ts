import { dataverseError } from '@deskhand/contract/errors'
import { parseParameters } from '../odata/parseParameters.ts'
import { operationHandlers } from '../operations/operationHandlers.ts'
import { readParameters } from '../operations/readParameters.ts'
import { type Answer, json, noContent } from './answer.ts'
import type { ResourceOf, Verb } from './apiRequest.ts'

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
  if (handler === undefined) throw dataverseError('NotImplemented', `'${operation.name}' is not available here.`)
  const call = { ...request, id: id ?? '', table }
  const target = await handler.authorize(call, parts)
  const given = operation.kind === 'action' ? await request.readJson() : parseParameters(text, request.query)
  const parameters = readParameters(operation, given)
  const result = await handler.run(call, parameters, target, parts)
  if (result === undefined) return noContent
  const context = `${request.baseUrl}/$metadata#Microsoft.Dynamics.CRM.${operation.name}Response`
  return json(JSON.stringify({ '@odata.context': context, ...result }))
}
