import type { Expression, ForEachStatement, ForStatement, WhileStatement } from '../../syntax/ast.ts'
import { isNumber } from '../../values/number.ts'
import { actionWeight } from './action.ts'
import { Code } from './code.ts'
import { constantOf } from './expressionShape.ts'
import type { Facts } from './facts.ts'
import { deepestBody, type WriteBody, writeStore, writeTest, writeValue } from './parts.ts'

type Loop = ForStatement | ForEachStatement | WhileStatement

/** `LOOP i FROM a TO b STEP s`: the end included; afterwards the variable is one step past it. */
export function writeFor(code: Code, node: ForStatement, writeBody: WriteBody): void {
  const site = code.compiler.site('LOOP', node)
  const [at, end, stride, direction] = [code.name('n'), code.name('e'), code.name('i'), code.name('d')]
  const number = (part: Expression, place: 'FROM' | 'TO' | 'STEP'): string =>
    isNumber(constantOf(part)) ? writeValue(code, part) : `toNumberOf(${writeValue(code, part)},"${place}")`
  const known = node.step === undefined ? 1 : constantOf(node.step)
  const sign = typeof known === 'number' && known !== 0 ? known : undefined
  const names = sign === undefined ? [at, end, stride, direction] : [at, end, stride]
  writeLoop(code, node, () => {
    code.at(site)
    code.told('s=run.host.now();')
    code.line(`let ${at}=${number(node.from, 'FROM')};const ${end}=${number(node.to, 'TO')};`)
    code.line(`const ${stride}=${node.step ? number(node.step, 'STEP') : '1'};`)
    if (sign === undefined) code.line(`const ${direction}=directionOf(${stride});`)
    code.tell(site)
    writeTurns(code, node, names, writeBody, code => {
      const passed =
        sign === undefined ? `(${direction}>0?${at}>${end}:${at}<${end})` : `${at}${sign > 0 ? '>' : '<'}${end}`
      writeStore(code, node.variable, at)
      code.line(
        `if(typeof ${at}==="number"&&typeof ${end}==="number"?${passed}:beyond(${at},${end},${sign ?? direction}))break;`,
      )
      code.part(() => {
        const next = code.temp()
        const by = sign === undefined ? stride : sign < 0 ? `(${sign})` : `${sign}`
        const numbers = `typeof ${at}==="number"${sign === undefined ? `&&typeof ${stride}==="number"` : ''}`
        code.line(
          `${at}=${numbers}&&(${next}=${at}+${by})<=${Number.MAX_SAFE_INTEGER}&&${next}>=${Number.MIN_SAFE_INTEGER}?${next}:add(${at},${by});`,
        )
      })
    })
  })
}

/** `LOOP FOREACH item IN items`: the items as they are when the loop begins. */
export function writeForEach(code: Code, node: ForEachStatement, writeBody: WriteBody): void {
  const site = code.compiler.site('LOOP FOREACH', node)
  const [items, index] = [code.name('a'), code.name('i')]
  writeLoop(code, node, () => {
    code.at(site)
    code.told('s=run.host.now();')
    code.line(`const ${items}=itemsOf(${writeValue(code, node.items)});let ${index}=0;`)
    code.tell(site)
    writeTurns(code, node, [index, items], writeBody, code => {
      code.line(`if(${index}>=${items}.length)break;`)
      writeStore(code, node.variable, `share(${items}[${index}])`)
      code.line(`${index}+=1;`)
    })
  })
}

/** `LOOP WHILE condition` */
export function writeWhile(code: Code, node: WhileStatement, writeBody: WriteBody): void {
  const site = code.compiler.site('LOOP WHILE', node)
  writeLoop(code, node, () => {
    code.at(site)
    code.tell(site, 'run.host.now()')
    writeTurns(code, node, [], writeBody, code => {
      code.at(site)
      code.line(`if(!${writeTest(code, node.condition)})break;`)
    })
  })
}

/**
 * The turns of a loop: `next` says what comes before the body; others have their turn from time to time. `names` are the
 * variables of the code that last from turn to turn; only the first of them changes. The turns of a loop in which
 * nothing waits are a function of their own, small and soon optimized, which is called again after a rest.
 */
function writeTurns(
  code: Code,
  node: Loop,
  names: readonly string[],
  writeBody: WriteBody,
  next: (code: Code) => void,
): void {
  const { facts } = code.compiler
  const body = facts.ofBody(node.body)
  const weight = 1 + body.actions * actionWeight
  if (!isApart(code, node)) {
    const { loop: outer } = code
    const loop = code.name('L')
    code.line(`${loop}:for(;;){if(run.mustYield(${weight}))await run.yield();`)
    next(code)
    code.loop = loop
    writeBody(code, node.body)
    code.loop = outer
    code.line('}')
    return
  }
  const turns = new Code(code.compiler)
  const [changing] = names
  if (changing !== undefined) turns.line(`let ${names.map(name => `${name}=f.${name}`).join(',')};`)
  holding(turns, facts.of(node), body.changed, () => {
    turns.loop = 'L'
    turns.line(`L:for(;;){if(run.mustYield(${weight})){${changing ? `f.${changing}=${changing};` : ''}return pausing;}`)
    next(turns)
    writeBody(turns, node.body)
    turns.line('}')
  })
  const made = code.constant(turns.turns())
  code.line(`const f={${names.join(',')}};`)
  if (code.awaits) {
    code.line(`while((c=${made}.take(run,f))===pausing)await run.yield();`)
    code.line('if(c!==undefined)return c;')
  } else code.line(`if((c=${made}.take(run,f))!==undefined)return c===pausing?resumed(run,${made},f):c;`)
}

/** Whether the turns of a loop are a function of their own. */
const isApart = ({ compiler }: Code, node: Loop): boolean => !compiler.watched && compiler.facts.of(node).apart

/** JavaScript variables in place of slots, at most. */
const mostHeld = 50

function writeLoop(code: Code, node: Loop, write: () => void): void {
  const { facts } = code.compiler
  code.line('{')
  if (isApart(code, node)) write()
  else holding(code, facts.of(node), facts.ofBody(node.body).changed, write)
  code.line('}')
}

/**
 * A loop whose code does nothing with variables but read and assign them keeps them in JavaScript's own meanwhile, and
 * puts them back however it ends: nobody else looks at them before. Those that something else changes stay where they are.
 */
function holding(code: Code, { slots, height }: Facts, changed: ReadonlySet<number>, write: () => void): void {
  const hold =
    !code.compiler.watched &&
    code.held === undefined &&
    slots !== undefined &&
    slots.size <= mostHeld &&
    code.depth + height <= deepestBody
  const pairs = hold ? [...slots].filter(slot => !changed.has(slot)).map(slot => [slot, `x${slot}`] as const) : []
  if (pairs.length === 0) {
    write()
    return
  }
  code.line(`let ${pairs.map(([slot, name]) => `${name}=v[${slot}]`).join(',')};try{`)
  code.held = new Map(pairs)
  write()
  code.held = undefined
  code.line(`}finally{${pairs.map(([slot, name]) => `v[${slot}]=${name};`).join('')}}`)
}
