import type { ReplanList } from '../../shared/contracts/replan.ts'
import { mayKnowVisitors, type Staff } from '../../shared/domain/actor.ts'
import { replanDays } from '../db/personal.ts'
import type { Reader, Row } from '../db/schema.ts'
import { institutionsServing, knownService, type NetworkModel, type SiteModel, textOf } from '../network/model.ts'
import { localTime } from './queries.ts'

const dayMs = 24 * 60 * 60_000

/** Everybody at the site whose appointment must be planned anew; whom to call, of those that the reader's institution serves. */
export async function replanView(db: Reader, network: NetworkModel, site: SiteModel, actor: Staff): Promise<ReplanList> {
  const mayKnow = (serviceId: string) => mayKnowVisitors(actor, site.id, institutionsServing(site, serviceId))
  const rows = await db
    .selectFrom('appointment')
    .leftJoin('appointment_person', 'appointment_person.appointment_id', 'appointment.id')
    .leftJoin('outbox', (join) =>
      join
        .onRef('outbox.appointment_id', '=', 'appointment.id')
        .on('outbox.kind', '=', 'replan')
        .onRef('outbox.sequence', '=', 'appointment.sequence'),
    )
    .selectAll('appointment')
    .select(['given_name', 'family_name', 'email', 'phone', 'sent_at', 'failed_at'])
    .where('site_id', '=', site.id)
    .where('status', '=', 'replan')
    .orderBy('start_at')
    .orderBy('appointment.id')
    .execute()
  const appointments = rows
    .map(
      (row): Line => ({
        appointmentId: row.id,
        serviceId: row.service_id,
        serviceName: serviceName(network, row.service_id),
        channel: row.channel,
        language: row.language,
        interpreter: row.interpreter_language,
        start: isoOf(row.start_at),
        day: network.openings.dayOf(site.zone, row.start_at),
        time: localTime(site.zone, row.start_at),
        reason: row.replan_reason,
        since: isoOf(row.replan_at ?? row.made_at),
        lastDay: network.openings.dayOf(site.zone, Math.max(row.end_at, row.replan_at ?? 0, row.offered_at ?? 0) + replanDays * dayMs),
        offer: offerState(row),
        offeredAt: row.offered_at === null ? null : isoOf(row.offered_at),
        ...(mayKnow(row.service_id) ? personOf(row) : { name: null, phone: null, email: null }),
      }),
    )
    .sort((one, other) => (one.lastDay < other.lastDay ? -1 : one.lastDay > other.lastDay ? 1 : 0))
  return { appointments }
}

export async function replanCountsOf(db: Reader): Promise<{ siteId: string; count: number }[]> {
  const rows = await db
    .selectFrom('appointment')
    .select(['site_id', (count) => count.fn.countAll().as('count')])
    .where('status', '=', 'replan')
    .groupBy('site_id')
    .orderBy('site_id')
    .execute()
  return rows.map((row) => ({ siteId: row.site_id, count: Number(row.count) }))
}

type Line = ReplanList['appointments'][number]

const personOf = ({ given_name, family_name, phone, email }: Pick<Row<'appointment_person'>, 'given_name' | 'family_name' | 'phone' | 'email'>) => ({
  name: [given_name, family_name].filter(Boolean).join(' ') || null,
  phone,
  email,
})

type OfferRow = Pick<Row<'appointment'>, 'offered_at'> & Pick<Row<'appointment_person'>, 'email' | 'phone'> & Sent
interface Sent {
  sent_at: number | null
  failed_at: number | null
}

function offerState({ email, phone, offered_at, sent_at, failed_at }: OfferRow) {
  if (email === null || failed_at !== null) return phone === null ? 'unreachable' : 'toCall'
  if (offered_at === null) return 'open'
  return sent_at === null ? 'onItsWay' : 'sent'
}

function serviceName(network: NetworkModel, serviceId: string): string {
  const service = knownService(network, serviceId)
  return service ? textOf(service, network.language, network).name : serviceId
}

const isoOf = (instant: number): string => new Date(instant).toISOString()
