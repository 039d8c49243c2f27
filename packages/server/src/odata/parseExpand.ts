import { parseOption } from './parseOption.ts'
import type { ExpandItem, QueryOptions } from './query.ts'
import { split } from './split.ts'
import { syntaxError } from './syntaxError.ts'

/** How deep `$expand` may stand in `$expand`. */
const maxExpandDepth = 10

/**
 * Reads `$expand`: navigation properties between commas, each with its own options between semicolons.
 *
 * @example
 * parseExpand('MachineId($select=name;$expand=FlowMachineGroupId($select=name)),ownerid/$ref')
 *
 * Source: Dataverse wire, section 3.5.
 */
export function parseExpand(text: string, depth = 0): readonly ExpandItem[] {
  if (depth > maxExpandDepth) throw syntaxError(`$expand is nested deeper than ${maxExpandDepth} levels`, 0, text)
  return split(text, ',').map(({ text: item, at }) => {
    const match = /^([a-z_]\w{0,127})(\/\$ref)?(?:\((.*)\))?$/is.exec(item)
    if (match?.[1] === undefined) throw syntaxError(item === '' ? 'Expression expected' : 'Syntax error', at, text)
    const ref = match[2] !== undefined
    return { name: match[1], ref, ...optionsOf(match[3], ref ? allowedOnRef : allowed, depth), at }
  })
}

const allowed: ReadonlySet<string> = new Set(['$select', '$filter', '$orderby', '$top', '$expand', '$count'])
const allowedOnRef: ReadonlySet<string> = new Set(['$filter', '$orderby', '$top', '$count'])

function optionsOf(
  text: string | undefined,
  allowed: ReadonlySet<string>,
  depth: number,
): Pick<ExpandItem, 'options' | 'written'> {
  let options: QueryOptions = {}
  if (text === undefined) return { options, written: [] }
  const written = split(text, ';').map(({ text: option, at }) => {
    const equals = option.indexOf('=')
    const name = option.slice(0, Math.max(equals, 0)).trim()
    const value = option.slice(equals + 1).trim()
    if (!allowed.has(name)) throw syntaxError('Syntax error', at, text)
    options = parseOption(options, name, value, nested => parseExpand(nested, depth + 1))
    return { name, text: value }
  })
  return { options, written }
}
