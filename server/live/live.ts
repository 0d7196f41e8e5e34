import type { HappenedEvent } from '../../shared/domain/events.ts'
import type { Database } from '../db/open.ts'
import type { Clock, Tokens } from '../deps.ts'
import type { NetworkModel, SiteModel } from '../network/model.ts'
import { boardPicture } from './board-queries.ts'
import { Feed, snapshotOf } from './feed.ts'
import { createOutlooks, type Outlook, type Outlooks } from './outlook.ts'
import { queuePicture } from './queue-queries.ts'
import { ticketPicture } from './ticket-queries.ts'

export interface Live {
  board(siteId: string): Feed
  queue(siteId: string): Feed
  /** the feed of one ticket of a site, with texts in `language`; feeds of tickets that nobody follows are forgotten */
  ticket(siteId: string, ticketId: string, language: string): Feed
  readonly outlooks: Outlooks
  /** how many screens watch, by kind */
  watchers(): Readonly<Record<FeedKind, number>>
  /** tells who watches the sites that these events are about */
  publish(events: readonly HappenedEvent[]): void
  close(): void
}

type FeedKind = 'board' | 'queue' | 'ticket'

interface LiveDeps {
  readonly database: Database
  readonly clock: Clock
  readonly network: () => NetworkModel
  readonly tokens: Tokens
}

/** Time passes without events too: windows open and close, estimates move. */
const refreshMs = 15_000

export function createLive({ database, clock, network, tokens }: LiveDeps): Live {
  const feeds = new Map<string, { kind: FeedKind; siteId: string; feed: Feed }>()
  const outlooks = createOutlooks(database.reader, network, clock)
  const shared = new Map<string, Promise<Outlook>>()
  let closed = false
  const stop = clock.every(refreshMs, () => {
    for (const [name, { feed }] of feeds) {
      if (feed.watched) feed.changed()
      else feeds.delete(name)
    }
  })

  return {
    board: (siteId) => feedOf('board', siteId, siteId, (site) => boardPicture(database.reader, network(), tokens, site, clock.now())),
    queue: (siteId) =>
      feedOf('queue', siteId, siteId, async (site) => queuePicture(database.reader, network(), site, await outlookOf(site), clock.now())),
    ticket: (siteId, ticketId, language) =>
      feedOf('ticket', `${ticketId} ${language}`, siteId, async (site) =>
        ticketPicture(database.reader, network(), site, await outlookOf(site), ticketId, language, clock.now()),
      ),
    outlooks,
    watchers() {
      const counts = { board: 0, queue: 0, ticket: 0 }
      for (const { kind, feed } of feeds.values()) counts[kind] += feed.watchers
      return counts
    },
    publish(events) {
      // An outlook that is being made may not know of this yet: whoever draws from now on gets a new one
      shared.clear()
      const sites = new Set(events.map((event) => event.siteId))
      for (const { siteId, feed } of feeds.values()) if (sites.has(siteId) || sites.has(null)) feed.changed()
    },
    close() {
      closed = true
      stop()
      for (const { feed } of feeds.values()) feed.close()
      feeds.clear()
    },
  }

  function feedOf(kind: FeedKind, id: string, siteId: string, draw: (site: SiteModel) => Promise<object | null>): Feed {
    const name = `${kind} ${id}`
    const known = feeds.get(name)
    if (known) return known.feed
    const feed = new Feed(clock, async () => {
      const site = network().sites.get(siteId)
      const picture = site && (await draw(site))
      return picture ? snapshotOf(picture, clock.now()) : null
    })
    if (closed) feed.close()
    else feeds.set(name, { kind, siteId, feed })
    return feed
  }

  // Feeds that draw at the same moment share one simulation
  function outlookOf(site: SiteModel): Promise<Outlook> {
    const known = shared.get(site.id)
    if (known) return known
    const outlook = outlooks.of(site)
    shared.set(site.id, outlook)
    const forget = () => {
      if (shared.get(site.id) === outlook) shared.delete(site.id)
    }
    outlook.then(forget, forget)
    return outlook
  }
}
