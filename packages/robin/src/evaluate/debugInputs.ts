import type { ActionCall, Argument, Condition, Expression, Statement } from '../syntax/ast.ts'
import type { Compiler } from './compiler.ts'

/** What a statement is given, and the name it is shown under. */
export interface Given {
  readonly node: Condition
  readonly name: string
  /** Taken by a parameter that is never to be shown. */
  readonly secret: boolean
}

/** The expressions and conditions that decide what a statement does, in the order they are asked for. */
export function givenTo(compiler: Compiler, node: Statement): Given[] {
  const of = (name: string, value: Condition | undefined): Given[] =>
    value === undefined ? [] : [{ node: value, name, secret: false }]
  const condition = (value: Condition): Given[] => [
    ...(value.kind === 'ActionCondition' ? argumentsOf(compiler, value.action) : []),
    ...of('condition', value),
  ]
  switch (node.kind) {
    case 'If':
      return node.branches.flatMap(branch => condition(branch.condition))
    case 'While':
      return condition(node.condition)
    case 'Switch':
      return of('SWITCH', node.subject)
    case 'For':
      return [...of('FROM', node.from), ...of('TO', node.to), ...of('STEP', node.step)]
    case 'ForEach':
      return of('IN', node.items)
    case 'ExitFlow':
      return [...of('Code', node.code), ...of('ErrorMessage', node.message)]
    case 'Call':
      return [...of('CALL', node.dynamic), ...node.args.flatMap(({ name, value }) => of(name.text, value))]
    case 'Wait':
      return of('WAIT', node.seconds)
    case 'WaitFor':
      return [...argumentsOf(compiler, node.condition), ...of('FOR', node.seconds)]
    case 'LastError':
      return of('Reset', node.reset)
    case 'Action':
      return argumentsOf(compiler, node.action)
    default:
      return []
  }
}

function argumentsOf(compiler: Compiler, call: ActionCall): Given[] {
  const inputs = Object.entries(compiler.action(call.name)?.inputs ?? {})
  const isSecret = ({ dynamic, name }: Argument): boolean =>
    !dynamic && inputs.some(([key, input]) => input.sensitive && key.toLowerCase() === name.text.toLowerCase())
  return call.args.map(argument => ({
    node: argument.value as Expression,
    name: argument.name.text,
    secret: isSecret(argument),
  }))
}
