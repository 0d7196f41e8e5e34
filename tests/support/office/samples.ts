import { createHash } from 'node:crypto'
import { accepted } from '../../../shared/domain/decision.ts'
import { calendarAddress } from './calendar-host.ts'
import { done } from './desk.ts'
import type { Caller, Office } from './office.ts'

/** A request that is right in every way, for a test to spoil. */
export interface Sample {
  readonly caller: Caller
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body?: object
  readonly token?: string
  /** over those of the caller */
  readonly headers?: Readonly<Record<string, string>>
}

type Make = (office: Office) => Sample | Promise<Sample>

const reading = (caller: Caller, path: string, token?: string): Sample => ({ caller, method: 'GET', path, ...(token ? { token } : {}) })
const writing = (caller: Caller, path: string, body?: object, token?: string): Sample => ({
  caller,
  method: 'POST',
  path,
  ...(body ? { body } : {}),
  ...(token ? { token } : {}),
})

const person = { givenName: 'Amina', familyName: 'Prova', email: 'amina@example.org', phone: '+39 333 1234567', details: 'Una nota' }

/** One sample for each operation, by its id; made anew each time, with whatever must exist before it. */
export const samples: Readonly<Record<string, Make>> = {
  readNetwork: () => reading('visitor', '/api/network'),
  listServices: () => reading('visitor', '/api/services'),
  listSites: () => reading('visitor', '/api/sites?serviceId=permit'),
  readNetworkOutline: () => reading('coordinator', '/api/network/outline'),
  readNetworkPart: () => reading('coordinator', '/api/network/parts/site/centre'),
  listHolidays: () => reading('coordinator', '/api/network/holidays?country=IT'),
  rehearseNetwork: async (office) => writing('coordinator', '/api/network/rehearse', { changes: [await renamed(office)] }),
  changeNetwork: async (office) => {
    const changes = [await renamed(office)]
    const { seal } = done(await office.near.coordinator.post('/api/network/rehearse', { changes })).body
    return writing('coordinator', '/api/network/changes', { changes, seal })
  },
  findSlots: () =>
    reading('visitor', '/api/slots?serviceId=permit&siteId=centre&channel=onSite&interpreter=ar&from=2026-03-11&to=2026-03-12&limit=5'),
  holdSlot: async (office) => {
    const { start } = await office.freeSlot('/api/slots?serviceId=permit&siteId=centre&interpreter=fr')
    return writing('visitor', '/api/holds', { serviceId: 'permit', siteId: 'centre', start, channel: 'onSite', language: 'ar', interpreter: 'fr' })
  },
  renewSlot: async (office) => keyed(await office.hold(), (id) => `/api/holds/${id}/renew`),
  releaseSlot: async (office) => keyed(await office.hold(), (id) => `/api/holds/${id}/release`),
  bookAppointment: async (office) => writing('visitor', '/api/appointments', { slot: await wishOf(office), ...person, requesterKind: 'person' }),
  findAppointment: async (office) => {
    const { code } = await office.book()
    return writing('visitor', '/api/appointments/find', { code, familyName: 'Prova' })
  },
  readAppointment: async (office) => asReading(keyed(await office.book(), (id) => `/api/appointments/${id}`)),
  readCalendar: async (office) => asReading(keyed(await office.book(), (id) => `/api/appointments/${id}/calendar`)),
  moveAppointment: async (office) => {
    const appointment = await office.book()
    const { start } = await office.freeSlot()
    return { ...keyed(appointment, (id) => `/api/appointments/${id}/move`), body: { start } }
  },
  cancelAppointment: async (office) => keyed(await office.book(), (id) => `/api/appointments/${id}/cancel`),
  readKiosk: () => reading('kiosk', '/api/kiosk'),
  readOffer: () => reading('kiosk', '/api/kiosk/offer?serviceId=permit&interpreter=ar'),
  takeTicket: () => writing('kiosk', '/api/tickets', { serviceId: 'permit', language: 'ar', interpreter: 'ar' }),
  checkIn: async (office) => {
    const { code } = await office.bookForNow()
    return writing('kiosk', '/api/check-ins', { code, language: 'it' })
  },
  readTicket: async (office) => asReading(keyed(await office.ticket(), (id) => `/api/tickets/${id}`)),
  watchTicket: async (office) => asReading(keyed(await office.ticket(), (id) => `/api/tickets/${id}/stream`)),
  leaveQueue: async (office) => keyed(await office.ticket(), (id) => `/api/tickets/${id}/leave`),
  addStep: async (office) => {
    const { id } = await office.ticket()
    return writing('receptionist', `/api/tickets/${id}/steps`, { serviceId: 'card' })
  },
  readAgenda: () => reading('receptionist', '/api/sites/centre/agenda?from=2026-03-10&to=2026-03-16'),
  readOwnPage: () => reading('interpreter', '/api/interpreter'),
  setCalendar: async () => writing('interpreter', '/api/interpreter/calendar', { url: await calendarAddress() }),
  removeCalendar: async (office) => {
    done(await office.interpreter.post('/api/interpreter/calendar', { url: await calendarAddress() }))
    return writing('interpreter', '/api/interpreter/calendar/remove')
  },
  renewFeed: () => writing('interpreter', '/api/interpreter/feed/renew'),
  readFeed: async (office) => reading('visitor', done(await office.interpreter.get('/api/interpreter')).body.feedPath),
  requestPairing: () => writing('visitor', '/api/devices', { kind: 'kiosk' }),
  listDevices: () => reading('coordinator', '/api/devices'),
  readDevice: () => reading('kiosk', '/api/devices/self'),
  lookAtDevice: async (office) => {
    const { pairingCode } = await office.pairing()
    return writing('coordinator', '/api/devices/look', { pairingCode })
  },
  approveDevice: async (office) => {
    const { pairingCode } = await office.pairing()
    return writing('coordinator', '/api/devices/approve', { pairingCode, siteId: 'centre', name: 'Ingresso' })
  },
  revokeDevice: async ({ server }) => {
    const { deviceId } = await server.device('board', 'centre')
    return writing('coordinator', `/api/devices/${deviceId}/revoke`)
  },
  readDoor: async (office) => reading('visitor', `/api/door?${await doorOf(office)}`),
  readPhoneOffer: async (office) => reading('visitor', `/api/phone-offer?${await doorOf(office)}&serviceId=permit&interpreter=ar`),
  takePhoneTicket: async (office) => {
    const { siteId, door } = Object.fromEntries(await doorOf(office))
    return writing('visitor', '/api/phone-tickets', { siteId, door, phone: freshPhone(), serviceId: 'permit', language: 'ar', interpreter: 'ar' })
  },
  readReception: () => reading('receptionist', '/api/sites/centre/reception'),
  readToday: () => reading('receptionist', '/api/sites/centre/today?q=prova'),
  readNumberOffer: () => reading('receptionist', '/api/sites/centre/offer?serviceId=permit&interpreter=ar'),
  giveTicket: () =>
    writing('receptionist', '/api/sites/centre/tickets', { serviceId: 'permit', language: 'ar', interpreter: 'ar', priorityClass: 'priority' }),
  admitAppointment: async (office) =>
    writing('receptionist', '/api/sites/centre/check-ins', { appointmentId: (await office.bookForNow()).id, language: 'it' }),
  bookForVisitor: async (office) => {
    const { siteId, ...wish } = await wishOf(office)
    return writing('receptionist', `/api/sites/${siteId}/appointments`, { ...wish, ...person, requesterKind: 'person' })
  },
  moveForVisitor: async (office) => {
    const { id } = await office.book()
    const { start } = await office.freeSlot()
    return writing('receptionist', `/api/sites/centre/appointments/${id}/move`, { start })
  },
  cancelForVisitor: async (office) => writing('receptionist', `/api/sites/centre/appointments/${(await office.book()).id}/cancel`),
  reprintTicket: async (office) => writing('receptionist', `/api/tickets/${(await office.ticket()).id}/reprint`),
  takeOffQueue: async (office) => writing('receptionist', `/api/tickets/${(await office.ticket()).id}/take-off`),
  readPoster: () => reading('receptionist', '/api/sites/centre/poster'),
  readBoard: () => reading('board', '/api/board'),
  watchBoard: () => reading('board', '/api/board/stream'),
  openDesk: (office) => atDesk(office, 'closed', 'open'),
  closeDesk: (office) => atDesk(office, 'idle', 'close'),
  callNext: async (office) => {
    const sample = await atDesk(office, 'idle', 'next')
    await office.ticket()
    return sample
  },
  recallTicket: async (office) => {
    const sample = await withStep(office, 'called', 'recall')
    office.server.clock.advanceMinutes(1)
    return sample
  },
  startService: (office) => withStep(office, 'called', 'start'),
  finishService: async (office) => {
    const sample = await withStep(office, 'serving', 'finish')
    return { ...sample, body: { ...sample.body, outcome: 'done' } }
  },
  markAbsent: (office) => withStep(office, 'called', 'absent'),
  callTicket: async (office) => {
    const { stepId } = await setAside(office, 'park')
    return writing('clerk', '/api/desks/desk-1/call', { stepId, reason: 'cameBack' })
  },
  parkTicket: async (office) => {
    const sample = await withStep(office, 'called', 'park')
    return { ...sample, body: { ...sample.body, reason: 'fetchesPaper' } }
  },
  transferTicket: async (office) => {
    const sample = await withStep(office, 'called', 'transfer')
    return { ...sample, body: { ...sample.body, to: { poolId: 'comune-pool' } } }
  },
  undoDeed: async (office) => {
    await withStep(office, 'called', 'start')
    return writing('clerk', '/api/desks/desk-1/undo')
  },
  noteFirstVisit: async (office) => {
    const sample = await withStep(office, 'called', 'first-visit')
    return { ...sample, body: { ...sample.body, firstVisit: true } }
  },
  pauseDesk: async (office) => ({ ...(await atDesk(office, 'idle', 'pause')), body: { reason: 'break' } }),
  resumeDesk: (office) => atDesk(office, 'idle', 'resume'),
  endSilentDesk: async (office) => {
    const stepId = await silentStep(office)
    return writing('coordinator', '/api/desks/desk-2/end-silent', { stepId, end: 'giveBack' })
  },
  callHelp: (office) => atDesk(office, 'idle', 'help'),
  answerHelp: async (office) => {
    await office.desk('idle')
    done(await office.near.clerk.post('/api/desks/desk-1/help'))
    return writing('receptionist', '/api/desks/desk-1/help/answer')
  },
  listRemote: () => reading('clerk', '/api/desks/desk-1/remote'),
  callRemote: async (office) => {
    await office.desk('idle')
    return writing('clerk', '/api/desks/desk-1/remote', { appointmentId: await phoned(office) })
  },
  findFollowing: async (office) => {
    const stepId = await office.desk('serving')
    return reading('clerk', `/api/desks/desk-1/following?stepId=${stepId}`)
  },
  bookFollowing: async (office) => {
    const stepId = await office.desk('serving')
    const { start } = await office.freeSlot()
    return writing('clerk', '/api/desks/desk-1/following', { stepId, start, givenName: 'Amina', familyName: 'Prova', phone: '+39 333 1234567' })
  },
  findReferral: async (office) => reading('clerk', `/api/desks/desk-1/referral?stepId=${await office.desk('serving')}`),
  findReferralPlaces: async (office) => reading('clerk', `/api/desks/desk-1/referral/places?stepId=${await office.desk('serving')}&serviceId=card`),
  refer: async (office) => {
    const stepId = await office.desk('serving')
    const { places } = done(await office.near.clerk.get(`/api/desks/desk-1/referral/places?stepId=${stepId}&serviceId=card`)).body
    const { siteId, start } = places.at(-1).slot
    return writing('clerk', '/api/desks/desk-1/referral', {
      stepId,
      serviceId: 'card',
      siteId,
      start,
      agreed: true,
      familyName: 'Prova',
      phone: '+39 333 1234567',
    })
  },
  noteAlive: (office) => atDesk(office, 'idle', 'alive'),
  resumeTicket: async (office) => {
    const { stepId } = await setAside(office, 'park')
    return writing('receptionist', `/api/steps/${stepId}/resume`)
  },
  returnTicket: async (office) => {
    const { stepId } = await setAside(office, 'absent')
    return writing('receptionist', `/api/steps/${stepId}/return`)
  },
  transferWaiting: async (office) => {
    const { stepId } = await setAside(office, 'park')
    return writing('receptionist', `/api/steps/${stepId}/transfer`, { to: { poolId: 'comune-pool' } })
  },
  readPerson: async (office) => {
    await office.desk('called')
    return reading('clerk', '/api/desks/desk-1/person')
  },
  readQueue: () => reading('clerk', '/api/sites/centre/queue'),
  watchQueue: () => reading('clerk', '/api/sites/centre/queue/stream'),
  rehearseUnavailability: () => writing('coordinator', '/api/unavailability/rehearse', { ...bilalAway, reason: 'ill' }),
  makeUnavailable: (office) => unavailability(office),
  makeAvailable: async (office) => {
    const made = done(await office.send(await unavailability(office))).body
    return writing('coordinator', `/api/unavailability/${made.unavailabilityIds[0]}/end`)
  },
  listUnavailability: async (office) => {
    done(await office.send(await unavailability(office)))
    return reading('coordinator', '/api/sites/centre/unavailability')
  },
  rehearseExtraUnit: () => writing('coordinator', '/api/sites/centre/extra-units/rehearse', { poolId: 'comune-pool' }),
  openExtraUnit: () => writing('coordinator', '/api/sites/centre/extra-units', { poolId: 'comune-pool' }),
  countReplan: () => reading('coordinator', '/api/replan'),
  listReplan: () => reading('receptionist', '/api/sites/centre/replan'),
  sendOffers: () => writing('coordinator', '/api/sites/centre/offers', { to: ['nobody'] }),
  signIn: ({ near }) => writing('visitor', '/api/auth/sign-in/email', { email: near.clerk.email, password: near.clerk.password }),
  signOut: () => writing('visitor', '/api/auth/sign-out'),
  readStaff: () => reading('clerk', '/api/staff/self'),
  readFigures: () =>
    reading('coordinator', '/api/figures?from=2026-03-01&to=2026-03-10&siteId=centre&areaId=town&serviceId=permit&language=it&channel=kiosk'),
  readFiguresSheet: () => reading('coordinator', '/api/figures.csv?from=2026-03-01&to=2026-03-10&siteId=centre'),
  listStaff: () => reading('coordinator', '/api/staff'),
  inviteStaff: (office) => writing('coordinator', '/api/staff', newcomer(office)),
  renewInvitation: async (office) => writing('coordinator', `/api/staff/${(await invited(office)).staffId}/invitation`),
  changeRights: async (office) => {
    const { staffId } = await invited(office)
    const { staff } = done(await office.near.coordinator.get('/api/staff')).body
    const { version: base } = staff.find((member: { staffId: string }) => member.staffId === staffId)
    return writing('coordinator', `/api/staff/${staffId}/rights`, { base, rights: [{ role: 'receptionist', siteId: 'centre', mayChoose: false }] })
  },
  dismissStaff: async (office) => writing('coordinator', `/api/staff/${(await invited(office)).staffId}/dismiss`),
  readInvitation: async (office) => asReading(keyed(await invited(office), (id) => `/api/invitations/${id}`)),
  acceptInvitation: async (office) => ({
    ...keyed(await invited(office), (id) => `/api/invitations/${id}/accept`),
    body: { password: 'a password of some length' },
  }),
  readSetup: () => reading('visitor', '/api/setup'),
  setUp: asWhenItWasSetUp,
}

