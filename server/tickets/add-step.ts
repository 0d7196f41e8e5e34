import { limits } from '../../shared/contracts/limits.ts'
import { mayWorkAt, type Staff } from '../../shared/domain/actor.ts'
import { accepted, type Decision, refused } from '../../shared/domain/decision.ts'
import { localDay } from '../../shared/domain/opening.ts'
import { isOver } from '../../shared/domain/ticket.ts'
import { type Tx, takeTurn } from '../db/transact.ts'
import { interpreterNeed, offers } from '../network/model.ts'
import { ticketById } from './store.ts'
import { insertFurther, openNextStep, stepsOfVisit } from './visit-store.ts'

export interface StepWish {
  readonly serviceId: string
  readonly interpreter?: string | undefined
}

/** One visit, one number, one desk more: also of another institution of the same site. A number of yesterday is in no queue of today. */
export async function addStep(tx: Tx, actor: Staff, ticketId: string, wish: StepWish): Promise<Decision<{ stepId: string }>> {
  const ticket = await ticketById(tx.db, ticketId)
  const site = ticket && tx.network.sites.get(ticket.site_id)
  if (!ticket || !site || !mayWorkAt(actor, site.id)) return refused('not_found')
  const service = tx.network.services.get(wish.serviceId)
  if (!service || !offers(site, service.id)) return refused('service_unknown')
  await takeTurn(tx.db, site.id)
  const steps = await stepsOfVisit(tx.db, ticketId)
  const last = steps.at(-1)
  if (!last || last.status === 'closed' || last.status === 'left' || last.day !== localDay(site.zone, tx.now)) return refused('ticket_over')
  if (steps.length >= limits.steps) return refused('step_changed')
  const language = wish.interpreter ?? steps.find((step) => step.interpreter_language)?.interpreter_language ?? undefined
  const further = { serviceId: service.id, interpreterLanguage: interpreterNeed(service, site, language), expectedMinutes: service.durationMinutes }
  const [stepId] = await insertFurther(tx, last, last.position, [further])
  if (steps.every((step) => isOver(step.status))) await openNextStep(tx, last)
  tx.record({ kind: 'stepAdded', siteId: site.id, ticketId, stepId: stepId! })
  return accepted({ stepId: stepId! })
}
