import { minute } from '../../shared/domain/cells.ts'
import { localDay, localMinute } from '../../shared/domain/opening.ts'
import { knownService, type NetworkModel, type SiteModel } from '../network/model.ts'
import type { MissedAppointment, Visit } from '../tickets/day-store.ts'
import type { FactRow } from './store.ts'

/** What is kept of one service of a visit. */
export function factOf(network: NetworkModel, site: SiteModel, visit: Visit, id: string): FactRow {
  return {
    id,
    day: visit.day,
    site_id: site.id,
    institution_id: visit.institution_id,
    service_id: knownService(network, visit.service_id) ? visit.service_id : '',
    language: visit.language,
    interpreter_language: visit.interpreter_language,
    channel: visit.channel,
    outcome: visit.outcome ?? visit.status,
    hour: hourAt(site, visit.taken_at),
    wait_minutes: visit.first_called_at === null ? null : wholeMinutes(visit.first_called_at - visit.waiting_since),
    service_minutes: serviceMinutes(visit),
    estimate_low_minutes: visit.estimate_low_minutes,
    estimate_high_minutes: visit.estimate_high_minutes,
    booked_days_ahead: daysBetween(site.zone, visit.made_at, visit.start_at),
    first_available_days_ahead: daysBetween(site.zone, visit.made_at, visit.first_available_at),
    passed: visit.passed,
    first_visit: visit.first_visit ?? visit.booked_first_visit,
    // of the visit: on the fact of its first service
    steps: visit.position === 1 ? Number(visit.steps ?? 1) : 0,
  }
}

/** What is kept of an appointment to which nobody came: no visit, so it has waited for nobody. */
export function missedFactOf(site: SiteModel, appointment: MissedAppointment, id: string): FactRow {
  return {
    id,
    // the day that ends with it: what runs past midnight is missed with the next
    day: localDay(site.zone, appointment.end_at),
    site_id: site.id,
    institution_id: null,
    service_id: appointment.service_id,
    language: appointment.language,
    interpreter_language: appointment.interpreter_language,
    channel: appointment.channel === 'onSite' ? bookedChannel : appointment.channel,
    outcome: appointment.channel === 'onSite' ? missedOutcome : notCalledOutcome,
    hour: hourAt(site, appointment.start_at),
    wait_minutes: null,
    service_minutes: null,
    estimate_low_minutes: null,
    estimate_high_minutes: null,
    booked_days_ahead: daysBetween(site.zone, appointment.made_at, appointment.start_at),
    first_available_days_ahead: daysBetween(site.zone, appointment.made_at, appointment.first_available_at),
    passed: 0,
    first_visit: appointment.first_visit,
    steps: 0,
  }
}

export const missedOutcome = 'missed'
/** Whom nobody rang up has not failed to come. */
export const notCalledOutcome = 'notCalled'
/** as of a ticket that came from a check-in */
const bookedChannel = 'appointment'

/** Of a visit that came to its end: whoever was set aside, or forgotten until midnight, was not served till then. */
const serviceMinutes = ({ status, started_at, ended_at }: Visit): number | null =>
  status !== 'done' || started_at === null || ended_at === null ? null : wholeMinutes(ended_at - started_at)

const hourAt = (site: SiteModel, instant: number): number => Math.floor(localMinute(site.zone, instant) / 60)

const wholeMinutes = (ms: number): number => Math.max(0, Math.round(ms / minute))

function daysBetween(zone: string, from: number | null, to: number | null): number | null {
  if (from === null || to === null) return null
  return Math.round((Date.parse(localDay(zone, to)) - Date.parse(localDay(zone, from))) / (24 * 60 * minute))
}
