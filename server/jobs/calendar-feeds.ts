import { minute } from '../../shared/domain/cells.ts'
import type { AppDeps } from '../deps.ts'
import type { BusyTimes } from '../interpreters/busy-times.ts'
import { busyTimesApart } from '../interpreters/busy-times-apart.ts'
import { noteBusyTimes, type ReadFeed } from '../interpreters/note-busy-times.ts'
import { dueFeeds } from '../interpreters/queries.ts'
import { readCalendar } from '../interpreters/read-calendar.ts'

export interface CalendarFeeds {
  look(): Promise<void>
  stop(): void
}

/** Reads the calendars of interpreters again, each every quarter of an hour. */
export function readCalendars(deps: Pick<AppDeps, 'clock' | 'config' | 'network' | 'database' | 'transact' | 'log'>): CalendarFeeds {
  const { clock, config, network, database, transact, log } = deps
  let looking: Promise<void> | null = null
  const stop = clock.every(minute, () => void look())
  return { look, stop }

  function look(): Promise<void> {
    looking ??= readDue().finally(() => {
      looking = null
    })
    return looking
  }

  async function readDue() {
    try {
      for (const due of await dueFeeds(database.reader, clock.now())) {
        const read = await readOne(due.resource_id, due.url)
        await transact((tx) => noteBusyTimes(tx, read))
      }
    } catch (error) {
      log.error({ err: error }, 'calendars could not be read')
    }
  }

  async function readOne(resourceId: string, url: string): Promise<ReadFeed> {
    const said = await busyTimesAt(url).catch((error) => {
      // Noted like any other problem: a calendar that is still due would be first in every later round, and end it
      log.error({ err: error, resourceId }, 'a calendar could not be read')
      return { problem: 'feed_unclear' as const }
    })
    return 'times' in said ? { resourceId, url, times: said.times, problem: null } : { resourceId, url, times: null, problem: said.problem }
  }

  async function busyTimesAt(url: string): Promise<BusyTimes> {
    const answer = await readCalendar(url, config.calendarHosts)
    return 'problem' in answer
      ? answer
      : busyTimesApart(answer.text, { ownHost: new URL(config.publicUrl).hostname, zone: network().zone, now: clock.now() })
  }
}
