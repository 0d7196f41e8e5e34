import type { Following, FollowingQuery } from '../../../shared/contracts/desks.ts'
import type { Channel } from '../../../shared/domain/appointment.ts'
import { type Instant, minute } from '../../../shared/domain/cells.ts'
import { localDay } from '../../../shared/domain/opening.ts'
import { freeSlots } from '../../appointments/queries.ts'
import type { Reader } from '../../db/schema.ts'
import { type NetworkModel, type SiteModel, textOf } from '../../network/model.ts'
import type { DeskAt } from '../at-desk.ts'

/** A visit of today that this desk serves, or has just served, with what its appointment knows. */
export async function followedUp(db: Reader, site: SiteModel, deskId: string, stepId: string, now: Instant) {
  const row = await db
    .selectFrom('step')
    .innerJoin('ticket', 'ticket.id', 'step.ticket_id')
    .leftJoin('appointment', 'appointment.id', 'ticket.appointment_id')
    .leftJoin('appointment_person', 'appointment_person.appointment_id', 'appointment.id')
    .select(['step.id', 'step.service_id', 'step.interpreter_language', 'ticket.language', 'appointment.channel', 'appointment.requester_kind'])
    .select(['given_name', 'family_name', 'email', 'phone', 'organisation'])
    .where('step.id', '=', stepId)
    .where('step.desk_id', '=', deskId)
    .where('step.day', '=', localDay(site.zone, now))
    .where('step.status', 'in', ['serving', 'done'])
    .executeTakeFirst()
  return row ? { ...row, channel: row.channel ?? ('onSite' as Channel) } : null
}

export type FollowedUp = NonNullable<Awaited<ReturnType<typeof followedUp>>>

const weeksAhead = [1, 2, 4]
const dayMs = 24 * 60 * minute

/** as many as have a digit and fit beside each other */
const fromDayOn = 5

/**
 * The first free start from this day in one, two and four weeks on: on that day, or the next one on which there is any. Or the first
 * ones from the day that was asked for.
 */
export async function followingView(
  db: Reader,
  network: NetworkModel,
  { site, deskId }: DeskAt,
  { stepId, from }: FollowingQuery,
  now: Instant,
): Promise<Following | null> {
  const visit = await followedUp(db, site, deskId, stepId, now)
  const service = visit && network.services.get(visit.service_id)
  if (!visit || !service) return null
  const { channel } = visit
  const interpreter = visit.interpreter_language ?? undefined
  const search = { service, sites: [site], channel, interpreter, to: undefined }
  const freeFrom = async (day: string, limit: number) => (await freeSlots(db, network, { ...search, from: day, limit }, now)).slots
  const proposals = from
    ? (await freeFrom(from, fromDayOn)).map((slot) => ({ weeks: null, slot }))
    : await Promise.all(
        weeksAhead.map(async (weeks) => ({ weeks, slot: (await freeFrom(localDay(site.zone, now + weeks * 7 * dayMs), 1))[0] ?? null })),
      )
  return {
    stepId,
    serviceName: textOf(service, network.language, network).name,
    channel,
    interpreter: visit.interpreter_language,
    named: visit.given_name !== null || visit.family_name !== null,
    proposals,
  }
}
