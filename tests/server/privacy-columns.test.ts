import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../server/db/open.ts'
import { personalColumns } from '../../server/db/personal.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

/**
 * Columns that say nothing about anybody. A new column belongs here or, with its days, in server/db/personal.ts: whoever adds
 * one decides.
 */
const impersonal: Readonly<Record<string, string>> = {
  // the organisation, not people: its phone and e-mail are those of the desk
  network: 'id name zone language phone email invented version',
  area: 'id name position retired_at',
  institution: 'id name position retired_at',
  site: 'id area_id name kind zone address city phone email series queue_policy arrive_early_minutes arrive_late_minutes position holidays patron_day retired_at',
  service:
    'id life_area icon duration_minutes buffer_before_minutes buffer_after_minutes step_minutes notice_minutes horizon_days channels walk_in position retired_at',
  service_text: 'service_id language name summary for_whom documents answer_sheet reviewed',
  requirement: 'service_id role count condition',
  pool: 'id site_id institution_id name languages position retired_at',
  extra_unit: 'resource_id pool_id day at',
  pool_service: 'pool_id service_id',
  resource: 'id kind pool_id weekly_minutes active position feed_version',
  resource_language: 'resource_id language',
  resource_role: 'resource_id role',
  desk: 'id pool_id site_id label position',
  hours: 'id site_id resource_id channels weekday from_minute to_minute valid_from valid_to',
  hours_exception: 'id site_id resource_id from_day to_day from_minute to_minute reason place address',
  // when somebody cannot be had: what the calendar calls it stays there
  unavailability: 'id resource_id from_at to_at source reason made_at',
  calendar_feed: 'resource_id next_at read_at problem',
  travel: 'from_site_id to_site_id minutes',
  resource_day: 'resource_id day version',
  // the code is random, and opens nothing without a name or a paired kiosk
  appointment:
    'id code site_id service_id channel status start_at end_at hold_expires_at made_at made_by first_available_at requester_kind sequence replan_at replan_reason offered_at first_visit',
  appointment_person: 'appointment_id',
  claim: 'resource_id cell appointment_id',
  busy: 'appointment_id resource_id role from_at to_at expires_at',
  queue_state: 'site_id version',
  day_counter: 'site_id day series last',
  ticket:
    'id site_id day series number status channel appointment_id taken_at estimate_low_minutes estimate_high_minutes promised_at closed_reason first_visit',
  step: 'id ticket_id site_id day position service_id priority_class status waiting_since arrival passed expected_minutes desk_id called_at recalled_at recalls started_at ended_at outcome ready wanted_desk_id wanted_pool_id',
  call: 'id step_id site_id desk_id interpreter_id called_at chosen reason undone_at',
  overtaking: 'call_id step_id reason',
  absence: 'id step_id at',
  desk_session: 'id desk_id site_id opened_at closed_at seen_at',
  pause: 'id session_id desk_id reason from_at to_at',
  parking: 'id step_id desk_id reason at resumed_at',
  transfer: 'id step_id from_desk_id from_service_id to_service_id to_desk_id to_pool_id at',
  deed: 'id desk_id step_id verb at undone_at',
  help_call: 'id site_id desk_id at answered_at',
  referral: 'id step_id appointment_id desk_id at agreed',
  engagement: 'id resource_id step_id opened_at closed_at',
  // languages, but of nobody: no ticket, no appointment, no instant finer than the hour
  fact: 'id day site_id institution_id service_id language interpreter_language channel outcome hour wait_minutes service_minutes estimate_low_minutes estimate_high_minutes booked_days_ahead first_available_days_ahead passed first_visit steps',
  // the same, a month of a site in one row
  fact_month: 'site_id month facts',
  device: 'id kind site_id name printer pairing_code pairing_expires_at approved_at revoked_at wrong_codes paused_until',
  user: 'emailVerified image createdAt updatedAt',
  session: 'id expiresAt token createdAt updatedAt',
  account: 'id providerId accessToken refreshToken idToken accessTokenExpiresAt refreshTokenExpiresAt scope createdAt updatedAt',
  verification: 'id identifier value expiresAt createdAt updatedAt',
  rateLimit: 'id count lastRequest',
  membership: 'id site_id area_id institution_id may_choose role',
  invitation: 'id expires_at used_at mail_at mail_attempts',
  event: 'seq xid at kind site_id refs',
  // a fingerprint is a hash; an answer holds ids and codes
  idempotency: 'key scope fingerprint answer created_at',
  outbox: 'id kind appointment_id sequence attempts made_at next_at sent_at failed_at',
  meta: 'key value',
}
const ofKysely = ['kysely_migration', 'kysely_migration_lock']

let fresh: FreshDatabase
let database: Database
let columns: readonly string[]
beforeAll(async () => {
  fresh = await freshDatabase()
  database = openDatabase(fresh.url)
  const tables = await database.reader.introspection.getTables()
  columns = tables
    .filter(({ name }) => !ofKysely.includes(name) && !name.startsWith('sqlite_'))
    .flatMap((table) => table.columns.map((column) => `${table.name}.${column.name}`))
})
afterAll(async () => {
  await database?.close()
  await fresh?.drop()
})

const personal = personalColumns.map(({ table, column }) => `${table}.${column}`)
const harmless = Object.entries(impersonal).flatMap(([table, names]) => names.split(' ').map((name) => `${table}.${name}`))

describe('every column of the database', () => {
  test('says something about a person, and how long it lives, or is known to say nothing', () => {
    expect(columns.filter((column) => !personal.includes(column) && !harmless.includes(column))).toEqual([])
  })

  test('is not both', () => {
    expect(personal.filter((column) => harmless.includes(column))).toEqual([])
  })

  test('exists: neither list names what is gone', () => {
    const xid = database.engine === 'sqlite' ? ['event.xid'] : []
    expect([...personal, ...harmless].filter((column) => !columns.includes(column) && !xid.includes(column))).toEqual([])
  })

  test('that is personal lives for a while, for a reason', () => {
    for (const { days, why, table, column } of personalColumns) {
      expect(days, `${table}.${column}`).toBeGreaterThan(0)
      expect(why, `${table}.${column}`).toMatch(/\S{3}/)
    }
  })

  test('of which there must be none is not there', () => {
    expect(columns.filter((column) => /nationality|citizenship|birth|passport|document_number|religion|gender|sex$/i.test(column))).toEqual([])
  })
})
