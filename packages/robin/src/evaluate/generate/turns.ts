import type { Jump } from '../completion.ts'
import type { Run } from '../run.ts'

/** The turns of a loop, until they are through or others must have their turn; then they are taken again. */
export interface Turns {
  take(run: Run, frame: object): Jump | typeof pausing | undefined
}

/** Others must have their turn. */
export const pausing = Symbol('pausing')
