import type { IncomingHttpHeaders } from 'node:http'
import { dataverseError } from '@deskhand/contract/errors'

/** What a request asks of the row's version before it is written. */
export interface Conditions {
  /** The row must be there: never create it. */
  readonly mustExist: boolean
  /** The row must not be there: never change it. */
  readonly mustNotExist: boolean
  /** The row must have this version. */
  readonly version?: number
}

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
  if (match === undefined) return { mustExist: false, mustNotExist }
  if (match.trim() === '*') return { mustExist: true, mustNotExist }
  const version = /^\s*(?:W\/)?"(\d+)"\s*$/.exec(match)?.[1]
  if (version === undefined)
    throw dataverseError('BadQuery', `The header If-Match is '${match}'; it must be * or an etag such as W/"1069462".`)
  return { mustExist: true, mustNotExist, version: Number(version) }
}
