import { walk } from '../check/walk.ts'
import type { Flow } from '../syntax/ast.ts'

/** Names of the actions a flow uses, as it writes them. */
export function actionNames(flow: Flow): Set<string> {
  const names = new Set<string>()
  walk(flow, { statement() {}, action: use => void names.add(use.call.name.text), expression() {} })
  return names
}
