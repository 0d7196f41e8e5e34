import type { ExpressionBuilder } from 'kysely'
import type { AppointmentStatus, ReplanReason } from '../../shared/domain/appointment.ts'
import { cellsOf, type Instant, type Interval, minute } from '../../shared/domain/cells.ts'
import type { Reader, Row, Schema, Writer } from '../db/schema.ts'

/** Which appointments a change may concern: of these sites, or with a claim on these resources; all where neither is said. */
export interface PlanScope {
  readonly siteIds?: ReadonlySet<string>
  readonly resourceIds?: ReadonlySet<string>
  readonly from: Instant
}

/** One resource of one appointment: when the visit is and, buffers included, when it takes it. */
export interface PlannedClaim {
  readonly appointmentId: string
  readonly status: AppointmentStatus
  readonly resourceId: string
  readonly role: string
  readonly visit: Interval
  readonly taken: Interval
  /** where it is; null: by phone or video */
  readonly siteId: string | null
  readonly expiresAt: Instant | null
}

export interface PlannedAppointment
  extends Pick<
    Row<'appointment'>,
    'id' | 'site_id' | 'service_id' | 'channel' | 'language' | 'interpreter_language' | 'status' | 'start_at' | 'end_at'
  > {
  readonly claims: readonly PlannedClaim[]
}

type Of<Table extends keyof Schema> = ExpressionBuilder<Schema, Table>

/** Appointments of the scope that are still to come, in order of time, with their claims: held, booked, and arrived ones that wait. */
export async function plannedAppointments(db: Reader, scope: PlanScope, now: Instant): Promise<PlannedAppointment[]> {
  const rows = await db
    .selectFrom('appointment')
    .select(['id', 'site_id', 'service_id', 'channel', 'language', 'interpreter_language', 'status', 'start_at', 'end_at', 'site_id', 'channel'])
    .where('end_at', '>', Math.max(scope.from, now))
    .where((is) => is.or([isHeld(is, now), isToCome(is, now), isWaiting(is)]))
    .where((is) => isInScope(is, scope))
    .orderBy('start_at')
    .orderBy('made_at')
    .orderBy('id')
    .execute()
  const claims = Map.groupBy(await claimsOf(db, idsOf(rows)), (claim) => claim.appointmentId)
  return rows.map((row) => ({ ...row, claims: claims.get(row.id) ?? [] }))
}

const idsOf = (rows: readonly { readonly id: string }[]): string[] => rows.map((row) => row.id)

const isHeld = (is: Of<'appointment'>, now: Instant) => is.and([is('status', '=', 'held'), is('hold_expires_at', '>', now)])

// On site somebody may still walk in; by phone and video it has begun
const isToCome = (is: Of<'appointment'>, now: Instant) =>
  is.and([is('status', '=', 'booked'), is.or([is('start_at', '>', now), is('channel', '=', 'onSite')])])

const isWaiting = (is: Of<'appointment'>) =>
  is.and([
    is('status', '=', 'arrived'),
    is.exists(
      is
        .selectFrom('ticket')
        .select('ticket.id')
        .whereRef('ticket.appointment_id', '=', 'appointment.id')
        .where('ticket.status', 'in', ['waiting', 'parked', 'absent']),
    ),
  ])

function isInScope(is: Of<'appointment'>, { siteIds, resourceIds }: PlanScope) {
  if (!siteIds && !resourceIds) return is.val(1).$castTo<boolean>()
  const claimed = is.selectFrom('busy').select('busy.appointment_id')
  return is.or([
    ...(siteIds?.size ? [is('site_id', 'in', [...siteIds])] : []),
    ...(resourceIds?.size ? [is('id', 'in', claimed.where('busy.resource_id', 'in', [...resourceIds]))] : []),
  ])
}

