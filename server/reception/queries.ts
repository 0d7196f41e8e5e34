import type { Reception } from '../../shared/contracts/reception.ts'
import type { Instant } from '../../shared/domain/cells.ts'
import { isOver } from '../../shared/domain/ticket.ts'
import type { Reader } from '../db/schema.ts'
import { hasKiosk } from '../doors/queries.ts'
import type { NetworkModel, SiteModel } from '../network/model.ts'
import { interpretersAt } from '../present/interpreter-queries.ts'
import { serviceChoice, servicesAt, siteNow } from '../tickets/queries.ts'

/** What can be given and booked at this site, also what takes an appointment. */
export async function receptionView(db: Reader, network: NetworkModel, site: SiteModel, language: string, now: Instant): Promise<Reception> {
  return {
    ...siteNow(network, site, now),
    services: servicesAt(network, site).map((service) => ({
      ...serviceChoice(network, service, language),
      walkIn: service.walkIn,
      durationMinutes: service.durationMinutes,
    })),
    interpreterLanguages: [...new Set(interpretersAt(network, site).flatMap((person) => [...person.languages]))].sort(),
    kiosk: await hasKiosk(db, site.id),
  }
}

/** Whether an appointment is of this site: another's is as unknown as one that does not exist. */
export async function isAppointmentOf(db: Reader, siteId: string, appointmentId: string): Promise<boolean> {
  const row = await db.selectFrom('appointment').select('id').where('id', '=', appointmentId).where('site_id', '=', siteId).executeTakeFirst()
  return row !== undefined
}

/** Where a number was given, and whether it has come to its end: nobody needs the paper of such a one. */
export async function printableTicket(db: Reader, ticketId: string): Promise<{ siteId: string; over: boolean } | null> {
  const steps = await db.selectFrom('step').select(['site_id', 'status']).where('ticket_id', '=', ticketId).execute()
  return steps[0] ? { siteId: steps[0].site_id, over: steps.every((step) => isOver(step.status)) } : null
}
