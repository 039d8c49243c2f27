import type { Statement } from '../syntax/ast.ts'

/**
 * The row of each statement in its subflow, from 1, as the designer counts: a row for every statement, comment, label
 * and region, for each ELSE and CASE, and for each END. What is written in an error handler belongs to the row that
 * has the handler. Source: Robin language, section 7.1.
 */
export function statementRows(body: readonly Statement[]): ReadonlyMap<object, number> {
  const rows = new Map<object, number>()
  let row = 0
  const put = (node: object): void => {
    row += 1
    rows.set(node, row)
  }
  const handled = (statements: readonly Statement[]): void => {
    for (const statement of statements) rows.set(statement, row)
  }
  const walk = (statements: readonly Statement[]): void => {
    for (const statement of statements) {
      put(statement)
      switch (statement.kind) {
        case 'If':
          for (const [index, branch] of statement.branches.entries()) {
            if (index > 0) row += 1
            rows.set(branch, row)
            rows.set(branch.condition, row)
            if (branch.condition.kind === 'ActionCondition')
              for (const rule of branch.condition.handler?.rules ?? []) handled(rule.body)
            walk(branch.body)
          }
          if (statement.otherwise) {
            row += 1
            walk(statement.otherwise)
          }
          row += 1
          break
        case 'Switch':
          for (const one of statement.cases) {
            put(one)
            walk(one.body)
          }
          if (statement.otherwise) {
            row += 1
            walk(statement.otherwise)
          }
          row += 1
          break
        case 'While':
          rows.set(statement.condition, row)
          if (statement.condition.kind === 'ActionCondition')
            for (const rule of statement.condition.handler?.rules ?? []) handled(rule.body)
          walk(statement.body)
          row += 1
          break
        case 'For':
        case 'ForEach':
          walk(statement.body)
          row += 1
          break
        case 'Block':
          for (const rule of statement.rules) handled(rule.body)
          walk(statement.body)
          row += 1
          break
        case 'Action':
        case 'WaitFor':
          for (const rule of statement.handler?.rules ?? []) handled(rule.body)
          break
        default:
      }
    }
  }
  walk(body)
  return rows
}
