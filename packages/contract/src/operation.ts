/** How an operation (OData action or function) is declared. One file each under `operations/`. Source: reference, section 2. */

export type ParameterType = 'string' | 'integer' | 'guid' | 'boolean' | 'reference' | 'object'

export interface Parameter {
  readonly type: ParameterType
  readonly required?: boolean
  readonly description: string
}

export interface Operation {
  readonly name: string
  readonly kind: 'action' | 'function'
  /** Logical name of the table whose rows the operation is bound to; absent: unbound. */
  readonly boundTo?: string
  readonly summary: string
  readonly parameters: Readonly<Record<string, Parameter>>
  /** Members of the answer, in order; absent: 204. */
  readonly result?: Readonly<Record<string, ParameterType>>
}

/** Declares an operation. Its name is the one in URLs and in `$metadata`. */
export const defineOperation = <const Definition extends Omit<Operation, 'name'>>(
  name: string,
  definition: Definition,
): Definition & { readonly name: string } => Object.freeze({ name, ...definition })
