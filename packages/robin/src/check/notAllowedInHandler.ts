import type { Statement } from '../syntax/ast.ts'
import type { Facts } from './facts.ts'
import type { Rule } from './rule.ts'
import type { Place } from './walk.ts'

/** What handlers may and may not hold. Source: Robin language, sections 7.2 and 7.3. */
export const notAllowedInHandler: Rule = {
  findings: {
    'not-allowed-in-handler': {
      severity: 'error',
      summary: 'A handler holds a statement other than SET, CALL, GOTO and THROW ERROR.',
      advice: 'Move the statement to a subflow, and CALL that in the handler.',
      example: {
        wrong: "Folder.Delete Folder: 'C:\\\\Temp'\nON ERROR\n    WAIT 1\nEND",
        right:
          "Folder.Delete Folder: 'C:\\\\Temp'\nON ERROR\n    CALL Pause\nEND\nFUNCTION Pause GLOBAL\n    WAIT 1\nEND FUNCTION",
      },
      placed: true,
    },
    'misplaced-throw-error': {
      severity: 'error',
      summary: 'THROW ERROR stands outside a handler, where there is no error to throw on.',
      advice: 'Move it below ON ERROR or ON BLOCK ERROR, or end the flow with EXIT.',
      example: { wrong: 'THROW ERROR', right: "EXIT Code: 1 ErrorMessage: 'No orders'" },
      placed: true,
    },
    'misplaced-repeat-block': {
      severity: 'error',
      summary: 'REPEAT BLOCK stands outside the handler of a block.',
      advice: 'Move it below ON BLOCK ERROR. An action is repeated by ON ERROR REPEAT 3 TIMES WAIT 2.',
      example: {
        wrong: 'BLOCK\nON BLOCK ERROR\nEND\n    REPEAT BLOCK\nEND',
        right: 'BLOCK\nON BLOCK ERROR\n    REPEAT BLOCK\nEND\nEND',
      },
      placed: true,
    },
  },
  on: {
    ThrowError({ range }, facts, { handler }) {
      if (handler !== undefined) return
      const message = 'THROW ERROR stands inside ON ERROR or ON BLOCK ERROR only. Use EXIT or a custom error here.'
      facts.report(range, 'misplaced-throw-error', message)
    },
    RepeatBlock({ range }, facts, { handler }) {
      if (handler === 'block') return
      facts.report(range, 'misplaced-repeat-block', 'REPEAT BLOCK stands inside ON BLOCK ERROR only.')
    },
    If: refuse,
    Switch: refuse,
    For: refuse,
    ForEach: refuse,
    While: refuse,
    Block: refuse,
    Action: refuse,
    Wait: refuse,
    WaitFor: refuse,
    Label: refuse,
    LastError: refuse,
    ExitLoop: refuse,
    NextLoop: refuse,
    ExitFunction: refuse,
    ExitFlow: refuse,
  },
}

function refuse({ range }: Statement, facts: Facts, { handler }: Place): void {
  if (handler === undefined) return
  const message = 'A handler takes SET, CALL, GOTO and THROW ERROR only. Move the rest to a subflow and CALL it.'
  facts.report(range, 'not-allowed-in-handler', message)
}
