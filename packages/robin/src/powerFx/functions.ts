import { didYouMean } from '../nearestName.ts'
import { dataFunctions } from './functions/data.ts'
import { dateFunctions } from './functions/dates.ts'
import { dateTextFunctions } from './functions/dateTexts.ts'
import { logicFunctions } from './functions/logic.ts'
import { mathFunctions } from './functions/math.ts'
import { roundingFunctions } from './functions/rounding.ts'
import { searchFunctions } from './functions/search.ts'
import { statisticsFunctions } from './functions/statistics.ts'
import { tableFunctions } from './functions/tables.ts'
import { textFunctions } from './functions/text.ts'
import { trigonometryFunctions } from './functions/trigonometry.ts'
import type { PowerFxFunction } from './powerFxFunction.ts'
import { refusedFunctions } from './refusedFunctions.ts'

/** The functions of Power Fx that are evaluated, by subject. */
export const functionGroups: Readonly<Record<string, readonly PowerFxFunction[]>> = {
  Logic: logicFunctions,
  Text: [...textFunctions, ...searchFunctions],
  Numbers: [...mathFunctions, ...roundingFunctions, ...trigonometryFunctions],
  'Sums and counts': statisticsFunctions,
  'Dates and times': [...dateFunctions, ...dateTextFunctions],
  'Lists, tables and records': tableFunctions,
  Data: dataFunctions,
}

const byName: ReadonlyMap<string, PowerFxFunction> = new Map(
  Object.values(functionGroups).flatMap(group => group.map(one => [one.name.toLowerCase(), one])),
)
const refused: ReadonlyMap<string, string> = new Map(refusedFunctions.map(name => [name.toLowerCase(), name]))

/**
 * A function, whatever the case of its name.
 *
 * @example findFunction('len')?.name // 'Len'
 */
export const findFunction = (name: string): PowerFxFunction | undefined => byName.get(name.toLowerCase())

/** A function that Power Fx has and that is not evaluated here. */
export const isRefused = (name: string): boolean => refused.has(name.toLowerCase())

export const takes = (one: PowerFxFunction, count: number): boolean => count >= one.least && count <= one.most

/** Why a call cannot be evaluated. */
export function refusalOf(name: string, count: number): string {
  const known = findFunction(name)
  if (known !== undefined)
    return `${known.name} takes ${countText(known)}, not ${count}: ${known.name}(${known.parameters}).`
  if (isRefused(name))
    return `Power Fx function '${refused.get(name.toLowerCase())}' cannot be run here. Use an action of the flow in its place.`
  const candidates = [...[...byName.values()].map(one => one.name), ...refusedFunctions]
  return `Power Fx has no function '${name}'.${didYouMean(name, candidates)}`
}

function countText({ least, most }: PowerFxFunction): string {
  const plural = (count: number): string => `${count} argument${count === 1 ? '' : 's'}`
  if (least === most) return plural(least)
  return most === Number.POSITIVE_INFINITY ? `at least ${plural(least)}` : `${least} to ${plural(most)}`
}