export function sampleOf(office: Office, operationId: string): Promise<Sample> {
  const make = samples[operationId]
  if (!make) throw new Error(`no sample of ${operationId}: add one to tests/support/office/samples.ts`)
  return Promise.resolve(make(office))
}

const newcomer = ({ server }: Office) => ({
  name: 'Luca B.',
  email: `${server.running.deps.chance.id()}@test.example`,
  rights: [{ role: 'clerk', siteId: 'centre', mayChoose: true }],
})

/** Somebody with an invitation, and its key. */
async function invited(office: Office) {
  const { body } = done(await office.near.coordinator.post('/api/staff', newcomer(office)))
  const [id = '', token = ''] = body.invitation.link.split('#invitation=')[1].split('.')
  return { id, token, staffId: body.staffId }
}

/** An office is set up: what can be answered is the request that did it, sent again with its key. */
async function asWhenItWasSetUp({ server }: Office): Promise<Sample> {
  const { deps } = server.running
  const email = 'first@test.example'
  const asked = { name: 'Elena M.', email, password: 'a password of some length', networkName: 'Town', zone: 'Europe/Rome', language: 'it' }
  const key = deps.chance.id()
  const fingerprint = createHash('sha256').update(`POST /api/setup\n${email}`).digest('base64url')
  await deps.transact(async ({ db, now }) => {
    await db.insertInto('idempotency').values({ scope: 'visitor', key, fingerprint, answer: '{"staffId":"first"}', created_at: now }).execute()
    return accepted(null)
  })
  return { ...writing('visitor', '/api/setup', { token: deps.tokens.of('setup', 'network'), ...asked }), headers: { 'idempotency-key': key } }
}

