import { mayTakeNumber } from '../../shared/domain/admission.ts'
import { accepted, type Decision, refused } from '../../shared/domain/decision.ts'
import { localDay } from '../../shared/domain/opening.ts'
import { type Tx, takeTurn } from '../db/transact.ts'
import { interpreterNeed } from '../network/model.ts'
import { admissionQuestion } from './admission.ts'
import { insertTicket } from './store.ts'

export interface TicketWish {
  readonly siteId: string
  readonly serviceId: string
  readonly language: string
  readonly interpreter?: string | undefined
}

/** Gives a number to somebody who walks in. */
export async function takeTicket(tx: Tx, wish: TicketWish, channel: string): Promise<Decision<{ ticketId: string }>> {
  const site = tx.network.sites.get(wish.siteId)
  const service = tx.network.services.get(wish.serviceId)
  if (!site || !service) return refused('service_unknown')
  const interpreterLanguage = interpreterNeed(service, site, wish.interpreter)
  const allowed = mayTakeNumber(await admissionQuestion(tx.db, tx.network, { site, service, interpreterLanguage }, tx.now))
  if (!allowed.ok) return allowed
  await takeTurn(tx.db, site.id)
  const { ticketId, stepId } = await insertTicket(tx, {
    siteId: site.id,
    day: localDay(site.zone, tx.now),
    series: site.series,
    channel,
    language: wish.language,
    appointmentId: null,
    serviceId: service.id,
    interpreterLanguage,
    priorityClass: 'walkIn',
    waitingSince: tx.now,
    expectedMinutes: service.durationMinutes,
  })
  tx.record({ kind: 'ticketTaken', siteId: site.id, ticketId, stepId })
  return accepted({ ticketId })
}
