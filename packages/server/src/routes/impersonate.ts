import type { IncomingHttpHeaders } from 'node:http'
import { type DataverseError, dataverseError } from '@deskhand/contract/errors'
import { onBehalfOf } from '../authorization/onBehalfOf.ts'
import { type UserContext, userContext } from '../authorization/userContext.ts'
import type { Store } from '../store/steps.ts'
import { userByClaims, userById } from '../store/userByClaims.ts'
import type { Resource } from './resource.ts'

/**
 * Who a request acts as: its caller, or the user that `CallerObjectId` (the id in the directory, which goes first) or
 * `MSCRMCallerID` (the id here) names, where the caller may act on behalf of others. The operations of desktop flows
 * know no such thing.
 *
 * @throws DataverseError `CannotActOnBehalfOfAnotherUser`, `InvalidCallerId`, `UserDisabled`, `ImpersonationNotSupported`
 *
 * Source: Dataverse wire, section 5.7; seed pages, "Dataverse impersonation isn't supported".
 */
export async function impersonate(
  headers: IncomingHttpHeaders,
  caller: UserContext,
  resource: Resource,
  store: Store,
): Promise<UserContext> {
  const asked = askedFor(headers)
  const isOfDesktopFlows = resource.kind === 'operation' && ofDesktopFlows.has(resource.operation.name)
  if (isOfDesktopFlows && asked !== undefined) throw dataverseError('ImpersonationNotSupported', asked.header)
  // A request inside a batch that is sent on behalf of somebody.
  if (isOfDesktopFlows && caller.realUserId !== null)
    throw dataverseError('ImpersonationNotSupported', 'CallerObjectId')
  if (asked === undefined) return caller
  if (!caller.miscellaneous.includes('prvActOnBehalfOfAnotherUser'))
    throw dataverseError('CannotActOnBehalfOfAnotherUser')
  if (!guid.test(asked.id)) throw unknown(asked)
  const id = asked.id.toLowerCase()
  const user = await store.read(() =>
    asked.header === 'CallerObjectId' ? userByClaims({ objectId: id }) : userById(id),
  )
  if (user === undefined) throw unknown(asked)
  if (user.isDisabled) throw dataverseError('UserDisabled', user.userId)
  return user.userId === caller.userId ? caller : onBehalfOf(caller, userContext(user))
}

interface Asked {
  readonly header: 'CallerObjectId' | 'MSCRMCallerID'
  readonly id: string
}

function askedFor(headers: IncomingHttpHeaders): Asked | undefined {
  const objectId = headers.callerobjectid
  if (objectId !== undefined) return { header: 'CallerObjectId', id: String(objectId).trim() }
  const userId = headers.mscrmcallerid
  return userId === undefined ? undefined : { header: 'MSCRMCallerID', id: String(userId).trim() }
}

/** Operations that start, end or report runs, or make flows. */
const ofDesktopFlows: ReadonlySet<string> = new Set([
  'CancelDesktopFlowRun',
  'RunDesktopFlow',
  'SaveAsDesktopFlow',
  'TriggerDesktopFlowRunCallback',
])

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

const unknown = ({ header, id }: Asked): DataverseError => dataverseError('InvalidCallerId', header, id.slice(0, 100))
