import type { Value } from '../values/value.ts'
import type { Run } from './run.ts'

/** A variable as it lies there. Statements assign with `Compiler.store`. */
export interface Slot {
  read(run: Run): Value
  write(run: Run, value: Value): void
}
