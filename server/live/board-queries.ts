import type { Board } from '../../shared/contracts/board.ts'
import type { Instant } from '../../shared/domain/cells.ts'
import { remoteChannels, ticketLabel, ticketMark } from '../../shared/domain/ticket.ts'
import { localTime } from '../appointments/queries.ts'
import { prepared, written } from '../db/prepared.ts'
import type { Reader } from '../db/schema.ts'
import type { Tokens } from '../deps.ts'
import { boardDoor } from '../doors/queries.ts'
import { closingToTell } from '../network/closing.ts'
import { type NetworkModel, placeToday, type SiteModel } from '../network/model.ts'

const callsShown = 8

/** What a waiting room may see: number, desk, and whether it is being called. The columns read here are all there is. */
export async function boardPicture(
  db: Reader,
  network: NetworkModel,
  tokens: Tokens,
  site: SiteModel,
  now: Instant,
): Promise<Omit<Board, 'version' | 'now'>> {
  const open = network.openings.isOpenAt(site.id, site.hours, now)
  const closes = closingToTell(network, site, now)
  const calls = (await selectCalls(db, site.id)).rows
  const waiting = (await countWaiting(db, { siteId: site.id, day: network.openings.dayOf(site.zone, now) })).rows[0]!
  return {
    siteName: site.name,
    place: placeToday(network, site, now),
    zone: site.zone,
    open,
    closesTime: closes === null ? null : localTime(site.zone, closes),
    waiting: Number(waiting.count),
    calls: calls.map((row) => ({
      id: row.id,
      face: { label: ticketLabel(row.series, row.number), mark: ticketMark(row.number) },
      desk: row.label,
      status: row.status as 'called' | 'serving',
      calledAt: new Date(row.recalled_at ?? 0).toISOString(),
      calls: row.recalls + 1,
    })),
    door: open ? await boardDoor(db, tokens, site, now) : null,
  }
}

/** Whoever is spoken to by phone does not sit in the room. */
const remote = remoteChannels.map(written)

const selectCalls = prepared((db, siteId: string) =>
  db
    .selectFrom('step')
    .innerJoin('ticket', 'ticket.id', 'step.ticket_id')
    .innerJoin('desk', 'desk.id', 'step.desk_id')
    .select(['step.id', 'ticket.series', 'ticket.number', 'desk.label', 'step.status', 'step.recalled_at', 'step.recalls'])
    .where('step.site_id', '=', siteId)
    .where('step.status', 'in', [written('called'), written('serving')])
    .where('ticket.channel', 'not in', remote)
    .orderBy('step.recalled_at', 'desc')
    .orderBy('step.id')
    .limit(callsShown),
)

const countWaiting = prepared((db, { siteId, day }: { siteId: string; day: string }) =>
  db
    .selectFrom('step')
    .innerJoin('ticket', 'ticket.id', 'step.ticket_id')
    .select((count) => count.fn.countAll<number>().as('count'))
    .where('step.site_id', '=', siteId)
    .where('step.day', '=', day)
    .where('step.status', '=', 'waiting')
    .where('step.ready', '=', 1)
    .where('ticket.channel', 'not in', remote),
)
