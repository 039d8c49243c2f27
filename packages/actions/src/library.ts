import { createRequire } from 'node:module'
import type { ActionLibrary, ActionShape } from '@deskhand/robin/action/catalogue'
import type { ActionDefinition } from '@deskhand/robin/action/defineAction'
import { registry } from './registry.ts'

/**
 * The actions a flow can use. Names and aliases are found whatever their case; the code of an action is read only when
 * a flow that uses it is loaded.
 *
 * @example
 * const library = actionLibrary()
 * library.find('file.copy')?.name // 'File.Copy'
 * await library.load(['File.Copy'])
 */
export function actionLibrary(): ActionLibrary {
  let known: Known | undefined
  // Read when it is first asked for: formatting a script, or a script without actions, needs none of it.
  const read = (): Known => {
    known ??= readCatalogue()
    return known
  }
  return {
    find: name => read().byName.get(name.toLowerCase()),
    names: () => read().shapes.map(shape => shape.name),
    enumMembers: type => read().enums.get(type.toLowerCase()),
    async load(names) {
      const loaded = new Map<string, ActionDefinition>()
      for (const name of new Set(names)) {
        const shape = read().byName.get(name.toLowerCase())
        const definition = await registry[shape?.name.toLowerCase() ?? '']?.()
        if (definition) loaded.set(name, definition)
      }
      return loaded
    },
  }
}

interface Known {
  readonly shapes: readonly ActionShape[]
  /** By name and alias in lower case; a name goes before an alias. */
  readonly byName: ReadonlyMap<string, ActionShape>
  readonly enums: ReadonlyMap<string, readonly string[]>
}

function readCatalogue(): Known {
  const shapes = createRequire(import.meta.url)('@deskhand/actions/catalogue.json') as readonly ActionShape[]
  const byName = new Map<string, ActionShape>()
  for (const shape of shapes) for (const alias of shape.aliases) byName.set(alias.toLowerCase(), shape)
  for (const shape of shapes) byName.set(shape.name.toLowerCase(), shape)
  return { shapes, byName, enums: enumsOf(shapes) }
}

/** Enum type in lower case → members. */
function enumsOf(shapes: readonly ActionShape[]): Map<string, readonly string[]> {
  const enums = new Map<string, readonly string[]>()
  for (const { inputs } of shapes)
    for (const { enumType, members } of Object.values(inputs))
      if (enumType && members) enums.set(enumType.toLowerCase(), members)
  return enums
}
