import { saveAsDesktopFlowModule as declaration } from '@deskhand/contract/operations/saveAsDesktopFlowModule'
import { desktopFlowModule } from '@deskhand/contract/tables/desktopFlowModule'
import { requirePrivilege } from '../authorization/requirePrivilege.ts'
import { requireRow } from '../authorization/requireRow.ts'
import { writeRows } from '../routes/writeRows.ts'
import { copyRow } from './copyRow.ts'
import { handleOperation } from './operationHandler.ts'

/** Copies a module with its file. Source: Dataverse wire, sections 1.12 and 2.4. */
export const saveAsDesktopFlowModule = handleOperation(declaration, {
  async authorize({ user, id }, { store }) {
    await requireRow(store, user, 'Read', desktopFlowModule, id, [])
    requirePrivilege(user, 'Create', desktopFlowModule)
  },
  async run(call, { desktopFlowModuleName }, _target, parts) {
    const given = { name: String(desktopFlowModuleName) }
    const desktopflowmoduleid = await writeRows(call, parts, writing =>
      copyRow(writing, { table: desktopFlowModule, id: call.id, columns, given }),
    )
    return { desktopflowmoduleid }
  },
})

const columns = ['data', 'description', 'statecode', 'statuscode', 'type']
