import type { ActionStatement } from '../../syntax/ast.ts'
import { takeInput } from '../takeInput.ts'
import type { Code } from './code.ts'
import { type DirectCall, directCall } from './directCall.ts'
import { constantOf } from './expressionShape.ts'
import { writeStore, writeValue } from './parts.ts'

/** An action counts as so many turns of a loop when the run looks whether it must yield. */
export const actionWeight = 2

/**
 * `Module.Action Input: value Output=> Variable`: the call of the action's code. Values that are what an input wants go
 * there as they are, all others by way of its conversion. Whoever runs several of them counts them.
 */
export function writeAction(code: Code, node: ActionStatement): void {
  const { compiler } = code
  const { definition, inputs, outputs } = directCall(compiler, node)!
  code.at(compiler.site(definition.name, node))
  code.told('run.started=run.host.now();')
  code.part(() => {
    const result = code.temp()
    const given = inputs.map(input => `${key(code, input.name)}:${writeInput(code, definition, input)}`)
    const action = code.constant(definition)
    const context = `contextOf(run,${compiler.contextAt(definition)},${action})`
    code.line(`${result}=${action}.run({${given.join(',')}},${context});`)
    code.line(`if(${result} instanceof Promise)promised(${action});`)
    for (const output of outputs) writeOutput(code, output, result)
  })
  code.told('done(run);')
}

/** A name out of the library, where it can stand in code. */
const key = (code: Code, name: string): string => (/^[A-Z]\w*$/i.test(name) ? name : `[${code.constant(name)}]`)

function writeInput(code: Code, definition: DirectCall['definition'], given: DirectCall['inputs'][number]): string {
  const { name, input, argument, reference } = given
  const { take, missing } = takeInput(definition, name, input)
  if (argument === undefined) {
    const { default: fallback, required } = input
    if (!required && (fallback ?? undefined) === undefined) return 'undefined'
    return fitting(code, input, fallback) ?? `${code.constant(missing)}(run)`
  }
  if (reference !== undefined) return `${code.constant(input)}.convert(null,run.host,new SlotPlace(v,${reference}))`
  const fixed = input.sensitive ? undefined : fitting(code, input, constantOf(argument.value))
  if (fixed !== undefined) return fixed
  if (input.sensitive || input.asIs === undefined)
    return `${code.constant(take)}(run,${writeValue(code, argument.value)})`
  if (input.asIs === 'any') return `share(${writeValue(code, argument.value)})`
  return code.part(() => {
    const value = code.temp()
    const written = writeValue(code, argument.value)
    return `(typeof(${value}=${written})==="${input.asIs}"?${value}:${code.constant(take)}(run,${value}))`
  })
}

/** The code of a constant that an input takes as it is. */
function fitting(
  code: Code,
  { asIs, members }: DirectCall['inputs'][number]['input'],
  value: unknown,
): string | undefined {
  const fits =
    members === undefined
      ? typeof value === asIs && (typeof value !== 'number' || Number.isSafeInteger(value))
      : typeof value === 'string' && members.includes(value)
  return fits ? code.constant(value) : undefined
}

function writeOutput(code: Code, { name, output, variable }: DirectCall['outputs'][number], result: string): void {
  code.part(() => {
    const given = code.temp()
    code.line(`${given}=${result}?.${/^[A-Z]\w*$/i.test(name) ? name : `[${code.constant(name)}]`};`)
    const converted = `${given}===undefined?null:share(${code.constant(output)}.toValue(${given}))`
    const plain = output.asIs === 'string' || output.asIs === 'boolean'
    code.line(plain ? `if(typeof ${given}!=="${output.asIs}")${given}=${converted};` : `${given}=${converted};`)
    if (output.sensitive) code.line(`run.mask.add(${given},run.host.culture);`)
    writeStore(code, variable, given)
  })
}
