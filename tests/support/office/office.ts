import type { NetworkFile } from '../../../shared/contracts/network-file.ts'
import { smallTown } from '../network.ts'
import { type Answer, type Client, type Options, type TestServer, testServer } from '../server.ts'
import { freshKey, type Request, request } from './request.ts'
import type { Sample } from './samples.ts'

/** Somebody with a right, or with none. `far…` is of the other site. */
export type Caller = 'visitor' | 'kiosk' | 'board' | 'clerk' | 'coordinator' | 'farKiosk' | 'farBoard' | 'farClerk' | 'farCoordinator'

export interface Keyed {
  readonly id: string
  readonly token: string
}

type Device = Awaited<ReturnType<TestServer['device']>>
type Staff = Awaited<ReturnType<TestServer['staff']>>
export type People = Readonly<Record<'kiosk' | 'board', Device> & Record<'clerk' | 'coordinator', Staff>>

/** A small town in which everything there is to reach can be had. */
export interface Office {
  readonly server: TestServer
  readonly near: People
  readonly far: People
  headersOf(caller: Caller): Readonly<Record<string, string>>
  /** The request of a sample, as a page of ours would send it. */
  asked(sample: Sample, change?: Partial<Request>): Request
  send(sample: Sample, change?: Partial<Request>): Promise<Answer>
  freeSlot(query?: string): Promise<{ siteId: string; start: string; day: string; time: string }>
  hold(): Promise<Keyed>
  book(person?: object, query?: string): Promise<Keyed & { code: string; start: string }>
  /** an appointment for which one may check in now */
  bookForNow(): Promise<Keyed & { code: string; start: string }>
  ticket(): Promise<Keyed & { label: string }>
  farTicket(): Promise<Keyed>
  pairing(): Promise<{ id: string; token: string; pairingCode: string }>
  /** Brings desk 1 of the clerk to this state; answers the step in hand. */
  desk(state: 'closed' | 'idle' | 'called' | 'serving'): Promise<string>
  /** Until the outbox is empty. */
  mailed(): Promise<void>
  close(): Promise<void>
}

const nearby = '/api/slots?serviceId=permit&siteId=centre'

/** No notice and no horizon stand in the way of a test, but for one service that has both. */
export function town(): NetworkFile {
  const network = smallTown()
  const lawyer = network.services.find((service) => service.id === 'lawyer')!
  lawyer.noticeMinutes = 24 * 60
  lawyer.horizonDays = 7
  // enough to check in at, in one hour, for all the tests of a file
  network.sites[0]!.pools[1]!.units = 12
  return network
}