const claims = (db: Reader) =>
  db
    .selectFrom('busy')
    .innerJoin('appointment', 'appointment.id', 'busy.appointment_id')
    .select([
      'busy.appointment_id',
      'busy.resource_id',
      'busy.role',
      'busy.from_at',
      'busy.to_at',
      'busy.expires_at',
      'status',
      'start_at',
      'end_at',
      'site_id',
      'channel',
    ])

type ClaimRow = Awaited<ReturnType<ReturnType<typeof claims>['execute']>>[number]

const claimOf = (row: ClaimRow): PlannedClaim => ({
  appointmentId: row.appointment_id,
  status: row.status,
  resourceId: row.resource_id,
  role: row.role,
  visit: { from: row.start_at, to: row.end_at },
  taken: { from: row.from_at, to: row.to_at },
  siteId: row.channel === 'onSite' ? row.site_id : null,
  expiresAt: row.expires_at,
})

async function claimsOf(db: Reader, appointmentIds: readonly string[]): Promise<PlannedClaim[]> {
  const found: ClaimRow[] = []
  for (const ids of slices(appointmentIds)) found.push(...(await claims(db).where('busy.appointment_id', 'in', ids).orderBy('resource_id').execute()))
  return found.map(claimOf)
}

const longestMs = 8 * 60 * minute

/** Who has these resources within `range`; what expired holds keep does not count. */
export async function claimsOn(db: Reader, resourceIds: readonly string[], range: Interval, now: Instant): Promise<PlannedClaim[]> {
  const found: ClaimRow[] = []
  for (const ids of slices(resourceIds))
    found.push(
      ...(await claims(db)
        .where('busy.resource_id', 'in', ids)
        .where('busy.from_at', '>', range.from - longestMs)
        .where('busy.from_at', '<', range.to)
        .where('busy.to_at', '>', range.from)
        .where((is) => is.or([is('expires_at', 'is', null), is('expires_at', '>', now)]))
        .orderBy('busy.resource_id')
        .orderBy('busy.from_at')
        .execute()),
    )
  return found.map(claimOf)
}

type Seen = Pick<PlannedAppointment, 'id' | 'status' | 'start_at'>

/** Takes the rows of these appointments, in order, until this transaction ends; false when one is not as it was seen any more. */
export async function takeAppointments(db: Writer, seen: readonly Seen[]): Promise<boolean> {
  const byId = new Map(seen.map((each) => [each.id, each]))
  const isSame = (row: Seen) => byId.get(row.id)?.status === row.status && byId.get(row.id)?.start_at === row.start_at
  for (const ids of slices([...byId.keys()].sort())) {
    const rows = await db
      .updateTable('appointment')
      .set((column) => ({ sequence: column.ref('sequence') }))
      .where('id', 'in', ids)
      .returning(['id', 'status', 'start_at'])
      .execute()
    if (!rows.every(isSame)) return false
  }
  return true
}

export async function markToReplan(db: Writer, appointmentIds: readonly string[], reason: ReplanReason, now: Instant): Promise<void> {
  for (const ids of slices(appointmentIds))
    await db
      .updateTable('appointment')
      .set({ status: 'replan', replan_at: now, replan_reason: reason, offered_at: null })
      .where('id', 'in', ids)
      .execute()
}

export type UntoldAppointment = Awaited<ReturnType<typeof untoldAppointments>>[number]

/** To be planned anew, still to come, and nobody has been told: who booked first is first. */
export const untoldAppointments = (db: Reader, siteIds: readonly string[], now: Instant) =>
  db
    .selectFrom('appointment')
    .select(['id', 'site_id', 'service_id', 'channel', 'interpreter_language', 'status', 'start_at'])
    .where('status', '=', 'replan')
    .where('offered_at', 'is', null)
    .where('site_id', 'in', siteIds)
    .where('start_at', '>', now)
    .orderBy('made_at')
    .orderBy('id')
    .execute()

export type ReplanRow = Awaited<ReturnType<typeof replansAt>>[number]

