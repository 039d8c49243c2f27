import type { Channel } from './steps.ts'

export interface Announcement {
  readonly channel: Channel
  readonly payload: string
}

/** The listeners of one process: who waits on which channel. */
export interface Announcements {
  listen(channel: Channel, handler: (payload: string) => void): () => void
  /** Tells the listeners of one channel; a handler that throws is reported and keeps nobody else from hearing. */
  tell(channel: string, payload: string): void
  /** Tells all listeners that they may have missed something. */
  tellAll(): void
}

export function createAnnouncements(onError: (error: unknown) => void): Announcements {
  const handlers = new Map<string, Set<(payload: string) => void>>()
  const tell = (channel: string, payload: string): void => {
    for (const handler of handlers.get(channel) ?? []) {
      try {
        handler(payload)
      } catch (error) {
        onError(error)
      }
    }
  }
  return {
    listen(channel, handler) {
      const group = handlers.get(channel) ?? new Set()
      handlers.set(channel, group)
      group.add(handler)
      return () => group.delete(handler)
    },
    tell,
    tellAll() {
      for (const channel of handlers.keys()) tell(channel, '')
    },
  }
}
