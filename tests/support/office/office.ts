import type { NetworkFile } from '../../../shared/contracts/network-file.ts'
import { smallTown } from '../network.ts'
import { type Answer, type Client, type Options, type TestServer, testServer } from '../server.ts'
import { bringDesk, type DeskState, done } from './desk.ts'
import { jsonHeaders, type Request, request } from './request.ts'
import type { Sample } from './samples.ts'

/** Somebody with a right, or with none. `far…` is of the other site. */
export type Caller =
  | 'visitor'
  | 'kiosk'
  | 'board'
  | 'interpreter'
  | 'receptionist'
  | 'clerk'
  | 'coordinator'
  | 'farKiosk'
  | 'farBoard'
  | 'farReceptionist'
  | 'farClerk'
  | 'farCoordinator'
  | 'administrator'

type Device = Awaited<ReturnType<TestServer['device']>>
type Staff = Awaited<ReturnType<TestServer['staff']>>
export type People = Readonly<Record<'kiosk' | 'board', Device> & Record<'receptionist' | 'clerk' | 'coordinator', Staff>>

/** An appointment, a hold or a ticket with its key. */
export interface Keyed {
  readonly id: string
  readonly token: string
}
export interface Booked extends Keyed {
  readonly code: string
  readonly start: string
}

/** A small town in which everything there is to reach can be had. */
export interface Office {
  readonly server: TestServer
  readonly near: People
  readonly far: People
  /** Nadia, on her own page */
  readonly interpreter: Staff
  /** of the network as a whole */
  readonly administrator: Staff
  headersOf(caller: Caller): Readonly<Record<string, string>>
  /** The request of a sample, as a page of ours would send it. */
  asked(sample: Sample, change?: Partial<Request>): Request
  send(sample: Sample, change?: Partial<Request>): Promise<Answer>
  /** the last one there is, so that nothing has to be cleared away before the next */
  freeSlot(query?: string): Promise<{ siteId: string; start: string; day: string; time: string }>
  hold(): Promise<Keyed>
  book(person?: object): Promise<Booked>
  /** an appointment for which one may check in now */
  bookForNow(): Promise<Booked>
  ticket(): Promise<Keyed & { label: string }>
  farTicket(): Promise<Keyed>
  pairing(): Promise<Keyed & { pairingCode: string }>
  /** Brings desk 1 of the clerk to this state; answers the step in hand. */
  desk(state: DeskState): Promise<string>
  /** Until no mail waits. */
  mailed(): Promise<void>
  close(): Promise<void>
}

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

/** A second interpreter of Arabic at the centre, who leaves an hour before Nadia. */
export function withAmal(network: NetworkFile): NetworkFile {
  const nadia = network.people.find((person) => person.id === 'nadia')!
  network.people.push({ ...nadia, id: 'amal', name: 'Amal S.', windows: [{ ...nadia.windows[0]!, to: '12:00' }] })
  return network
}

/** Open around the clock, so that people are there at midnight. */
export function allNight(): NetworkFile {
  const network = town()
  for (const site of network.sites) site.hours = [{ on: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '24:00' }]
  return network
}