/** Everybody at these sites who waits to be planned anew. */
export const replansAt = (db: Reader, siteIds: readonly string[]) =>
  db
    .selectFrom('appointment')
    .select(['id', 'site_id', 'service_id', 'channel'])
    .where('status', '=', 'replan')
    .where('site_id', 'in', siteIds)
    .orderBy('site_id')
    .execute()

export type ToOffer = Awaited<ReturnType<typeof unoffered>>[number]

/** Who waits to be planned anew and has been offered nothing yet: at a site, or these. */
export const unoffered = (db: Reader, of: { readonly siteId: string } | { readonly ids: readonly string[] }) =>
  db
    .selectFrom('appointment')
    .leftJoin('appointment_person', 'appointment_person.appointment_id', 'appointment.id')
    .select(['appointment.id', 'site_id', 'status', 'email', 'phone'])
    .where('status', '=', 'replan')
    .where('offered_at', 'is', null)
    .where((is) => ('siteId' in of ? is('site_id', '=', of.siteId) : is('appointment.id', 'in', of.ids)))
    .orderBy('start_at')
    .orderBy('appointment.id')
    .execute()

/** Who waits to be planned anew since before: the old time, the loss of it and the offer, whichever came last. */
export const replansBefore = (db: Reader, siteId: string, before: Instant) =>
  db
    .selectFrom('appointment')
    .select(['id', 'status'])
    .where('site_id', '=', siteId)
    .where('status', '=', 'replan')
    .where('end_at', '<', before)
    .where((is) => is.or([is('replan_at', 'is', null), is('replan_at', '<', before)]))
    .where((is) => is.or([is('offered_at', 'is', null), is('offered_at', '<', before)]))
    .orderBy('id')
    .execute()

export async function markExpired(db: Writer, appointmentIds: readonly string[]): Promise<void> {
  for (const ids of slices(appointmentIds)) await db.updateTable('appointment').set({ status: 'expired' }).where('id', 'in', ids).execute()
}

/** What has been given up goes first, then comes what is had instead, in the order in which everybody claims. */
export async function replaceClaims(db: Writer, given: readonly PlannedClaim[], taken: readonly PlannedClaim[]): Promise<void> {
  for (const [resourceId, claims] of Map.groupBy(sorted(given), (claim) => claim.resourceId))
    for (const ids of slices(claims.map((claim) => claim.appointmentId))) {
      await db.deleteFrom('claim').where('resource_id', '=', resourceId).where('appointment_id', 'in', ids).execute()
      await db.deleteFrom('busy').where('resource_id', '=', resourceId).where('appointment_id', 'in', ids).execute()
    }
  for (const some of slices(sorted(taken).flatMap(cellRows))) await db.insertInto('claim').values(some).execute()
  for (const some of slices(sorted(taken).map(busyRow))) await db.insertInto('busy').values(some).execute()
}

const sorted = (claims: readonly PlannedClaim[]): PlannedClaim[] =>
  claims.toSorted((one, other) => (one.resourceId < other.resourceId ? -1 : one.resourceId > other.resourceId ? 1 : 0))

const cellRows = ({ resourceId, appointmentId, taken }: PlannedClaim): Row<'claim'>[] =>
  cellsOf(taken).map((cell) => ({ resource_id: resourceId, cell, appointment_id: appointmentId }))

const busyRow = ({ appointmentId, resourceId, role, taken, expiresAt }: PlannedClaim): Row<'busy'> => ({
  appointment_id: appointmentId,
  resource_id: resourceId,
  role,
  from_at: taken.from,
  to_at: taken.to,
  expires_at: expiresAt,
})

/** SQLite takes at most 32,766 parameters a statement. */
function* slices<Each>(all: readonly Each[], length = 1000): Generator<Each[]> {
  for (let from = 0; from < all.length; from += length) yield all.slice(from, from + length)
}
