import { logicError } from '../runError.ts'
import type { Expression, SetStatement } from '../syntax/ast.ts'
import { cellPosition, elementOf, notIndexed, position } from '../values/elementOf.ts'
import { owned } from '../values/owned.ts'
import { share } from '../values/share.ts'
import { textOf } from '../values/textOf.ts'
import { List, RobinObject, Row, Table, type Value } from '../values/value.ts'
import type { Compiler, Evaluate } from './compiler.ts'
import type { Step } from './completion.ts'
import { isFresh } from './expressions.ts'
import { reported, timed } from './report.ts'

/** `SET target TO value`: a variable, or a place in the list, table, row or object it holds. */
export function compileSet(compiler: Compiler, node: SetStatement): Step {
  const site = compiler.site('SET', node)
  const slot = node.target.kind === 'Variable' ? compiler.plainSlot(node.target.name, node.target.global) : undefined
  if (slot === undefined) return reported(site, compilePlaceSet(compiler, node))
  const value = compileValue(compiler, node)
  const execute: Step = run => {
    run.slots[slot] = value(run)
    return undefined
  }
  // As `reported` does, without a call: nothing is executed more often.
  return run => {
    run.site = site
    if (run.reporting) return timed(run, site, execute)
    run.slots[slot] = value(run)
    return undefined
  }
}

/** The value to be assigned, which further places hold unless it was made for this one. */
function compileValue(compiler: Compiler, node: SetStatement): Evaluate {
  const evaluate = compiler.expression(node.value)
  return isFresh(node.value) ? evaluate : run => share(evaluate(run))
}

function compilePlaceSet(compiler: Compiler, node: SetStatement): Step {
  const value = compileValue(compiler, node)
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
  const [only] = path
  if (only !== undefined && path.length === 1) {
    return run => {
      const key = only(run)
      const put = value(run)
      const own = owned(variable.read(run))
      setElement(own, key, put)
      store(run, own)
      return undefined
    }
  }
  return run => {
    const keys = path.map(key => key(run))
    const put = value(run)
    store(run, replaced(variable.read(run), keys, put))
    return undefined
  }
}

const notAPlace: Step = () => {
  throw logicError('InvalidTargetError', 'SET assigns to a variable or to a place in one.')
}

/** The container with a value put into a place of it; copied on the way where others hold it too. */
function replaced(container: Value, keys: readonly Value[], value: Value): Value {
  const own = owned(container)
  let inner = own
  for (const key of keys.slice(0, -1)) {
    const held = elementOf(inner, key)
    const next = owned(held)
    if (next !== held) setElement(inner, key, next)
    inner = next
  }
  setElement(inner, keys.at(-1)!, value)
  return own
}

/** Puts a value into a place of a container that nobody else holds. */
function setElement(own: Value, key: Value, value: Value): void {
  if (own instanceof List) {
    own.items[position(key, own.items.length, 'The list', 'items')] = value
  } else if (own instanceof Row) {
    own.cells[cellPosition(own, key)] = value
  } else if (own instanceof Table) {
    const at = position(key, own.rows.length, 'The data table', 'rows')
    if (!(value instanceof Row))
      throw logicError(
        'InvalidRowError',
        'A row of a data table can only be replaced by a data row; set its cells one by one.',
      )
    own.rows[at] =
      value.columns === own.columns
        ? value
        : new Row(
            own.columns,
            own.columns.map((_, index) => value.cells[index] ?? null),
          )
  } else if (own instanceof RobinObject) own.set(textOf(key, ''), value)
  else throw notIndexed(own)
}