export async function openOffice(options: Options = {}): Promise<Office> {
  const server = await testServer({ network: town(), ...options })
  const [near, far, interpreter, administrator] = await Promise.all([
    peopleOf(server, 'centre'),
    peopleOf(server, 'library'),
    server.staff('interpreter', null, { resourceId: 'nadia' }),
    server.staff('administrator', null),
  ])
  const { visitor } = server
  const headers = rightsOf(near, far, interpreter, administrator)
  const asked: Office['asked'] = (sample, change = {}) => ({
    method: sample.method,
    path: sample.path,
    ...(sample.method === 'POST' ? { body: JSON.stringify(sample.body ?? {}) } : {}),
    ...change,
    headers: {
      ...(sample.method === 'POST' ? jsonHeaders() : {}),
      ...headers[sample.caller],
      ...sample.headers,
      ...(sample.token ? { 'sportello-token': sample.token } : {}),
      ...change.headers,
    },
  })
  const freeSlot: Office['freeSlot'] = async (query = '/api/slots?serviceId=permit&siteId=centre') => done(await visitor.get(query)).body.slots.at(-1)

  return {
    server,
    near,
    far,
    interpreter,
    administrator,
    headersOf: (caller) => headers[caller],
    asked,
    send: (sample, change) => request(server, asked(sample, change)),
    freeSlot,
    async hold() {
      const { start } = await freeSlot()
      const { appointmentId, token } = done(await visitor.post('/api/holds', { serviceId: 'permit', siteId: 'centre', start, language: 'it' })).body
      return { id: appointmentId, token }
    },
    book: async (person = { familyName: 'Prova' }) => bookAt('permit', (await freeSlot()).start, person),
    async bookForNow() {
      // the second one: the first may begin this very moment
      const { slots } = done(await visitor.get('/api/slots?serviceId=card&siteId=centre&limit=2')).body
      return bookAt('card', slots[1].start, { familyName: 'Prova' })
    },
    ticket: () => ticketAt(near.kiosk),
    farTicket: () => ticketAt(far.kiosk),
    async pairing() {
      const { deviceId, token, pairingCode } = done(await visitor.post('/api/devices', { kind: 'board' })).body
      return { id: deviceId, token, pairingCode }
    },
    desk: (state) => bringDesk(near.clerk, state, () => ticketAt(near.kiosk)),
    mailed: () => outboxEmpty(server),
    close: () => server.close(),
  }

  async function bookAt(serviceId: string, start: string, person: object): Promise<Booked> {
    const slot = { serviceId, siteId: 'centre', start, language: 'it' }
    const { appointmentId, ...booked } = done(await visitor.post('/api/appointments', { slot, ...person })).body
    return { id: appointmentId, ...booked }
  }
}

async function ticketAt(kiosk: Client) {
  const taken = done(await kiosk.post('/api/tickets', { serviceId: 'permit', language: 'it' })).body
  return { id: taken.ticketId, token: taken.token, label: taken.face.label }
}

async function peopleOf(server: TestServer, siteId: string): Promise<People> {
  const [kiosk, board, receptionist, clerk, coordinator] = await Promise.all([
    server.device('kiosk', siteId),
    server.device('board', siteId),
    server.staff('receptionist', siteId),
    server.staff('clerk', siteId),
    server.staff('coordinator', siteId),
  ])
  return { kiosk, board, receptionist, clerk, coordinator }
}

function rightsOf(near: People, far: People, interpreter: Staff, administrator: Staff): Readonly<Record<Caller, Readonly<Record<string, string>>>> {
  const device = ({ token }: Device) => ({ authorization: `Bearer ${token}` })
  const staff = ({ cookie }: Staff) => ({ cookie })
  return {
    visitor: {},
    kiosk: device(near.kiosk),
    board: device(near.board),
    interpreter: staff(interpreter),
    receptionist: staff(near.receptionist),
    clerk: staff(near.clerk),
    coordinator: staff(near.coordinator),
    farKiosk: device(far.kiosk),
    farBoard: device(far.board),
    farReceptionist: staff(far.receptionist),
    farClerk: staff(far.clerk),
    farCoordinator: staff(far.coordinator),
    administrator: staff(administrator),
  }
}

async function outboxEmpty({ running }: TestServer): Promise<void> {
  const { reader } = running.deps.database
  const waiting = () => reader.selectFrom('outbox').select('id').where('sent_at', 'is', null).where('failed_at', 'is', null).execute()
  const invitations = () => reader.selectFrom('invitation').select('id').where('mail_at', 'is not', null).execute()
  while ((await waiting()).length + (await invitations()).length > 0) await new Promise((resolve) => setTimeout(resolve, 5))
}
