import { connectionReference } from '@deskhand/contract/tables/connectionReference'
import { dhConnection } from '@deskhand/contract/tables/dhConnection'
import { findRow } from '../store/findRow.ts'
import { insertRow } from '../store/insertRow.ts'
import type { Steps } from '../store/steps.ts'
import { updateRow } from '../store/updateRow.ts'

export interface DefaultConnection {
  /** What a caller gives as `connectionName`. */
  readonly connectionName: string
  /** What a caller gives instead, with `connectionType` 2. */
  readonly connectionReferenceLogicalName: string
}

/**
 * A connection to a machine group, and a connection reference to it, so that a flow can run as soon as the machine
 * is there. Asked again, they are found. The connection's name is the group's id without dashes, in the form Power
 * Automate's names have; the first machine's reference is `dh_localmachine`.
 */
export function* ensureConnection(wanted: {
  readonly groupId: string
  readonly displayName: string
  readonly ownerId: string
  readonly now: number
}): Steps<DefaultConnection> {
  const { groupId, displayName, ownerId, now } = wanted
  const writer = { userId: ownerId, now }
  const connectionName = groupId.replaceAll('-', '')
  const connection = yield* findRow(dhConnection, 'dh_name', connectionName, ['dh_connectionid', 'dh_machinegroupid'])
  if (connection === undefined) {
    const values = { dh_name: connectionName, dh_displayname: displayName, dh_machinegroupid: groupId }
    yield* insertRow(dhConnection, values, writer)
  } else if (connection.dh_machinegroupid !== groupId) {
    yield* updateRow(dhConnection, connection.dh_connectionid as string, { dh_machinegroupid: groupId }, writer)
  }
  return { connectionName, connectionReferenceLogicalName: yield* reference('dh_localmachine') }

  function* reference(logicalName: string): Steps<string> {
    const found = yield* findRow(connectionReference, 'connectionreferencelogicalname', logicalName, ['connectionid'])
    if (found?.connectionid === connectionName) return logicalName
    if (found !== undefined) return yield* reference(`dh_localmachine_${connectionName}`)
    const values = {
      connectionreferencelogicalname: logicalName,
      connectionreferencedisplayname: displayName,
      connectionid: connectionName,
    }
    yield* insertRow(connectionReference, values, writer)
    return logicalName
  }
}
