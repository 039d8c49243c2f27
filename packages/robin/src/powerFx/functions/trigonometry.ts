import { doubleOf, numberOf } from '../../values/number.ts'
import { numberIn } from '../coerce.ts'
import { overList } from '../overList.ts'
import type { PowerFxFunction } from '../powerFxFunction.ts'
import { real } from './math.ts'

/** Angles, in radians. Source: Power Fx, trigonometry. */
export const trigonometryFunctions: readonly PowerFxFunction[] = [
  angle('Sin', 'The sine of an angle.', Math.sin, ['Sin(0)', '0']),
  angle('Cos', 'The cosine of an angle.', Math.cos, ['Cos(0)', '1']),
  angle('Tan', 'The tangent of an angle.', Math.tan, ['Tan(0)', '0']),
  angle('Cot', 'The cotangent of an angle.', number => 1 / Math.tan(number), ['Round(Cot(Pi() / 4), 6)', '1']),
  angle('Asin', 'The angle of a sine.', Math.asin, ['Asin(0)', '0']),
  angle('Acos', 'The angle of a cosine.', Math.acos, ['Acos(1)', '0']),
  angle('Atan', 'The angle of a tangent.', Math.atan, ['Atan(0)', '0']),
  angle('Acot', 'The angle of a cotangent.', number => Math.PI / 2 - Math.atan(number), [
    'Round(Acot(1) * 4, 6)',
    '3.141593',
  ]),
  angle('Degrees', 'An angle in degrees.', number => (number * 180) / Math.PI, ['Degrees(Pi())', '180']),
  angle('Radians', 'An angle of degrees in radians.', number => (number * Math.PI) / 180, [
    'Round(Radians(180), 6)',
    '3.141593',
  ]),
  {
    name: 'Atan2',
    parameters: 'X, Y',
    least: 2,
    most: 2,
    summary: 'The angle of a point, seen from the origin.',
    example: ['Round(Atan2(1, 1) * 4, 6)', '3.141593'],
    call: ([x = null, y = null]) => numberOf(Math.atan2(doubleOf(numberIn(y)), doubleOf(numberIn(x)))),
  },
  {
    name: 'Pi',
    parameters: '',
    least: 0,
    most: 0,
    summary: 'The number π.',
    example: ['Round(Pi(), 4)', '3.1416'],
    call: () => numberOf(Math.PI),
  },
]

function angle(
  name: string,
  summary: string,
  calculate: (number: number) => number,
  example: readonly [string, string],
): PowerFxFunction {
  return {
    name,
    parameters: name === 'Degrees' ? 'Radians' : name === 'Radians' ? 'Degrees' : 'Number',
    least: 1,
    most: 1,
    summary,
    example,
    call: ([value = null]) => overList(value, one => real(calculate, one, name)),
  }
}
