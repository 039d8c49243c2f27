import { saveAsDesktopFlow as declaration } from '@deskhand/contract/operations/saveAsDesktopFlow'
import { desktopFlowBinary } from '@deskhand/contract/tables/desktopFlowBinary'
import { workflow } from '@deskhand/contract/tables/workflow'
import { requirePrivilege } from '../authorization/requirePrivilege.ts'
import { requireRow } from '../authorization/requireRow.ts'
import { writeRows } from '../routes/writeRows.ts'
import { partsOf } from '../store/partsOf.ts'
import type { Steps } from '../store/steps.ts'
import type { Writing } from '../writing/writing.ts'
import { copyRow } from './copyRow.ts'
import { handleOperation } from './operationHandler.ts'

/**
 * Copies a flow: script, schemas, what tools keep beside them, and its binaries. The copy belongs to the caller; like
 * every new flow it is published, unless its script has errors.
 * Source: Dataverse wire, sections 1.2, 1.12 and 2.4.
 */
export const saveAsDesktopFlow = handleOperation(declaration, {
  async authorize({ user, id }, { store }) {
    await requireRow(store, user, 'Read', workflow, id, [])
    requirePrivilege(user, 'Create', workflow)
  },
  async run(call, { desktopFlowName }, _target, parts) {
    const workflowId = await writeRows(call, parts, writing => copyFlow(writing, call.id, String(desktopFlowName)))
    return { workflowId }
  },
})

function* copyFlow(writing: Writing, id: string, name: string): Steps<string> {
  const copy = yield* copyRow(writing, { table: workflow, id, columns: flowColumns, given: { name } })
  for (const binaryId of yield* partsOf(desktopFlowBinary, 'process', id))
    yield* copyRow(writing, {
      table: desktopFlowBinary,
      id: binaryId,
      columns: binaryColumns,
      given: { process: copy },
    })
  return copy
}

/** What a flow is; the rest follows from it, or from who makes the copy. */
const flowColumns = [
  'billingcontext',
  'category',
  'clientdata',
  'connectionreferences',
  'credentials',
  'definition',
  'dependencies',
  'description',
  'desktopflowmodules',
  'inputs',
  'languagecode',
  'metadata',
  'outputs',
  'runas',
  'scope',
  'throttlingbehavior',
  'trustedaccess',
  'uiflowtype',
]

const binaryColumns = [
  'data',
  'desktopflowmodule',
  'metadata',
  'mimetype',
  'name',
  'reference',
  'referencename',
  'statecode',
  'statuscode',
  'type',
]