export async function openOffice(options: Options = {}): Promise<Office> {
  const server = await testServer({ network: town(), ...options })
  const [near, far] = await Promise.all([peopleOf(server, 'centre'), peopleOf(server, 'library')])
  const { visitor } = server
  const { kiosk, clerk } = near
  const headers: Record<Caller, Record<string, string>> = {
    visitor: {},
    kiosk: { authorization: `Bearer ${near.kiosk.token}` },
    board: { authorization: `Bearer ${near.board.token}` },
    clerk: { cookie: near.clerk.cookie },
    coordinator: { cookie: near.coordinator.cookie },
    farKiosk: { authorization: `Bearer ${far.kiosk.token}` },
    farBoard: { authorization: `Bearer ${far.board.token}` },
    farClerk: { cookie: far.clerk.cookie },
    farCoordinator: { cookie: far.coordinator.cookie },
  }
  const office: Office = {
    server,
    near,
    far,
    headersOf: (caller) => headers[caller],
    asked: ({ caller, method, path, body, token, headers: own }, change = {}) => ({
      method,
      path,
      ...(method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}),
      ...change,
      headers: {
        ...(method === 'POST' ? { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', 'idempotency-key': freshKey() } : {}),
        ...headers[caller],
        ...own,
        ...(token ? { 'sportello-token': token } : {}),
        ...change.headers,
      },
    }),
    send: (sample, change) => request(server, office.asked(sample, change)),
    async freeSlot(query = nearby) {
      // the last one, so that nothing has to be cleared away before the next
      const { slots } = done(await visitor.get(query)).body
      return slots.at(-1)
    },
    async hold() {
      const { start } = await office.freeSlot()
      const { appointmentId, token } = done(await visitor.post('/api/holds', { ...wish, start })).body
      return { id: appointmentId, token }
    },
    book: async (person = { familyName: 'Prova' }, query = nearby) => bookAt((await office.freeSlot(query)).start, person),
    async bookForNow() {
      const { slots } = done(await visitor.get('/api/slots?serviceId=card&siteId=centre&limit=1')).body
      return bookAt(slots[0].start, { familyName: 'Prova' }, 'card')
    },
    ticket: () => ticketAt(kiosk),
    farTicket: () => ticketAt(far.kiosk),
    async pairing() {
      const { deviceId, token, pairingCode } = done(await visitor.post('/api/devices', { kind: 'board' })).body
      return { id: deviceId, token, pairingCode }
    },
    async desk(state) {
      const serving = await inHand()
      if (serving?.status === 'called' && state !== 'called') await act('start', serving.stepId)
      if (serving && (state === 'idle' || state === 'closed')) await act('finish', serving.stepId)
      const isOpen = (await clerk.get('/api/staff/self')).body.openDesk !== null
      if (state === 'closed') return isOpen ? (await act('close'), '') : ''
      if (!isOpen) await act('open')
      if (state === 'idle') return ''
      if (serving?.status === state) return serving.stepId
      if (serving?.status === 'serving') await act('finish', serving.stepId)
      const stepId = serving?.status === 'called' ? serving.stepId : await callSomebody()
      if (state === 'serving' && serving?.status !== 'called') await act('start', stepId)
      return stepId
    },
    async mailed() {
      const { reader } = server.running.deps.database
      const waiting = () => reader.selectFrom('outbox').select('id').where('sent_at', 'is', null).where('failed_at', 'is', null).execute()
      while ((await waiting()).length > 0) await new Promise((resolve) => setTimeout(resolve, 5))
    },
    close: () => server.close(),
  }
  return office

  async function bookAt(start: string, person: object, serviceId = 'permit') {
    const booked = done(await visitor.post('/api/appointments', { slot: { ...wish, serviceId, start }, ...person })).body
    return { id: booked.appointmentId, token: booked.token, code: booked.code, start: booked.start }
  }

  async function ticketAt(client: Client) {
    const taken = done(await client.post('/api/tickets', { serviceId: 'permit', language: 'it' })).body
    return { id: taken.ticketId, token: taken.token, label: taken.face.label }
  }

  async function inHand(): Promise<{ stepId: string; status: string } | null> {
    const { desks } = done(await clerk.get('/api/sites/centre/queue')).body
    return desks.find((desk: { id: string }) => desk.id === 'desk-1').serving
  }

  async function callSomebody(): Promise<string> {
    await office.ticket()
    return done(await clerk.post('/api/desks/desk-1/next')).body.stepId
  }

  async function act(verb: string, stepId?: string): Promise<void> {
    done(await clerk.post(`/api/desks/desk-1/${verb}`, stepId ? { stepId } : {}))
  }
}

const wish = { serviceId: 'permit', siteId: 'centre', channel: 'onSite', language: 'it' }

async function peopleOf(server: TestServer, siteId: string): Promise<People> {
  const [kiosk, board, clerk, coordinator] = await Promise.all([
    server.device('kiosk', siteId),
    server.device('board', siteId),
    server.staff('clerk', siteId),
    server.staff('coordinator', siteId),
  ])
  return { kiosk, board, clerk, coordinator }
}

/** For what a test needs done before it begins. */
export function done(answer: Answer): Answer {
  if (answer.status >= 400) throw new Error(`answered ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer
}
