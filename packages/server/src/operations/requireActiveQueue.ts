import { dataverseError } from '@deskhand/contract/errors'
import { workQueue } from '@deskhand/contract/tables/workQueue'
import type { Row } from '../store/steps.ts'

/** Refuses a queue that is paused or switched off, in the words clients look for. Source: Dataverse wire, section 2.4. */
export function requireActiveQueue({ statecode, statuscode }: Readonly<Row>): void {
  if (statecode === 0) return
  const reason = workQueue.columns.statuscode.choices?.[Number(statuscode)] ?? 'Inactive'
  throw dataverseError('InvalidArgument', `RecordNotActive:${reason}. The work queue is not active; activate it first.`)
}
