import type { ExitLoop, NextLoop } from '../syntax/ast.ts'
import type { Facts } from './facts.ts'
import type { Rule } from './rule.ts'
import type { Place } from './walk.ts'

/** EXIT LOOP and NEXT LOOP without a loop, EXIT FUNCTION without a subflow. */
export const exits: Rule = {
  findings: {
    'exit-function-in-main': {
      severity: 'error',
      summary: 'EXIT FUNCTION stands in Main, where no subflow is left by it.',
      advice: 'Write EXIT Code: 0 to end the flow.',
      example: { wrong: 'EXIT FUNCTION', right: 'EXIT Code: 0' },
      placed: true,
    },
    'loop-control-outside-loop': {
      severity: 'error',
      summary: 'EXIT LOOP or NEXT LOOP stands in no loop.',
      advice: 'Move it into the loop. A subflow cannot leave the loop that calls it.',
      example: {
        wrong: 'LOOP I FROM 1 TO 3\nEND\nEXIT LOOP',
        right: 'LOOP I FROM 1 TO 3\n    EXIT LOOP\nEND',
      },
      placed: true,
    },
  },
  on: {
    ExitFunction({ range }, facts, place) {
      if (place.subflow !== undefined) return
      facts.report(range, 'exit-function-in-main', 'EXIT FUNCTION leaves a subflow; this is Main. Write EXIT Code: 0.')
    },
    ExitLoop: inLoop,
    NextLoop: inLoop,
  },
}

function inLoop({ kind, range }: ExitLoop | NextLoop, facts: Facts, place: Place): void {
  if (place.around.some(outer => outer.kind !== 'Block')) return
  const words = kind === 'ExitLoop' ? 'EXIT LOOP' : 'NEXT LOOP'
  facts.report(range, 'loop-control-outside-loop', `${words} stands in no loop. Move it into one.`)
}
