import type { Statement } from '../syntax/ast.ts'
import type { Rule } from './rule.ts'

/** What handlers may and may not hold. Source: Robin language, sections 7.2 and 7.3. */
export const notAllowedInHandler: Rule = {
  statement(statement, { handler }, facts) {
    const { kind, range } = statement
    if (kind === 'ThrowError' && handler === undefined) {
      const message = 'THROW ERROR stands inside ON ERROR or ON BLOCK ERROR only. Use EXIT or a custom error here.'
      facts.report(range, 'misplaced-throw-error', message)
    } else if (kind === 'RepeatBlock' && handler !== 'block') {
      facts.report(range, 'misplaced-repeat-block', 'REPEAT BLOCK stands inside ON BLOCK ERROR only.')
    } else if (handler !== undefined && !allowed.has(kind)) {
      const message = 'A handler takes SET, CALL, GOTO and THROW ERROR only. Move the rest to a subflow and CALL it.'
      facts.report(range, 'not-allowed-in-handler', message)
    }
  },
}

const allowed: ReadonlySet<Statement['kind']> = new Set<Statement['kind']>([
  'Set',
  'Call',
  'GoTo',
  'ThrowError',
  'RepeatBlock',
  'Comment',
  'Region',
])
