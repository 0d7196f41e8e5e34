import type { TicketFace } from '../../shared/contracts/tickets.ts'
import { ticketLabel, ticketMark } from '../../shared/domain/ticket.ts'
import { prepared } from '../db/prepared.ts'
import type { Reader } from '../db/schema.ts'

export async function faceOfStep(db: Reader, stepId: string): Promise<TicketFace> {
  const { series, number } = (await selectNumber(db, stepId)).rows[0]!
  return { label: ticketLabel(series, number), mark: ticketMark(number) }
}

const selectNumber = prepared((db, stepId: string) =>
  db
    .selectFrom('ticket')
    .select(['series', 'number'])
    .where('id', '=', (step) => step.selectFrom('step').select('ticket_id').where('step.id', '=', stepId)),
)
