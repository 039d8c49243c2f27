import pg from 'pg'
import type { Announcements } from './announcements.ts'

/** A connection of its own that hears every channel, and is made again whenever it is lost. */
export async function listenOn(
  url: string,
  announcements: Announcements,
  onError: (error: unknown) => void,
): Promise<{ close(): Promise<void> }> {
  let closing = false
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined

  async function connect(): Promise<void> {
    const fresh = new pg.Client({ connectionString: url, keepAlive: true })
    fresh.on('notification', ({ channel, payload }) => announcements.tell(channel, payload ?? ''))
    fresh.on('error', error => closing || onError(error))
    try {
      await fresh.connect()
      await fresh.query('listen dh_queue; listen dh_cancel; listen dh_callback; listen dh_rights; listen dh_targets')
    } catch (error) {
      await fresh.end().catch(() => {})
      throw error
    }
    fresh.on('end', again)
    client = fresh
  }

  function again(): void {
    if (closing) return
    client = undefined
    timer = setTimeout(() => {
      connect().then(announcements.tellAll, error => {
        onError(error)
        again()
      })
    }, pause)
  }

  await connect()
  return {
    async close() {
      closing = true
      clearTimeout(timer)
      await client?.end().catch(() => {})
    },
  }
}

/** ms between attempts to connect. */
const pause = 500
