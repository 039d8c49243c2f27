/**
 * A value that is made when it is first wanted, and kept. Only for what depends on the contract alone.
 *
 * @example
 * const document = once(() => csdlXml(csdlModel()))
 */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
