import type { ConnectionReference, Flow, Solution } from './solution.ts'

/** What a file holds, whatever kind of file it is. */
export interface FlowFile {
  readonly kind: 'script' | 'package' | 'clientdata' | 'rows' | 'solution'
  /** Null where the file is no solution. */
  readonly solution: Solution | null
  readonly flows: readonly Flow[]
  readonly connectionReferences: readonly ConnectionReference[]
  readonly others: readonly string[]
}

/** A file that holds flows and nothing else. */
export const flowFile = (kind: FlowFile['kind'], flows: readonly Flow[]): FlowFile => ({
  kind,
  solution: null,
  flows,
  connectionReferences: [],
  others: [],
})
