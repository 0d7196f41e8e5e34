import { mayTakeNumber } from '../../shared/domain/admission.ts'
import { accepted, type Decision, refused } from '../../shared/domain/decision.ts'
import { localDay } from '../../shared/domain/opening.ts'
import type { PriorityClass } from '../../shared/domain/queue.ts'
import { type Tx, takeTurn } from '../db/transact.ts'
import { interpreterNeed, type SiteModel } from '../network/model.ts'
import { admissionQuestion } from './admission.ts'
import { hasTakenNumber, insertTicket } from './store.ts'
import type { FurtherStep } from './visit-store.ts'

export interface TicketWish {
  readonly siteId: string
  readonly serviceId: string
  readonly language: string
  readonly interpreter?: string | undefined
  /** services that follow in the same visit, at other desks of this site */
  readonly further?: readonly string[] | undefined
  readonly priorityClass?: Exclude<PriorityClass, 'appointment'>
  /** a seal of the day and of the phone that asks: one number each */
  readonly phoneHash?: string
}

/** Gives a number to somebody who walks in. */
export async function takeTicket(tx: Tx, wish: TicketWish, channel: string): Promise<Decision<{ ticketId: string }>> {
  const site = tx.network.sites.get(wish.siteId)
  const service = tx.network.services.get(wish.serviceId)
  if (!site || !service) return refused('service_unknown')
  const interpreterLanguage = interpreterNeed(service, site, wish.interpreter)
  const allowed = mayTakeNumber(await admissionQuestion(tx.db, tx.network, { site, service, interpreterLanguage }, tx.now))
  if (!allowed.ok) return allowed
  const further = await furtherSteps(tx, site, wish)
  if (!further.ok) return further
  const day = localDay(site.zone, tx.now)
  if (wish.phoneHash && (await hasTakenNumber(tx.db, { siteId: site.id, day, phoneHash: wish.phoneHash }))) return refused('one_number_a_day')
  await takeTurn(tx.db, site.id)
  const { ticketId, stepId } = await insertTicket(tx, {
    siteId: site.id,
    day,
    series: site.series,
    channel,
    language: wish.language,
    appointmentId: null,
    serviceId: service.id,
    interpreterLanguage,
    priorityClass: wish.priorityClass ?? 'walkIn',
    waitingSince: tx.now,
    expectedMinutes: service.durationMinutes,
    phoneHash: wish.phoneHash ?? null,
    further: further.value,
  })
  tx.record({ kind: 'ticketTaken', siteId: site.id, ticketId, stepId })
  return accepted({ ticketId })
}

/** The kiosk's own question for each: a visit whose third desk cannot take it today is not begun. */
async function furtherSteps(tx: Tx, site: SiteModel, wish: TicketWish): Promise<Decision<FurtherStep[]>> {
  const steps: FurtherStep[] = []
  for (const serviceId of wish.further ?? []) {
    const service = tx.network.services.get(serviceId)
    if (!service) return refused('service_unknown')
    const interpreterLanguage = interpreterNeed(service, site, wish.interpreter)
    const allowed = mayTakeNumber(await admissionQuestion(tx.db, tx.network, { site, service, interpreterLanguage }, tx.now))
    if (!allowed.ok) return allowed
    steps.push({ serviceId, interpreterLanguage, expectedMinutes: service.durationMinutes })
  }
  return accepted(steps)
}
