import type { ActionLibrary, ActionShape } from '@deskhand/robin/action/catalogue'
import type { ActionDefinition } from '@deskhand/robin/action/defineAction'
import catalogue from '../catalogue.json' with { type: 'json' }
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
  const shapes = catalogue as unknown as readonly ActionShape[]
  const byName = new Map<string, ActionShape>()
  for (const shape of shapes) for (const alias of shape.aliases) byName.set(alias.toLowerCase(), shape)
  for (const shape of shapes) byName.set(shape.name.toLowerCase(), shape)
  const enums = enumsOf(shapes)
  return {
    find: name => byName.get(name.toLowerCase()),
    names: () => shapes.map(shape => shape.name),
    enumMembers: type => enums.get(type.toLowerCase()),
    async load(names) {
      const loaded = new Map<string, ActionDefinition>()
      for (const name of new Set(names)) {
        const shape = byName.get(name.toLowerCase())
        const definition = await registry[shape?.name.toLowerCase() ?? '']?.()
        if (definition) loaded.set(name, definition)
      }
      return loaded
    },
  }
}

/** Enum type in lower case → members. */
function enumsOf(shapes: readonly ActionShape[]): Map<string, readonly string[]> {
  const enums = new Map<string, readonly string[]>()
  for (const { inputs } of shapes)
    for (const { enumType, members } of Object.values(inputs))
      if (enumType && members) enums.set(enumType.toLowerCase(), members)
  return enums
}
