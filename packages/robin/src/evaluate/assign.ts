import { logicError } from '../runError.ts'
import type { Expression, SetStatement } from '../syntax/ast.ts'
import { cellPosition, notIndexed, position } from '../values/elementOf.ts'
import { owned } from '../values/owned.ts'
import { unknownKey } from '../values/propertyOf.ts'
import { share } from '../values/share.ts'
import { textOf } from '../values/textOf.ts'
import { List, RobinObject, Row, Table, type Value } from '../values/value.ts'
import type { Compiler, Evaluate } from './compiler.ts'
import type { Step } from './completion.ts'
import { isFresh } from './expressions.ts'

/** `SET target TO value`: a variable, or a place in the list, table, row or object it holds. */
export function compileSet(compiler: Compiler, node: SetStatement): Step {
  const evaluate = compiler.expression(node.value)
  const value: Evaluate = isFresh(node.value) ? evaluate : run => share(evaluate(run))
  const path: Evaluate[] = []
  let target: Expression = node.target
  while (target.kind !== 'Variable') {
    if (target.kind === 'Parenthesized') target = target.inner
    else if (target.kind === 'Index') {
      path.unshift(compiler.expression(target.index))
      target = target.object
    } else if (target.kind === 'Property') {
      const name = target.name.text
      path.unshift(() => name)
      target = target.object
    } else return notAPlace
  }
  const store = compiler.store(target.name, target.global)
  if (path.length === 0) {
    return run => {
      store(run, value(run))
      return undefined
    }
  }
  const variable = compiler.variable(target.name, target.global)
  return run => {
    const keys = path.map(key => key(run))
    const put = value(run)
    store(run, replaced(variable.read(run), keys, 0, put))
    return undefined
  }
}

const notAPlace: Step = () => {
  throw logicError('InvalidTargetError', 'SET assigns to a variable or to a place in one.')
}

/** The container with a value put into a place of it; copied on the way where others hold it too. */
function replaced(container: Value, keys: readonly Value[], depth: number, value: Value): Value {
  const key = keys[depth]!
  const last = depth === keys.length - 1
  const below = (held: Value): Value => (last ? value : replaced(held, keys, depth + 1, value))
  const own = owned(container)
  if (own instanceof List) {
    const at = position(key, own.items.length, 'The list', 'items')
    own.items[at] = below(own.items[at]!)
  } else if (own instanceof Row) {
    const at = cellPosition(own, key)
    own.cells[at] = below(own.cells[at]!)
  } else if (own instanceof Table) {
    const at = position(key, own.rows.length, 'The data table', 'rows')
    const row = below(own.rows[at]!)
    if (!(row instanceof Row))
      throw logicError(
        'InvalidRowError',
        'A row of a data table can only be replaced by a data row; set its cells one by one.',
      )
    own.rows[at] = new Row(
      own.columns,
      own.columns.map((_, index) => row.cells[index] ?? null),
    )
  } else if (own instanceof RobinObject) {
    const name = textOf(key, '')
    const held = own.get(name)
    if (held === undefined && !last) throw unknownKey(name)
    own.set(name, below(held ?? null))
  } else throw notIndexed(own)
  return own
}
