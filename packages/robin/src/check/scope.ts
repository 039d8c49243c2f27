import type { Expression, ForEachStatement } from '../syntax/ast.ts'

/** What gives a variable a value: an expression, a loop over items, or a type of the catalogue; undefined: anything. */
export type Source = Expression | ForEachStatement | string | undefined

/** A variable that some statement or declaration gives a value. */
export interface VariableFacts {
  /** As first written. */
  readonly name: string
  readonly sources: Source[]
}

/** The variables that Main and the GLOBAL subflows share, or those of one local subflow; found whatever their case. */
export interface Scope {
  find(name: string): VariableFacts | undefined
  define(name: string, source: Source): void
  names(): string[]
  /** A place in the variable is set: `SET Names[0] TO 1`. Its items may be anything then. */
  change(name: string): void
  isChanged(variable: VariableFacts): boolean
}

export function makeScope(): Scope {
  const variables = new Map<string, VariableFacts>()
  /** By name as written, which saves making it small each time. */
  const written = new Map<string, VariableFacts>()
  const changed = new Set<string>()
  const find = (name: string): VariableFacts | undefined => {
    const known = written.get(name)
    if (known !== undefined) return known
    const found = variables.get(name.toLowerCase())
    if (found !== undefined) written.set(name, found)
    return found
  }
  return {
    find,
    define(name, source) {
      const known = find(name)
      if (known !== undefined) known.sources.push(source)
      else if (name !== '') variables.set(name.toLowerCase(), { name, sources: [source] })
    },
    names: () => [...variables.values()].map(variable => variable.name),
    change: name => void changed.add(name.toLowerCase()),
    isChanged: variable => changed.has(variable.name.toLowerCase()),
  }
}
