import type { IfStatement, SwitchStatement } from '../../syntax/ast.ts'
import type { Step } from '../completion.ts'
import { writeRelation } from './binary.ts'
import type { Code } from './code.ts'
import { type WriteBody, writeTest, writeValue } from './parts.ts'

/** `IF … ELSE IF … ELSE … END` */
export function writeIf(code: Code, node: IfStatement, writeBody: WriteBody, bodies?: readonly Step[]): void {
  const site = code.compiler.site('IF', node)
  // A block that is left: ELSE IF is no deeper than IF.
  const around = code.name('B')
  code.line(`${around}:{`)
  for (const [index, branch] of node.branches.entries()) {
    code.at(code.compiler.site('IF', branch))
    if (index === 0) code.told('s=run.host.now();')
    code.line(`if(${writeTest(code, branch.condition)}){`)
    code.tell(site)
    writeBody(code, branch.body, bodies?.[index])
    code.line(`break ${around};}`)
  }
  code.tell(site)
  writeBody(code, node.otherwise ?? [], bodies?.at(-1))
  code.line('}')
}

/** `SWITCH … CASE … DEFAULT … END`: the first case that holds, and no other. */
export function writeSwitch(code: Code, node: SwitchStatement, writeBody: WriteBody, bodies?: readonly Step[]): void {
  const site = code.compiler.site('SWITCH', node)
  const around = code.name('B')
  const subject = code.name('j')
  code.line(`${around}:{`)
  code.at(site)
  code.told('s=run.host.now();')
  code.line(`const ${subject}=${writeValue(code, node.subject)};`)
  for (const [index, one] of node.cases.entries()) {
    code.line(`if(${writeRelation(code, one.operator, subject, writeValue(code, one.value))}){`)
    code.tell(site)
    writeBody(code, one.body, bodies?.[index])
    code.line(`break ${around};}`)
  }
  code.tell(site)
  writeBody(code, node.otherwise ?? [], bodies?.at(-1))
  code.line('}')
}
