import { type RawBuilder, sql } from 'kysely'
import type { Writer } from '../../../../server/db/schema.ts'
import { dayInterval } from '../../../../shared/domain/opening.ts'

/** Visits a day of the busiest site of the region, and of each other. */
const most = 160
const usual = 24
const opensMs = 8 * 60 * 60_000
const openMs = 10 * 60 * 60_000

export interface Past {
  /** `YYYY-MM-DD`, both included */
  readonly from: string
  readonly to: string
  /** whoever came in the last hour is not done yet */
  readonly now: number
}

/**
 * Every site's visits of these days but Sundays, a third of them booked, each with its step, its call and its engagement, and nothing
 * erased. The database makes them itself: row by row they would take a quarter of an hour.
 */
export async function insertVisits(db: Writer, busiest: string, past: Past): Promise<void> {
  const insert = (into: string, columns: string, which = '') =>
    sql`insert into ${sql.raw(into)} ${visits(busiest, past)} select ${sql.raw(columns)} from visit ${sql.raw(which)}`.execute(db)
  await insert(
    'appointment (id, code, site_id, service_id, channel, language, status, start_at, end_at, made_at, made_by, requester_kind)',
    "id, id, site_id, service_id, 'onSite', 'it', 'done', came, came + 1800000, came - 864000000, 'web', 'person'",
    'where n % 3 = 0',
  )
  await insert('appointment_person (appointment_id, given_name, family_name, phone)', "id, 'Bench', id, '02 0000000'", 'where n % 3 = 0')
  await insert(
    'ticket (id, site_id, day, series, number, status, channel, language, appointment_id, taken_at, estimate_low_minutes, estimate_high_minutes, promised_at)',
    "id, site_id, day, 'B', n + 1, 'done', 'kiosk', 'it', case when n % 3 = 0 then id end, came, 5, 25, came + 1500000",
  )
  await insert(
    'step (id, ticket_id, site_id, day, position, service_id, priority_class, status, waiting_since, arrival, expected_minutes, desk_id, called_at, recalled_at, started_at, ended_at, outcome)',
    "id, id, site_id, day, 1, service_id, 'walkIn', 'done', came, n + 1, 30, desk_id, came + 600000, came + 600000, came + 660000, came + 2400000, 'done'",
  )
  await insert('call (id, step_id, site_id, desk_id, staff_id, called_at)', "id, id, site_id, desk_id, 'staff-1', came + 600000")
  await insert('engagement (id, resource_id, step_id, opened_at, closed_at)', 'id, desk_id, id, came + 600000, came + 2400000')
}

/** `visit`: who came, when, for what and to which desk. */
function visits(busiest: string, { from, to, now }: Past): RawBuilder<unknown> {
  const days = daysOf(from, to).map((day) => sql`(${sql.lit(day)}, ${sql.lit(dayInterval('Europe/Rome', day).from + opensMs)})`)
  return sql`with recursive
    open_day(day, opens) as (values ${sql.join(days)}),
    place(n) as (select 0 union all select n + 1 from place where n < ${sql.lit(most - 1)}),
    hall(site_id, at, visits) as (
      select id, cast(substr(id, 6) as integer), case id when ${sql.lit(busiest)} then ${sql.lit(most)} else ${sql.lit(usual)} end from site
    ),
    everybody as (
      select day || '-' || site_id || '-' || n as id, site_id, day, n, site_id || '-desk-0-' || (n % 3) as desk_id,
        'service-' || ((at + n % 5) % 20) as service_id, opens + cast(n as bigint) * ${sql.lit(openMs)} / visits as came
      from open_day cross join hall cross join place where n < visits
    ),
    visit as (select * from everybody where came < ${sql.lit(now - 60 * 60_000)})`
}

function daysOf(from: string, to: string): string[] {
  const days: string[] = []
  for (let date = Temporal.PlainDate.from(from); Temporal.PlainDate.compare(date, to) <= 0; date = date.add({ days: 1 }))
    if (date.dayOfWeek !== 7) days.push(date.toString())
  return days
}
