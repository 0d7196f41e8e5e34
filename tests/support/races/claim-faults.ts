import { sql } from 'kysely'
import type { Database } from '../../../server/db/open.ts'
import type { Acknowledged, Journal } from './journal.ts'

type Reader = Database['reader']

/**
 * Which resources are taken when, by the appointments themselves: the times come from the appointment and its service, so that
 * nothing here leans on the claims or on their key.
 */
const taken = sql`
  select busy.resource_id, busy.role, busy.from_at as busy_from, busy.to_at as busy_to, appointment.id, busy.expires_at, hold_expires_at,
    start_at - buffer_before_minutes * 60000 as from_at, end_at + buffer_after_minutes * 60000 as to_at
  from busy join appointment on appointment.id = busy.appointment_id join service on service.id = appointment.service_id
  where appointment.status in ('held', 'booked', 'arrived')`

/** Two living appointments that have one resource at the same time. */
export const doubles = (db: Reader) =>
  rowsOf<{ resource_id: string; one: string; other: string }>(
    db,
    sql`with taken as (${taken})
    select one.resource_id, one.id as one, other.id as other
    from taken one join taken other on other.resource_id = one.resource_id and other.id > one.id
      and other.from_at < one.to_at and other.to_at > one.from_at`,
  )

/** Two living appointments of one person at different sites, with less between them than the way takes. */
export const tooFar = (db: Reader, minutes: number) =>
  rowsOf<{ resource_id: string; one: string; other: string }>(
    db,
    sql`with taken as (${taken}), placed as (
      select taken.*, appointment.site_id from taken join appointment on appointment.id = taken.id
      join resource on resource.id = taken.resource_id and resource.kind = 'interpreter')
    select one.resource_id, one.id as one, other.id as other
    from placed one join placed other on other.resource_id = one.resource_id and other.id > one.id and other.site_id <> one.site_id
      and other.from_at < one.to_at + ${minutes * 60_000} and one.from_at < other.to_at + ${minutes * 60_000}`,
  )

/** Living appointments, to be kept by somebody or something that cannot be had during the visit. */
export const withSomebodyAway = (db: Reader) =>
  rowsOf<{ id: string; resource_id: string }>(
    db,
    sql`select distinct appointment.id, busy.resource_id
    from busy join appointment on appointment.id = busy.appointment_id
    join unavailability on unavailability.resource_id = busy.resource_id
      and unavailability.from_at < appointment.end_at and unavailability.to_at > appointment.start_at
    where appointment.status in ('held', 'booked', 'arrived')`,
  )

/** Appointments whose claims are not exactly the cells of their time, or run out when they do not; and claims or busy times of nobody who lives. */
export const torn = (db: Reader) =>
  rowsOf<{ id: string; resource_id: string }>(
    db,
    sql`with taken as (${taken}), claimed as (
      select resource_id, appointment_id, count(*) as cells, count(distinct cell) as different, min(cell) as first, max(cell) as last
      from claim group by resource_id, appointment_id)
    select taken.id, taken.resource_id from taken
      left join claimed on claimed.appointment_id = taken.id and claimed.resource_id = taken.resource_id
      where claimed.cells is null or cells <> different or first <> from_at / 300000 or last <> to_at / 300000 - 1
        or cells <> (to_at - from_at) / 300000 or busy_from <> from_at or busy_to <> to_at or expires_at is distinct from hold_expires_at
    union all
    select claimed.appointment_id, claimed.resource_id from claimed
      left join taken on claimed.appointment_id = taken.id and claimed.resource_id = taken.resource_id where taken.id is null
    union all
    select busy.appointment_id, busy.resource_id from busy
      left join taken on busy.appointment_id = taken.id and busy.resource_id = taken.resource_id where taken.id is null`,
  )

/** Living appointments that have fewer or more of a role than their service requires: a desk without the interpreter, or the other way round. */
export const incomplete = (db: Reader) =>
  rowsOf<{ id: string; role: string; needed: number; has: number }>(
    db,
    sql`select appointment.id, requirement.role, requirement.count as needed, count(busy.resource_id) as has
    from appointment join requirement on requirement.service_id = appointment.service_id
      and (requirement.condition = 'always' or appointment.interpreter_language is not null)
    left join busy on busy.appointment_id = appointment.id and busy.role = requirement.role
    where appointment.status in ('held', 'booked', 'arrived')
    group by appointment.id, requirement.role, requirement.count
    having count(busy.resource_id) <> requirement.count`,
  )

/** A desk of another site or service, an interpreter of another language, a professional of another role, a role nobody asked for. */
export const unfit = (db: Reader) =>
  rowsOf<{ id: string; role: string; resource_id: string }>(
    db,
    sql`select appointment.id, busy.role, busy.resource_id
    from busy join appointment on appointment.id = busy.appointment_id
    left join requirement on requirement.service_id = appointment.service_id and requirement.role = busy.role
      and (requirement.condition = 'always' or appointment.interpreter_language is not null)
    where requirement.role is null or not case busy.role
      when 'desk' then exists (
        select 1 from resource join pool on pool.id = resource.pool_id join pool_service on pool_service.pool_id = pool.id
        where resource.id = busy.resource_id and resource.kind = 'unit' and pool.site_id = appointment.site_id
          and pool_service.service_id = appointment.service_id)
      when 'interpreter' then exists (
        select 1 from resource_language where resource_language.resource_id = busy.resource_id
          and resource_language.language = appointment.interpreter_language)
      else exists (select 1 from resource_role where resource_role.resource_id = busy.resource_id and resource_role.role = busy.role)
    end`,
  )

export async function claimFaults(db: Reader) {
  return { doubles: await doubles(db), torn: await torn(db), incomplete: await incomplete(db), unfit: await unfit(db) }
}

export const noClaimFaults = { doubles: [], torn: [], incomplete: [], unfit: [] }

/** Where the database and what was acknowledged to the clients say different things. */
export async function brokenPromises(db: Reader, journal: Journal): Promise<string[]> {
  const rows = await db.selectFrom('appointment').select(['id', 'status', 'start_at', 'sequence']).execute()
  const known = new Map(rows.map((row) => [row.id, row]))
  const broken = [...journal.appointments.values()].flatMap((promised) => {
    const row = known.get(promised.appointmentId)
    known.delete(promised.appointmentId)
    const what = `${promised.appointmentId}: ${promised.verbs} became ${row?.status} with sequence ${row?.sequence}`
    return row && isKept(promised, row) ? [] : [what]
  })
  return [...broken, ...[...known.keys()].map((id) => `${id}: nobody was told of it`)]
}

function isKept({ verbs, starts }: Acknowledged, row: { status: string; start_at: number; sequence: number }): boolean {
  const times = (...these: string[]) => verbs.filter((verb) => these.includes(verb)).length
  const changes = times('move', 'cancel')
  // At most: a move to where it stood already is no change, one that comes back there is
  const movesInPlace = starts.length - new Set(starts).size - (times('hold', 'book') - 1)
  const ended = times('cancel') === 1 ? 'cancelled' : times('release') === 1 ? 'expired' : times('book') === 1 ? 'booked' : null
  return (
    (ended === null ? ['held', 'expired'].includes(row.status) : row.status === ended) &&
    times('book', 'release') <= 1 &&
    times('cancel') <= 1 &&
    row.sequence <= changes &&
    row.sequence >= changes - movesInPlace &&
    starts.some((start) => Date.parse(start) === row.start_at)
  )
}

async function rowsOf<T>(db: Reader, query: ReturnType<typeof sql>): Promise<T[]> {
  return (await query.execute(db)).rows as T[]
}
