import { dataverseLimits, type RequestLimitSettings } from '@deskhand/server/protection/requestLimits'

/**
 * Reads what `--limits` says: `dataverse`, or numbers for some of the three; those left out are no limit.
 *
 * @example
 * requestLimitsOf('requests=100,concurrent=4') // { requests: 100, time: null, concurrent: 4 }
 */
export function requestLimitsOf(text: string): RequestLimitSettings {
  if (text === 'dataverse') return dataverseLimits
  const limits: Record<keyof RequestLimitSettings, number | null> = { requests: null, time: null, concurrent: null }
  for (const part of text.split(',')) {
    const match = /^(requests|time|concurrent)=([1-9]\d{0,9})$/.exec(part.trim())
    if (match === null)
      throw new Error(
        `--limits takes 'dataverse', or numbers such as requests=6000,time=1200000,concurrent=52, not '${part}'`,
      )
    limits[match[1] as keyof RequestLimitSettings] = Number(match[2])
  }
  return limits
}
