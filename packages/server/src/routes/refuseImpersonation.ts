import type { IncomingHttpHeaders } from 'node:http'
import { dataverseError } from '@deskhand/contract/errors'

const impersonation = ['CallerObjectId', 'MSCRMCallerID'] as const
const sent = impersonation.map(header => [header, header.toLowerCase()] as const)

/**
 * Nobody may act as somebody else here. A header that asks for it is refused rather than passed over: the caller
 * would believe that the other one's rights were applied.
 * Source: seed pages, "Dataverse impersonation isn't supported"; Dataverse wire, section 5.7.
 */
export function refuseImpersonation(headers: IncomingHttpHeaders): void {
  for (const [header, name] of sent) {
    if (headers[name] !== undefined) throw dataverseError('ImpersonationNotSupported', header)
  }
}
