import { createHash } from 'node:crypto'
import type { FlowBinary } from './solution.ts'

/** The id of a binary; one that came without gets one made of its flow and its reference, the same every time. */
export function binaryId(flowId: string, { id, reference, name, type }: FlowBinary): string {
  if (id !== null) return id
  const hash = createHash('sha256')
    .update(JSON.stringify([flowId, type, reference ?? name]))
    .digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-5${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}
