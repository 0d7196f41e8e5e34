import type { Board } from '../../shared/contracts/board.ts'
import type { Instant } from '../../shared/domain/cells.ts'
import { localDay } from '../../shared/domain/opening.ts'
import { ticketLabel, ticketMark } from '../../shared/domain/ticket.ts'
import type { Reader } from '../db/schema.ts'
import type { NetworkModel, SiteModel } from '../network/model.ts'

const callsShown = 8

/** What a waiting room may see: number, desk, and whether it is being called. The columns read here are all there is. */
export async function boardPicture(db: Reader, network: NetworkModel, site: SiteModel, now: Instant): Promise<Omit<Board, 'version' | 'now'>> {
  const calls = await db
    .selectFrom('step')
    .innerJoin('ticket', 'ticket.id', 'step.ticket_id')
    .innerJoin('desk', 'desk.id', 'step.desk_id')
    .select(['step.id', 'ticket.series', 'ticket.number', 'desk.label', 'step.status', 'step.recalled_at', 'step.recalls'])
    .where('step.site_id', '=', site.id)
    .where('step.status', 'in', ['called', 'serving'])
    .orderBy('step.recalled_at', 'desc')
    .orderBy('step.id')
    .limit(callsShown)
    .execute()
  const waiting = await db
    .selectFrom('step')
    .select((count) => count.fn.countAll<number>().as('count'))
    .where('site_id', '=', site.id)
    .where('day', '=', localDay(site.zone, now))
    .where('status', '=', 'waiting')
    .executeTakeFirstOrThrow()
  return {
    siteName: site.name,
    zone: site.zone,
    open: network.openings.isOpenAt(site.id, site.hours, now),
    waiting: Number(waiting.count),
    calls: calls.map((row) => ({
      id: row.id,
      face: { label: ticketLabel(row.series, row.number), mark: ticketMark(row.number) },
      desk: row.label,
      status: row.status as 'called' | 'serving',
      calledAt: new Date(row.recalled_at ?? 0).toISOString(),
      calls: row.recalls + 1,
    })),
  }
}
