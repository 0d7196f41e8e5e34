import type { ColumnType, Generated, Kysely, Selectable, Transaction } from 'kysely'
import type { Role } from '../../shared/domain/actor.ts'
import type { AppointmentStatus, Channel, ReplanReason } from '../../shared/domain/appointment.ts'
import type { OvertakingReason, PriorityClass } from '../../shared/domain/queue.ts'
import type { ParkReason, PauseReason, TicketStatus } from '../../shared/domain/ticket.ts'
import type { UnavailabilityReason } from '../../shared/domain/unavailability.ts'

/** Instants are epoch milliseconds, days `YYYY-MM-DD`, booleans 0 or 1; JSON columns are text. */
type Flag = number
type WithDefault<T> = ColumnType<T, T | undefined, T>
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>

export interface Schema {
  network: {
    id: string
    name: string
    zone: string
    language: string
    phone: string | null
    email: string | null
    invented: WithDefault<Flag>
    /** counted up by each change of the network, which so come one after another */
    version: WithDefault<number>
  }
  /** `retired_at`: taken away, but still spoken of by what has been */
  area: { id: string; name: string; position: number; retired_at: Maybe<number> }
  institution: { id: string; name: string; position: number; retired_at: Maybe<number> }
  site: {
    id: string
    area_id: string
    name: string
    kind: 'fixed' | 'mobile' | 'remote'
    zone: string
    address: string
    city: string
    phone: string | null
    email: string | null
    series: string
    queue_policy: string
    arrive_early_minutes: number
    arrive_late_minutes: number
    position: number
    /** a country whose public holidays close it: `IT` */
    holidays: Maybe<string>
    /** the patron saint's: `MM-DD` */
    patron_day: Maybe<string>
    retired_at: Maybe<number>
  }
  service: {
    id: string
    life_area: string
    icon: string
    duration_minutes: number
    buffer_before_minutes: WithDefault<number>
    buffer_after_minutes: WithDefault<number>
    step_minutes: number
    notice_minutes: number
    horizon_days: number
    channels: string
    walk_in: Flag
    position: number
    retired_at: Maybe<number>
  }
  service_text: {
    service_id: string
    language: string
    name: string
    summary: string
    for_whom: string
    documents: string
    answer_sheet: string
    reviewed: WithDefault<Flag>
  }
  requirement: { service_id: string; role: string; count: number; condition: 'always' | 'language' }
  pool: { id: string; site_id: string; institution_id: string; name: string; languages: string; position: number; retired_at: Maybe<number> }
  pool_service: { pool_id: string; service_id: string }
  resource: {
    id: string
    kind: 'unit' | 'desk' | 'professional' | 'interpreter' | 'room'
    name: string
    pool_id: string | null
    weekly_minutes: number | null
    active: WithDefault<Flag>
    position: number
    /** counted up, the address of the calendar that goes out is another one */
    feed_version: WithDefault<number>
  }
  resource_language: { resource_id: string; language: string }
  resource_role: { resource_id: string; role: string }
  desk: { id: string; pool_id: string; site_id: string; label: string; position: number }
  hours: {
    id: string
    site_id: string
    resource_id: string | null
    channels: string
    weekday: number
    from_minute: number
    to_minute: number
    valid_from: string | null
    valid_to: string | null
  }
  hours_exception: {
    id: string
    site_id: string
    resource_id: string | null
    from_day: string
    to_day: string
    from_minute: number | null
    to_minute: number | null
    reason: string
    /** where a mobile unit stops */
    place: Maybe<string>
    address: Maybe<string>
  }
  travel: { from_site_id: string; to_site_id: string; minutes: number }
  /** a time in which a resource cannot be had, whatever its hours say */
  /** a place of a pool for one day alone */
  extra_unit: { resource_id: string; pool_id: string; day: string; at: number }
  unavailability: {
    id: string
    resource_id: string
    from_at: number
    to_at: number
    source: 'staff' | 'self' | 'feed'
    reason: UnavailabilityReason
    made_by: Maybe<string>
    made_at: number
  }
  calendar_feed: {
    resource_id: string
    url: string
    next_at: number
    read_at: Maybe<number>
    problem: Maybe<string>
    made_by: string
  }
  resource_day: { resource_id: string; day: string; version: WithDefault<number> }
  appointment: {
    id: string
    code: string
    site_id: string
    service_id: string
    channel: Channel
    language: string
    interpreter_language: string | null
    status: AppointmentStatus
    start_at: number
    end_at: number
    hold_expires_at: number | null
    made_at: number
    made_by: 'web' | 'kiosk' | 'staff'
    first_available_at: number | null
    requester_kind: 'person' | 'company' | 'office'
    sequence: WithDefault<number>
    replan_at: Maybe<number>
    replan_reason: Maybe<ReplanReason>
    offered_at: Maybe<number>
    first_visit: Maybe<Flag>
  }
  appointment_person: {
    appointment_id: string
    given_name: string | null
    family_name: string | null
    email: string | null
    phone: string | null
    details: string | null
    organisation: Maybe<string>
  }
  claim: { resource_id: string; cell: number; appointment_id: string }
  busy: { appointment_id: string; resource_id: string; role: string; from_at: number; to_at: number; expires_at: number | null }
  queue_state: { site_id: string; version: WithDefault<number> }
  day_counter: { site_id: string; day: string; series: string; last: number }
  ticket: {
    id: string
    site_id: string
    day: string
    series: string
    number: number
    status: TicketStatus
    channel: string
    language: string
    appointment_id: string | null
    taken_at: number
    estimate_low_minutes: number | null
    estimate_high_minutes: number | null
    promised_at: number | null
    closed_reason: string | null
    first_visit: Maybe<Flag>
    phone_hash: Maybe<string>
  }
  step: {
    id: string
    ticket_id: string
    site_id: string
    day: string
    position: number
    service_id: string
    interpreter_language: string | null
    priority_class: PriorityClass
    status: TicketStatus
    waiting_since: number
    arrival: number
    passed: WithDefault<number>
    expected_minutes: number
    desk_id: string | null
    called_at: number | null
    recalled_at: number | null
    recalls: WithDefault<number>
    started_at: number | null
    ended_at: number | null
    outcome: string | null
    /** 0: an earlier step of the visit has not ended */
    ready: WithDefault<Flag>
    wanted_desk_id: Maybe<string>
    wanted_pool_id: Maybe<string>
    wanted_staff_id: Maybe<string>
  }
  call: {
    id: string
    step_id: string
    site_id: string
    desk_id: string
    interpreter_id: string | null
    staff_id: string
    called_at: number
    chosen: WithDefault<Flag>
    reason: Maybe<string>
    undone_at: Maybe<number>
  }
  overtaking: { call_id: string; step_id: string; reason: OvertakingReason }
  absence: { id: string; step_id: string; staff_id: string; at: number }
  desk_session: {
    id: string
    desk_id: string
    site_id: string
    staff_id: string
    opened_at: number
    closed_at: number | null
    seen_at: Maybe<number>
  }
  engagement: { id: string; resource_id: string; step_id: string; opened_at: number; closed_at: number | null }
  fact: {
    id: string
    day: string
    site_id: string
    institution_id: string | null
    service_id: string
    language: string
    interpreter_language: string | null
    channel: string
    outcome: string
    hour: number
    wait_minutes: number | null
    service_minutes: number | null
    estimate_low_minutes: number | null
    estimate_high_minutes: number | null
    booked_days_ahead: number | null
    first_available_days_ahead: number | null
    passed: number
    first_visit: Maybe<Flag>
    steps: WithDefault<number>
  }
  /** the facts of one site and month once more, column by column (`server/figures/month-columns.ts`) */
  fact_month: { site_id: string; month: string; facts: string }
  pause: { id: string; session_id: string; desk_id: string; reason: PauseReason; from_at: number; to_at: number | null }
  parking: { id: string; step_id: string; desk_id: string; staff_id: string; reason: ParkReason; at: number; resumed_at: number | null }
  transfer: {
    id: string
    step_id: string
    /** null: by the reception, of somebody who waits */
    from_desk_id: string | null
    from_service_id: string
    to_service_id: string
    to_desk_id: string | null
    to_pool_id: string | null
    to_staff_id: string | null
    staff_id: string
    at: number
  }
  /** what a clerk has just done, with how it was before */
  deed: { id: string; desk_id: string; staff_id: string; step_id: string; verb: string; before: string; at: number; undone_at: number | null }
  help_call: { id: string; site_id: string; desk_id: string; staff_id: string; at: number; answered_at: number | null; answered_by: string | null }
  referral: { id: string; step_id: string; appointment_id: string; desk_id: string; staff_id: string; at: number; agreed: number }
  device: {
    id: string
    kind: 'kiosk' | 'board'
    site_id: string | null
    name: string
    pairing_code: string | null
    pairing_expires_at: number | null
    approved_at: number | null
    approved_by: string | null
    revoked_at: number | null
    printer: WithDefault<Flag>
    wrong_codes: WithDefault<number>
    paused_until: number | null
  }
  /** tables of better-auth, as far as they are written here: it keeps instants as ISO 8601 */
  user: { id: string; name: string; email: string; emailVerified: WithDefault<Flag>; createdAt: WithDefault<string>; updatedAt: WithDefault<string> }
  account: {
    id: string
    accountId: string
    providerId: string
    userId: string
    password: string | null
    createdAt: WithDefault<string>
    updatedAt: WithDefault<string>
  }
  session: { id: string; userId: string }
  /** site_id and area_id null: every site */
  membership: {
    id: string
    user_id: string
    site_id: string | null
    area_id: Maybe<string>
    institution_id: Maybe<string>
    resource_id: Maybe<string>
    may_choose: WithDefault<Flag>
    role: Role
  }
  /** `mail_at`: when the mail is tried next; null when it has gone, or was given up */
  invitation: {
    id: string
    user_id: string
    expires_at: number
    used_at: number | null
    made_by: string
    mail_at: Maybe<number>
    mail_attempts: WithDefault<number>
  }
  event: { seq: Generated<number>; at: number; kind: string; site_id: string | null; refs: string }
  idempotency: { key: string; scope: string; fingerprint: string; answer: string | null; created_at: number }
  outbox: {
    id: string
    kind: 'booked' | 'moved' | 'elsewhere' | 'cancelled' | 'replan' | 'givenUp'
    appointment_id: string
    sequence: number
    attempts: WithDefault<number>
    made_at: Maybe<number>
    next_at: number
    sent_at: number | null
    failed_at: number | null
  }
  meta: { key: string; value: string }
}

/** What a query reads from: the read-only connection, or a transaction. */
export type Reader = Kysely<Schema>
/** What a store function writes to: never the outer database, which would wait for ever inside a transaction. */
export type Writer = Transaction<Schema>
export type Row<Table extends keyof Schema> = Selectable<Schema[Table]>
