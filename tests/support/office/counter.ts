import type { RefusalCode } from '../../../shared/contracts/refusal.ts'
import { tuesdayAtTen } from '../network.ts'
import type { Answer, Client } from '../server.ts'
import { done } from './desk.ts'
import type { Office } from './office.ts'
import { expectOnlyRefused } from './refused.ts'
import type { Sample } from './samples.ts'

export interface Seat {
  readonly deskId: string
  readonly clerk: Client & { cookie: string }
}

/** Somebody who took a number and waits. */
export interface Waiting {
  readonly ticketId: string
  readonly token: string
  readonly label: string
  readonly stepId: string
}

/** Desks with their clerks, and people who come. */
export interface Counter {
  /** what a desk does; fails where it is refused */
  act(seat: Seat, verb: string, body?: object): Promise<Answer['body']>
  /** refused in every language, and nothing stored */
  refused(seat: Seat, verb: string, body: object | undefined, code: RefusalCode): Promise<void>
  /** a number for this service; with `interpreter` also in that language */
  take(serviceId?: string, interpreter?: string): Promise<Waiting>
  /** Next, for whoever has just taken a number while nobody else waits */
  called(seat: Seat, serviceId?: string, interpreter?: string): Promise<Waiting>
  serving(seat: Seat, serviceId?: string, interpreter?: string): Promise<Waiting>
  queue(): Promise<Answer['body']>
  desk(deskId: string): Promise<Answer['body']>
  /** what this person’s phone shows */
  phone(who: Waiting): Promise<Answer['body']>
  /** the numbers on the board, with their desks */
  board(): Promise<string[]>
  /** open engagements, by resource */
  engaged(): Promise<string[]>
  step(who: Waiting): Promise<Record<string, unknown>>
  events(): Promise<Record<string, unknown>[]>
  clear(): Promise<void>
}

export function counterOf(office: Office): Counter {
  const { writer, reader } = office.server.running.deps.database
  const sample = ({ deskId, clerk }: Seat, verb: string, body?: object): Sample => ({
    caller: 'visitor',
    method: 'POST',
    path: `/api/desks/${deskId}/${verb}`,
    headers: { cookie: clerk.cookie },
    ...(body ? { body } : {}),
  })
  const counter: Counter = {
    act: async (seat, verb, body) => done(await office.send(sample(seat, verb, body))).body,
    refused: (seat, verb, body, code) => expectOnlyRefused(office, sample(seat, verb, body), code),
    async take(serviceId = 'permit', interpreter) {
      const wish = { serviceId, language: interpreter ?? 'it', ...(interpreter ? { interpreter } : {}) }
      const { ticketId, token, face } = done(await office.near.kiosk.post('/api/tickets', wish)).body
      const { id } = await reader.selectFrom('step').select('id').where('ticket_id', '=', ticketId).executeTakeFirstOrThrow()
      return { ticketId, token, label: face.label, stepId: id }
    },
    async called(seat, serviceId, interpreter) {
      const who = await counter.take(serviceId, interpreter)
      await counter.act(seat, 'next')
      return who
    },
    async serving(seat, serviceId, interpreter) {
      const who = await counter.called(seat, serviceId, interpreter)
      await counter.act(seat, 'start', { stepId: who.stepId })
      return who
    },
    queue: async () => done(await office.near.clerk.get('/api/sites/centre/queue')).body,
    desk: async (deskId) => (await counter.queue()).desks.find((desk: { id: string }) => desk.id === deskId),
    phone: async ({ ticketId, token }) => done(await office.server.visitor.get(`/api/tickets/${ticketId}`, { 'sportello-token': token })).body,
    async board() {
      const { calls } = done(await office.near.board.get('/api/board')).body
      return calls.map((call: { face: { label: string }; desk: string }) => `${call.face.label} ${call.desk}`)
    },
    engaged: async () =>
      (await reader.selectFrom('engagement').select('resource_id').where('closed_at', 'is', null).orderBy('resource_id').execute()).map(
        (row) => row.resource_id,
      ),
    step: ({ stepId }) => reader.selectFrom('step').selectAll().where('id', '=', stepId).executeTakeFirstOrThrow(),
    events: async () =>
      (await reader.selectFrom('event').selectAll().orderBy('seq').execute()).map(({ kind, refs }) => ({ kind, ...JSON.parse(refs) })),
    async clear() {
      office.server.clock.set(tuesdayAtTen)
      for (const table of ['ticket', 'appointment', 'help_call', 'desk_session', 'event'] as const) await writer.deleteFrom(table).execute()
    },
  }
  return counter
}

/** A clerk of the centre who has opened this desk; `mayChoose` calls out of turn. */
export async function seatAt(office: Office, deskId: string, mayChoose = false): Promise<Seat> {
  return { deskId, clerk: await office.server.staff('clerk', 'centre', { mayChoose }) }
}
