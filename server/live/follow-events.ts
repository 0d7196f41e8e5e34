import type { HappenedEvent } from '../../shared/domain/events.ts'
import { type EventCursor, eventsAfter, latestCursor, oldestAfter } from '../db/event-cursor.ts'
import type { Database } from '../db/open.ts'
import { openWakeUp } from '../db/wake-up.ts'
import type { Clock } from '../deps.ts'

const pollMs = 1000

export interface EventFollower {
  /** this process has committed something */
  committed(): void
  /** the age of the oldest event that has not been read here; 0 for none */
  lagMs(): Promise<number>
  close(): void
}

/**
 * Follows the event log, for what other processes commit to the same database. What this process commits has been published
 * already and is published again here: whoever listens draws a whole picture and finds nothing new.
 */
export async function followEvents(database: Database, clock: Clock, publish: (events: readonly HappenedEvent[]) => void): Promise<EventFollower> {
  let cursor: EventCursor = await latestCursor(database)
  let reading = false
  const stop = clock.every(pollMs, look)
  const wakeUp = openWakeUp(database, clock, look)
  return {
    committed: wakeUp.tell,
    async lagMs() {
      const unread = await oldestAfter(database, cursor)
      return unread === null ? 0 : Math.max(0, clock.now() - unread)
    },
    close() {
      stop()
      wakeUp.close()
    },
  }

  function look() {
    if (reading) return
    reading = true
    void read().finally(() => {
      reading = false
    })
  }

  async function read() {
    try {
      const { events, cursor: next } = await eventsAfter(database, cursor)
      cursor = next
      if (events.length > 0) publish(events)
    } catch {
      // The database is away: the cursor stays where it is and the next round reads on
    }
  }
}
