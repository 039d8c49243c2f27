import type { Operation } from '@deskhand/contract/operation'
import type { Table } from '@deskhand/contract/table'
import type { UserContext } from '../authorization/userContext.ts'
import type { ApiParts, ApiRequest } from '../routes/apiRequest.ts'
import type { Parameters } from './readParameters.ts'

/** One call of an operation, before its parameters are read. */
export interface OperationCall extends Pick<ApiRequest, 'headers' | 'now' | 'baseUrl'> {
  readonly user: UserContext
  /** Id of the row the operation was called on; `''` for unbound operations. */
  readonly id: string
  /** The table of that row, or of the set the operation was called on; undefined for unbound operations. */
  readonly table: Table | undefined
}

/** What an operation does; one file each, bound to its declaration in the contract. */
export interface OperationHandler<Target = unknown> {
  readonly operation: Operation
  /** Finds the row and holds the caller's rights against it. */
  authorize(call: OperationCall, parts: ApiParts): Promise<Target>
  /** The members of the answer, in the order of the declaration; undefined: 204. */
  run(
    call: OperationCall,
    parameters: Parameters,
    target: Target,
    parts: ApiParts,
  ): Promise<Readonly<Record<string, unknown>> | undefined>
}

/** Declares what an operation does. */
export const handleOperation = <Target>(
  operation: Operation,
  handler: Omit<OperationHandler<Target>, 'operation'>,
): OperationHandler<Target> => ({ operation, ...handler })
