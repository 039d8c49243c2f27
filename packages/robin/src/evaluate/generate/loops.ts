import type { Expression, ForEachStatement, ForStatement, WhileStatement } from '../../syntax/ast.ts'
import { isNumber } from '../../values/number.ts'
import type { Code } from './code.ts'
import { constantOf } from './expressionShape.ts'
import { deepestBody, type WriteBody, writeStore, writeTest, writeValue } from './parts.ts'

type Loop = ForStatement | ForEachStatement | WhileStatement

const pause = 'if(run.mustYield())await run.yield();'

/** `LOOP i FROM a TO b STEP s`: the end included; afterwards the variable is one step past it. */
export function writeFor(code: Code, node: ForStatement, writeBody: WriteBody): void {
  const site = code.compiler.site('LOOP', node)
  const [at, end, stride, direction] = [code.name('n'), code.name('e'), code.name('i'), code.name('d')]
  const number = (part: Expression, place: 'FROM' | 'TO' | 'STEP'): string =>
    isNumber(constantOf(part)) ? writeValue(code, part) : `toNumberOf(${writeValue(code, part)},"${place}")`
  const known = node.step === undefined ? 1 : constantOf(node.step)
  const sign = typeof known === 'number' && known !== 0 ? known : undefined
  writeLoop(code, node, () => {
    code.at(site)
    code.line('if(w)s=run.host.now();')
    code.line(`let ${at}=${number(node.from, 'FROM')};const ${end}=${number(node.to, 'TO')};`)
    code.line(`const ${stride}=${node.step ? number(node.step, 'STEP') : '1'};`)
    if (sign === undefined) code.line(`const ${direction}=directionOf(${stride});`)
    code.line(`if(w)tell(run,${code.constant(site)},s);`)
    writeTurns(code, node, writeBody, () => {
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
    code.line('if(w)s=run.host.now();')
    code.line(`const ${items}=itemsOf(${writeValue(code, node.items)});let ${index}=0;`)
    code.line(`if(w)tell(run,${code.constant(site)},s);`)
    writeTurns(code, node, writeBody, () => {
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
    code.line(`if(w)tell(run,${code.constant(site)},run.host.now());`)
    writeTurns(code, node, writeBody, () => {
      code.at(site)
      code.line(`if(!${writeTest(code, node.condition)})break;`)
    })
  })
}

/** The turns of a loop: `next` says what comes before the body, others have their turn from time to time. */
function writeTurns(code: Code, node: Loop, writeBody: WriteBody, next: () => void): void {
  const outer = code.loop
  const loop = code.name('L')
  code.line(`${loop}:for(;;){${pause}`)
  next()
  code.loop = loop
  writeBody(code, node.body)
  code.loop = outer
  code.line('}')
}

/** JavaScript variables in place of slots, at most. */
const mostHeld = 50

/**
 * A loop whose code does nothing with variables but read and assign them keeps them in JavaScript's own meanwhile, and
 * puts them back however it ends: nobody else looks at them before. Those that an action changes stay where they are.
 */
function writeLoop(code: Code, node: Loop, write: () => void): void {
  const { slots, changed, height } = code.compiler.facts.of(node)
  const hold =
    !code.compiler.watched &&
    code.held === undefined &&
    slots !== undefined &&
    slots.size <= mostHeld &&
    code.depth + height <= deepestBody
  if (!hold) {
    code.line('{')
    write()
    code.line('}')
    return
  }
  const held = new Map([...slots].filter(slot => !changed.has(slot)).map(slot => [slot, `x${slot}`]))
  const pairs = [...held]
  const taken = pairs.map(([slot, name]) => `${name}=v[${slot}]`)
  code.line(`{${taken.length > 0 ? `let ${taken.join(',')};` : ''}try{`)
  code.held = held
  write()
  code.held = undefined
  code.line(`}finally{${pairs.map(([slot, name]) => `v[${slot}]=${name};`).join('')}}}`)
}