/** The centre under another name, which touches nobody. */
async function renamed({ near }: Office) {
  const { version, value } = done(await near.coordinator.get('/api/network/parts/site/centre')).body
  return { kind: 'site', id: 'centre', base: version, value: { ...value, name: value.name === 'Centre' ? 'Center' : 'Centre' } }
}

/** On a day of which no other sample speaks. */
const bilalAway = { who: { resourceId: 'bilal' }, from: '2026-03-20T09:00:00.000Z', to: '2026-03-20T11:00:00.000Z' }

async function unavailability({ near }: Office): Promise<Sample> {
  const wish = { ...bilalAway, reason: 'cannotCome' }
  const { seal } = done(await near.coordinator.post('/api/unavailability/rehearse', wish)).body
  return writing('coordinator', '/api/unavailability', { ...wish, seal })
}

async function wishOf(office: Office) {
  const { start } = await office.freeSlot()
  return { serviceId: 'permit', siteId: 'centre', start, channel: 'onSite', language: 'ar' }
}

/** What a phone has read on the door. */
async function doorOf({ near }: Office): Promise<URLSearchParams> {
  const { path } = (await near.receptionist.get('/api/sites/centre/poster')).body
  const [siteId, door] = path.split('#')[1].split('.')
  return new URLSearchParams({ siteId, door })
}

