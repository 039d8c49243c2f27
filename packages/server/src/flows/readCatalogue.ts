import { readFile } from 'node:fs/promises'
import type { ActionShape, Catalogue } from '@deskhand/robin/action/catalogue'

/**
 * Reads the catalogue of actions, the JSON file the library is built to. Names are found whatever their case.
 *
 * @example
 * const catalogue = await readCatalogue('/opt/deskhand/catalogue.json')
 * catalogue.find('file.copy')?.summary
 */
export async function readCatalogue(file: string): Promise<Catalogue> {
  const shapes = JSON.parse(await readFile(file, 'utf8')) as readonly ActionShape[]
  const byName = new Map<string, ActionShape>()
  for (const shape of shapes) for (const alias of shape.aliases) byName.set(alias.toLowerCase(), shape)
  for (const shape of shapes) byName.set(shape.name.toLowerCase(), shape)
  const enums = new Map<string, readonly string[]>()
  for (const { enumType, members } of shapes.flatMap(shape => Object.values(shape.inputs)))
    if (enumType !== undefined && members !== undefined) enums.set(enumType.toLowerCase(), members)
  return {
    find: name => byName.get(name.toLowerCase()),
    names: () => shapes.map(shape => shape.name),
    enumMembers: type => enums.get(type.toLowerCase()),
  }
}
