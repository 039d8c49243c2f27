import { workflow } from '@deskhand/contract/tables/workflow'
import { rowWithin } from '../authorization/requireRow.ts'
import type { Steps } from '../store/steps.ts'
import { changeRow } from '../writing/changeRow.ts'
import { emptyBody } from '../writing/readRowBody.ts'
import type { Writing } from '../writing/writing.ts'

/**
 * Publishes a flow that is a draft; one that is published stays as it is, switched off or not.
 *
 * @throws DataverseError `InvalidArgument` with the first error of the script, where it has one: the flow stays a draft
 *
 * Source: Dataverse wire, section 1.2.
 */
export function* publishFlow(writing: Writing, id: string): Steps<void> {
  const { componentstate } = yield* rowWithin(writing.user, 'Write', workflow, id, ['componentstate'])
  if (componentstate === draft) yield* changeRow(writing, workflow, id, { ...emptyBody, values: activated })
}

const draft = 1
const activated = { statecode: 1 }
