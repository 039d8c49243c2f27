import type { IncomingHttpHeaders } from 'node:http'

/**
 * Whether a caller asks for desktop flows that are not published: newer and older name of the same wish.
 * Source: Dataverse wire, section 1.2.
 */
export const showsDrafts = (headers: IncomingHttpHeaders): boolean =>
  wishes.some(header => String(headers[header]).toLowerCase() === 'true')

const wishes = ['mscrm.includeunpublished', 'mscrm.asunpublished'] as const
