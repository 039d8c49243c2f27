import type { IncomingHttpHeaders } from 'node:http'
import { dataverseError } from '@deskhand/contract/errors'
import type { Conditions } from '../writing/upsertRow.ts'

/**
 * Reads `If-Match` and `If-None-Match`. The literal `null` some clients send asks for nothing.
 *
 * @example
 * conditionsOf({ 'if-match': 'W/"1069462"' }) // { mustExist: true, mustNotExist: false, version: 1069462 }
 *
 * Source: Dataverse wire, section 3.2.
 */
export function conditionsOf(headers: IncomingHttpHeaders): Conditions {
  const match = headers['if-match']
  const mustNotExist = headers['if-none-match']?.trim() === '*'
  if (match === undefined || match.trim() === 'null') return { mustExist: false, mustNotExist }
  if (match.trim() === '*') return { mustExist: true, mustNotExist }
  const version = /^\s*(?:W\/)?"(\d+)"\s*$/.exec(match)?.[1]
  if (/^\s*(?:(?:W\/)?"")?\s*$/.test(match)) throw dataverseError('ConcurrencyVersionNotProvided', 'If-Match')
  if (version === undefined)
    throw dataverseError('BadQuery', `The header If-Match is '${match}'; it must be * or an etag such as W/"1069462".`)
  return { mustExist: true, mustNotExist, version: Number(version) }
}
