import { saveAsDesktopFlowModule as declaration } from '@deskhand/contract/operations/saveAsDesktopFlowModule'
import { desktopFlowModule } from '@deskhand/contract/tables/desktopFlowModule'
import { requirePrivilege } from '../authorization/requirePrivilege.ts'
import { requireRow } from '../authorization/requireRow.ts'
import { writingOf } from '../routes/writeVerb.ts'
import { copyRow } from './copyRow.ts'
import { handleOperation } from './operationHandler.ts'

/** Copies a module with its file. Source: Dataverse wire, sections 1.12 and 2.4. */
export const saveAsDesktopFlowModule = handleOperation(declaration, {
  async authorize({ user, id }, { store }) {
    await requireRow(store, user, 'Read', desktopFlowModule, id, [])
    requirePrivilege(user, 'Create', desktopFlowModule)
  },
  async run(call, { desktopFlowModuleName }, _target, parts) {
    const writing = writingOf(call, parts)
    const given = { name: String(desktopFlowModuleName) }
    const desktopflowmoduleid = await parts.store.write(() =>
      copyRow(writing, { table: desktopFlowModule, id: call.id, columns, given }),
    )
    for (const table of writing.changed) parts.onChange(table)
    return { desktopflowmoduleid }
  },
})

const columns = ['data', 'description', 'statecode', 'statuscode', 'type']
