import type { TicketFace } from '../../shared/contracts/tickets.ts'
import { ticketLabel, ticketMark } from '../../shared/domain/ticket.ts'
import type { Reader } from '../db/schema.ts'

export async function faceOfStep(db: Reader, stepId: string): Promise<TicketFace> {
  const row = await db
    .selectFrom('step')
    .innerJoin('ticket', 'ticket.id', 'step.ticket_id')
    .select(['ticket.series', 'ticket.number'])
    .where('step.id', '=', stepId)
    .executeTakeFirstOrThrow()
  return { label: ticketLabel(row.series, row.number), mark: ticketMark(row.number) }
}
