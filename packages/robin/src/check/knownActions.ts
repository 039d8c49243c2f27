import type { ActionShape, Catalogue, ParameterShape } from '../action/catalogue.ts'

/** An action of the catalogue, ready to be asked for its parts. */
export interface KnownAction {
  readonly shape: ActionShape
  input(name: string): ParameterShape | undefined
  output(name: string): { readonly type: string } | undefined
  /** The sentence of an error. */
  error(name: string): string | undefined
  /** Whether it has inputs that it changes. */
  readonly changes: boolean
  /** The inputs a call cannot leave out. */
  readonly required: readonly (readonly [name: string, input: ParameterShape])[]
}

/** Finds actions by name, whatever its case, and remembers them. */
export function knownActions(catalogue: Catalogue): (name: string) => KnownAction | undefined {
  const byName = new Map<string, KnownAction | undefined>()
  const byShape = new Map<ActionShape, KnownAction>()
  return name => {
    const known = byName.get(name)
    if (known !== undefined || byName.has(name)) return known
    const shape = catalogue.find(name)
    const found = shape && (byShape.get(shape) ?? knownAction(shape))
    if (found !== undefined) byShape.set(found.shape, found)
    byName.set(name, found)
    return found
  }
}

function knownAction(shape: ActionShape): KnownAction {
  return {
    shape,
    input: finder(shape.inputs),
    output: finder(shape.outputs),
    error: finder(shape.errors),
    changes: Object.values(shape.inputs).some(input => input.byReference),
    required: Object.entries(shape.inputs).filter(([, input]) => input.required && input.default === undefined),
  }
}

/** Most names are written as declared; the others are found in small letters. */
function finder<T>(record: Readonly<Record<string, T>>): (name: string) => T | undefined {
  const found = new Map<string, T>()
  for (const [name, value] of Object.entries(record)) found.set(name.toLowerCase(), value)
  for (const [name, value] of Object.entries(record)) found.set(name, value)
  return name => found.get(name) ?? found.get(name.toLowerCase())
}