let phones = 0
const freshPhone = (): string => `phone-of-a-test-${++phones}`

const keyed = ({ id, token }: { id: string; token: string }, path: (id: string) => string): Sample => writing('visitor', path(id), undefined, token)
const asReading = (sample: Sample): Sample => ({ ...sample, method: 'GET' })

async function atDesk(office: Office, state: 'closed' | 'idle', verb: string): Promise<Sample> {
  await office.desk(state)
  return writing('clerk', `/api/desks/desk-1/${verb}`)
}

/** Whom desk 2 serves since its console fell silent: no other sample is at this desk, and a silent desk is left alone while it serves. */
async function silentStep(office: Office): Promise<string> {
  const { database } = office.server.running.deps
  const served = async () => {
    const { desks } = done(await office.near.clerk.get('/api/sites/centre/queue')).body
    return desks.find((desk: { id: string }) => desk.id === 'desk-2').serving?.stepId
  }
  if (!(await served())) {
    const clerk = await office.server.staff('clerk', 'centre')
    done(await clerk.post('/api/desks/desk-2/open'))
    await office.ticket()
    const { stepId } = done(await clerk.post('/api/desks/desk-2/next')).body
    done(await clerk.post('/api/desks/desk-2/start', { stepId }))
    await database.writer.updateTable('desk_session').set({ seen_at: 1 }).where('desk_id', '=', 'desk-2').where('closed_at', 'is', null).execute()
  }
  return served()
}

async function withStep(office: Office, state: 'called' | 'serving', verb: string): Promise<Sample> {
  return writing('clerk', `/api/desks/desk-1/${verb}`, { stepId: await office.desk(state) })
}

/** Somebody whom desk 1 has called and is not serving. */
async function setAside(office: Office, verb: 'park' | 'absent'): Promise<{ stepId: string }> {
  const stepId = await office.desk('called')
  done(await office.near.clerk.post(`/api/desks/desk-1/${verb}`, { stepId, ...(verb === 'park' ? { reason: 'fillsForm' } : {}) }))
  return { stepId }
}

/** Somebody who is to be called now. */
async function phoned({ server }: Office): Promise<string> {
  const { slots } = done(await server.visitor.get('/api/slots?serviceId=permit&siteId=centre&channel=phone&limit=1')).body
  const slot = { serviceId: 'permit', siteId: 'centre', start: slots[0].start, channel: 'phone', language: 'it' }
  server.clock.set(slots[0].start)
  return done(await server.visitor.post('/api/appointments', { slot, familyName: 'Prova', phone: '+39 333 1234567' })).body.appointmentId
}
