import { dataverseError } from '@deskhand/contract/errors'
import { flowMachine } from '@deskhand/contract/tables/flowMachine'
import { flowMachineGroup } from '@deskhand/contract/tables/flowMachineGroup'
import { insertRow, type Writer } from './insertRow.ts'
import { retrieveRow } from './retrieveRow.ts'
import { all, byDialect, one, type Steps, sql } from './steps.ts'
import { touchMachine } from './touchMachine.ts'
import { updateRow } from './updateRow.ts'

/**
 * Makes a machine known, or brings what is known of it up to date. A machine without a group of that name gets a
 * group; one that names none gets one of its own. Source: Dataverse wire, section 7.1.
 *
 * @throws DataverseError `DuplicateRecord` when another machine has the name
 */
export function* registerMachine(machine: {
  readonly machineId: string | null
  readonly name: string
  readonly groupName: string | null
  readonly agentVersion: string
  readonly sessionCapacity: number
  readonly ownerId: string
  readonly now: number
}): Steps<{ readonly machineId: string; readonly groupId: string }> {
  const { name, groupName, ownerId, now } = machine
  const writer: Writer = { userId: ownerId, now }
  yield* all(oneAtATime)
  const namesake = yield* one(sql`select flowmachineid from flowmachine where dh_fold(name) = dh_fold(${name})`)
  if (namesake !== undefined && namesake.flowmachineid !== machine.machineId) throw dataverseError('DuplicateRecord')
  const columns = ['flowmachinegroupid', 'name', 'agentversion', 'sessioncapacity']
  const known = machine.machineId && (yield* retrieveRow(flowMachine, machine.machineId, columns))
  const ownGroup = (known && (known.flowmachinegroupid as string | null)) || null
  const groupId = (groupName === null && ownGroup) || (yield* groupNamed(groupName ?? name, writer))
  const values = {
    name,
    agentversion: machine.agentVersion.slice(0, flowMachine.columns.agentversion.max),
    sessioncapacity: machine.sessionCapacity,
    flowmachinegroupid: groupId,
  }
  if (!known) {
    const key: Record<string, string> = machine.machineId === null ? {} : { flowmachineid: machine.machineId }
    const row = { ...values, ...key, connectivityconfiguration: '{}', lastheartbeatdate: now }
    return { machineId: yield* insertRow(flowMachine, row, writer), groupId }
  }
  const machineId = machine.machineId!
  const changed = Object.entries(values).some(([column, value]) => known[column] !== value)
  if (changed) yield* updateRow(flowMachine, machineId, { ...values, lastheartbeatdate: now }, writer)
  else yield* touchMachine({ machineId, now })
  return { machineId, groupId }
}

function* groupNamed(name: string, writer: Writer): Steps<string> {
  const group = yield* one(sql`
    select flowmachinegroupid from flowmachinegroup where dh_fold(name) = dh_fold(${name}) order by createdon limit 1`)
  return (group?.flowmachinegroupid as string | undefined) ?? (yield* insertRow(flowMachineGroup, { name }, writer))
}

/** Machines register one after the other, so that a name is not taken twice. */
const oneAtATime = byDialect({ sqlite: sql`select 1 as turn`, postgres: sql`select pg_advisory_xact_lock(4703190)` })
