import type { Rule } from './rule.ts'

/** EXIT and NEXT LOOP without a loop to leave, EXIT FUNCTION without a subflow. */
export const exits: Rule = {
  statement({ kind, range }, place, facts) {
    if (kind === 'ExitFunction' && place.subflow === undefined) {
      facts.report(range, 'exit-function-in-main', 'EXIT FUNCTION leaves a subflow; this is Main. Write EXIT Code: 0.')
    }
    if (kind !== 'ExitLoop' && kind !== 'NextLoop') return
    if (place.around.some(outer => outer.kind !== 'Block')) return
    const words = kind === 'ExitLoop' ? 'EXIT LOOP' : 'NEXT LOOP'
    facts.report(range, 'loop-control-outside-loop', `${words} stands in no loop.`)
  },
}
