import { parameters } from './parseQueryOptions.ts'

/**
 * A path whose alternate key is given by parameter aliases, with their values put in; an alias that is not given stays,
 * and is refused where keys are read.
 *
 * @example
 * keyAliases('dh_connections(dh_name=@name)', "@name='orders'") // dh_connections(dh_name=%27orders%27)
 *
 * Source: Dataverse wire, sections 3.1 and 3.5.
 */
export function keyAliases(path: string, query: string): string {
  const key = path.includes('@') ? keyed.exec(path)?.[0] : undefined
  if (key === undefined) return path
  const given = new Map(parameters(query))
  const filled = key.replace(aliased, (whole, name: string, alias: string) => {
    const value = given.get(alias)
    return value === undefined ? whole : name + encodeURIComponent(value)
  })
  return filled + path.slice(key.length)
}

/** The names of entity sets are in small letters, those of functions are not. */
const keyed = /^[a-z][a-z0-9_]*\([^)]*\)/
const aliased = /([(,]\w+=)(@[a-z_]\w*)(?=[,)])/gi
