import type { ServerConfig } from './config.ts'
import type { Log } from './dispatch/settings.ts'

/**
 * The server's log: one JSON line an entry. Callers pass no tokens, bodies or values of variables.
 *
 * @example
 * const log = createLog(config)
 * log('warn', 'Machine PC-01 stopped renewing its leases.')
 * // {"time":"2026-11-21T12:00:00.000Z","level":"warn","message":"Machine PC-01 stopped renewing its leases."}
 */
export function createLog({ log, logLevel, now }: Pick<ServerConfig, 'log' | 'logLevel' | 'now'>): Log {
  const least = levels.indexOf(logLevel)
  return (level, message, error) => {
    if (levels.indexOf(level) < least) return
    const entry = { time: new Date(now()).toISOString(), level, message, ...(error !== undefined && described(error)) }
    log.write(`${JSON.stringify(entry)}\n`)
  }
}

const levels: readonly ServerConfig['logLevel'][] = ['debug', 'info', 'warn', 'error', 'silent']

function described(error: unknown): { readonly error: string; readonly stack?: string } {
  if (!(error instanceof Error)) return { error: String(error) }
  return { error: `${error.name}: ${error.message}`, ...(error.stack !== undefined && { stack: error.stack }) }
}
