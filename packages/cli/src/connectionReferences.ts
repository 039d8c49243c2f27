import type { Client } from '@deskhand/sdk/client'
import { create } from '@deskhand/sdk/requests/create'
import { retrieveMultiple } from '@deskhand/sdk/requests/retrieveMultiple'
import type { ConnectionReference } from '@deskhand/solution/solution'

/** Makes the connection references that are not there yet, without a connection; gives their names. */
export async function addConnectionReferences(
  { http }: Client,
  references: readonly ConnectionReference[],
): Promise<readonly string[]> {
  if (references.length === 0) return []
  const column = 'connectionreferencelogicalname'
  const there = await Array.fromAsync(
    retrieveMultiple<{ [column]: string }>(http, 'connectionreferences', { select: [column] }),
  )
  const known = new Set(there.map(row => row[column]))
  const added: string[] = []
  for (const { logicalName, displayName, connectorId, description } of references) {
    if (known.has(logicalName)) continue
    known.add(logicalName)
    await create(http, 'connectionreferences', {
      connectionreferencelogicalname: logicalName,
      connectionreferencedisplayname: displayName || logicalName,
      ...(connectorId !== null && { connectorid: connectorId }),
      ...(description !== null && { description }),
    })
    added.push(logicalName)
  }
  return added
}

/** Those of these names that the caller may see. */
export async function connectionReferencesNamed(
  { http }: Client,
  names: ReadonlySet<string>,
): Promise<readonly ConnectionReference[]> {
  if (names.size === 0) return []
  const select = [
    'connectionreferencelogicalname',
    'connectionreferencedisplayname',
    'connectorid',
    'description',
  ] as const
  const rows = await Array.fromAsync(
    retrieveMultiple<Record<(typeof select)[number], string | null>>(http, 'connectionreferences', { select }),
  )
  return rows
    .map(row => ({
      logicalName: row.connectionreferencelogicalname ?? '',
      displayName: row.connectionreferencedisplayname ?? '',
      connectorId: row.connectorid,
      description: row.description,
    }))
    .filter(one => names.has(one.logicalName))
    .sort((a, b) => (a.logicalName < b.logicalName ? -1 : 1))
}
