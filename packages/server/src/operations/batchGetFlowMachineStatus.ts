import { DataverseError, dataverseError } from '@deskhand/contract/errors'
import { batchGetFlowMachineStatus as declaration } from '@deskhand/contract/operations/batchGetFlowMachineStatus'
import { flowMachine } from '@deskhand/contract/tables/flowMachine'
import { requirePrivilege } from '../authorization/requirePrivilege.ts'
import { accessColumns, mayAccess } from '../authorization/rowAccess.ts'
import { retrieveRow } from '../store/retrieveRow.ts'
import { handleOperation } from './operationHandler.ts'

/**
 * Says of machines whether their agents are connected. A machine that is not there, or out of the caller's reach, is an
 * error that names it.
 * Source: Dataverse wire, section 2.5.
 */
export const batchGetFlowMachineStatus = handleOperation(declaration, {
  authorize: async ({ user }) => requirePrivilege(user, 'Read', flowMachine),
  async run({ user, now }, { machineIds }, _target, { store }) {
    const ids = readIds(machineIds as string)
    const machines = await store.read(function* () {
      const statuses: object[] = []
      for (const machineId of ids) {
        const columns = ['lastheartbeatdate', ...accessColumns(user, 'Read', flowMachine)]
        const machine = yield* retrieveRow(flowMachine, machineId, [...new Set([flowMachine.key, ...columns])])
        if (machine === undefined || !(yield* mayAccess(user, 'Read', flowMachine, machine))) throw missing(machineId)
        const { lastheartbeatdate } = machine
        const isOnline = typeof lastheartbeatdate === 'number' && now - lastheartbeatdate < silence
        statuses.push({ machineId, status: isOnline ? 'Online' : 'Offline', errorInfo: isOnline ? null : unheard })
      }
      return statuses
    })
    return { machineStatuses: JSON.stringify(machines) }
  },
})

/** ms without a sign of life after which a machine counts as gone. */
const silence = 60_000

const unheard = {
  errorCode: 'UIFlowAgentNotAvailable',
  message: 'The machine has not been heard of in the last minute.',
  details: 'Start the agent on the machine, or see that it reaches the server.',
}

function readIds(text: string): readonly string[] {
  let ids: unknown
  try {
    ids = JSON.parse(text)
  } catch {
    throw refused()
  }
  if (!Array.isArray(ids) || ids.length > most || !ids.every(id => typeof id === 'string' && guid.test(id)))
    throw refused()
  return ids.map(id => id.toLowerCase())
}

/** Clients read the id behind these words, and ask again without it. */
const missing = (id: string): DataverseError =>
  new DataverseError('ObjectDoesNotExist', `flowmachine With Id = ${id} Does Not Exist`)

const most = 20
const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

const refused = (): DataverseError =>
  dataverseError(
    'InvalidArgument',
    `The parameter 'machineIds' must be a JSON array of at most ${most} machine ids as text, for example "[\\"<guid>\\"]".`,
  )
