import type { Database } from '../../../server/db/open.ts'
import { claimFaults } from '../races/claim-faults.ts'
import type { Promised } from './writers.ts'

type Reader = Database['reader']

interface Expected {
  status: string
  start: string
  sequence: number
  code: string
  readonly mark: string
}

/** What was acknowledged and is not there, or not as it was acknowledged. */
export async function losses(db: Reader, promised: readonly Promised[]): Promise<string[]> {
  const appointments = await db
    .selectFrom('appointment')
    .leftJoin('appointment_person', 'appointment_id', 'id')
    .select(['id', 'status', 'start_at', 'sequence', 'code', 'family_name'])
    .execute()
  const byId = new Map(appointments.map((row) => [row.id, row]))
  const tickets = new Map(
    (await db.selectFrom('ticket').select(['id', 'series', 'number']).execute()).map((row) => [row.id, `${row.series}${row.number}`]),
  )
  const lost = promised
    .filter(({ asked, body }) => asked.kind === 'ticket' && tickets.get(body.ticketId) !== body.face.label)
    .map(({ asked, body }) => `number ${body.face.label} of ${asked.mark}`)
  for (const [id, expected] of expectations(promised)) {
    const row = byId.get(id)
    const found = row && {
      status: row.status,
      start: new Date(row.start_at).toISOString(),
      sequence: row.sequence,
      code: row.code,
      mark: row.family_name,
    }
    // Whoever has cancelled is forgotten with the next night, and a start makes up for nights
    if (expected.status === 'cancelled' && found) found.mark = expected.mark
    if (JSON.stringify(found) !== JSON.stringify(expected)) lost.push(`${JSON.stringify(expected)} is ${JSON.stringify(found)}`)
  }
  return lost
}

/** Each appointment as its last answer left it: a writer waits for one answer before the next wish. */
function expectations(promised: readonly Promised[]): Map<string, Expected> {
  const expected = new Map<string, Expected>()
  for (const { asked, body } of promised) {
    if (asked.kind === 'book')
      expected.set(body.appointmentId, {
        status: 'booked',
        start: new Date(body.start).toISOString(),
        sequence: 0,
        code: body.code,
        mark: asked.mark,
      })
    const known = expected.get(body.appointmentId)
    if (asked.kind === 'move' && known) Object.assign(known, { start: new Date(body.start).toISOString(), sequence: known.sequence + 1 })
    if (asked.kind === 'cancel' && known) Object.assign(known, { status: 'cancelled', sequence: known.sequence + 1 })
  }
  return expected
}

/** Without the appointments that somebody moved or cancelled later: of those an older state may know either. */
export function unchangedSince(before: readonly Promised[], all: readonly Promised[]): Promised[] {
  const later = new Set(all.slice(before.length).map(({ body }) => body.appointmentId))
  return before.filter(({ body }) => !body.appointmentId || !later.has(body.appointmentId))
}

/** Writes of which a part is there and a part is not. */
export async function halves(db: Reader): Promise<string[]> {
  const [appointments, people, outbox, tickets, steps, events, answers] = await Promise.all([
    db.selectFrom('appointment').select(['id', 'status']).execute(),
    db.selectFrom('appointment_person').select('appointment_id as id').execute(),
    db.selectFrom('outbox').select('appointment_id as id').execute(),
    db.selectFrom('ticket').select(['id', 'site_id', 'day', 'series', 'number']).execute(),
    db.selectFrom('step').select('ticket_id as id').execute(),
    db.selectFrom('event').select(['kind', 'refs']).where('kind', 'in', ['appointmentBooked', 'ticketTaken']).execute(),
    db.selectFrom('idempotency').select('key').where('answer', 'is', null).where('key', 'like', 'fault %').execute(),
  ])
  const refs = events.map((event) => JSON.parse(event.refs) as { appointmentId?: string; ticketId?: string })
  const claims = Object.entries(await claimFaults(db)).flatMap(([what, found]) => found.map((each) => `${what}: ${JSON.stringify(each)}`))
  const numbers = Map.groupBy(tickets, ({ site_id, day, series, number }) => [site_id, day, series, number].join())
  return [
    ...without(
      appointments.filter(({ status }) => status !== 'cancelled'),
      people,
      'no person',
    ),
    ...without(appointments, outbox, 'no mail'),
    ...without(
      appointments,
      refs.map(({ appointmentId }) => ({ id: appointmentId })),
      'no event',
    ),
    ...without(tickets, steps, 'no step'),
    ...without(
      tickets,
      refs.map(({ ticketId }) => ({ id: ticketId })),
      'no event',
    ),
    ...answers.map(({ key }) => `${key}: no answer for a repetition`),
    ...[...numbers].filter(([, same]) => same.length > 1).map(([number]) => `${number}: given twice`),
    ...claims,
  ]
}

function without(rows: readonly { id: string }[], parts: readonly { id: string | undefined }[], what: string): string[] {
  const there = new Set(parts.map((part) => part.id))
  return rows.filter((row) => !there.has(row.id)).map((row) => `${row.id}: ${what}`)
}

/** Wishes that have been done more than once, however often they were repeated. */
export const doneTwice = async (db: Reader): Promise<string[]> => {
  const rows = await db.selectFrom('appointment_person').select('family_name').execute()
  return [...Map.groupBy(rows, (row) => row.family_name)].filter(([, same]) => same.length > 1).map(([mark]) => String(mark))
}
