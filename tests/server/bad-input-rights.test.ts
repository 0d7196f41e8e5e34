import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Access } from '../../server/http/operation.ts'
import type { RefusalCode } from '../../shared/contracts/refusal.ts'
import { done } from '../support/office/desk.ts'
import { type Caller, type Office, openOffice } from '../support/office/office.ts'
import { type Operation, operationsOf } from '../support/office/operations.ts'
import { expectRefused } from '../support/office/problem.ts'
import { expectNothingStored, expectRefusedInEveryLanguage } from '../support/office/refused.ts'
import { type Sample, sampleOf, samples } from '../support/office/samples.ts'

let office: Office
let operations: ReadonlyMap<string, Operation>
let strangers: Readonly<Record<string, Readonly<Record<string, string>>>>

beforeAll(async () => {
  office = await openOffice()
  operations = new Map((await operationsOf(office.server)).map((operation) => [operation.id, operation]))
  strangers = await withoutRight()
})
afterAll(() => office?.close())

/** Credentials that open nothing: made up, not yet approved, taken away. */
async function withoutRight() {
  const { server, near } = office
  const waiting = await office.pairing()
  const revoked = await server.device('kiosk', 'centre')
  done(await near.coordinator.post(`/api/devices/${revoked.deviceId}/revoke`))
  const [id = '', seal = ''] = near.kiosk.token.split('.')
  const cookie = near.clerk.cookie
  return {
    'a device that nobody has approved': { authorization: `Bearer ${waiting.token}` },
    'a device whose right was taken away': { authorization: `Bearer ${revoked.token}` },
    'a device with a made-up seal': { authorization: `Bearer ${id}.${seal.slice(1)}A` },
    'the seal of another device': { authorization: `Bearer ${waiting.id}.${seal}` },
    'no token at all': { authorization: 'Bearer' },
    'a password': { authorization: 'Basic YTpi' },
    'a made-up session': { cookie: '__Host-sportello.session=made.up' },
    'a session with a wrong seal': { cookie: `${cookie.slice(0, -6)}AAAAAA` },
  }
}

type Refusals = readonly (readonly [callers: readonly Caller[], codes: readonly RefusalCode[]])[]

/** Who is turned away, by what an operation asks for. */
const turnedAway: Readonly<Record<Access, Refusals>> = {
  public: [],
  key: [],
  device: [],
  kiosk: [
    [['visitor', 'interpreter', 'receptionist', 'clerk', 'coordinator', 'administrator'], ['device_required']],
    [['board'], ['not_allowed']],
  ],
  board: [
    [['visitor', 'interpreter', 'receptionist', 'clerk', 'coordinator', 'administrator'], ['device_required']],
    [['kiosk'], ['not_allowed']],
  ],
  kioskOrVisitor: [[['board'], ['not_allowed']]],
  self: [
    [['visitor'], ['sign_in_required']],
    [['kiosk', 'board'], ['not_allowed']],
  ],
  reception: [
    [['visitor'], ['sign_in_required']],
    [['kiosk', 'board', 'interpreter'], ['not_allowed']],
  ],
  staff: [
    [['visitor'], ['sign_in_required']],
    [['kiosk', 'board', 'interpreter', 'receptionist', 'farReceptionist'], ['not_allowed']],
  ],
  lead: [
    [['visitor'], ['sign_in_required']],
    [['kiosk', 'board', 'interpreter', 'receptionist', 'farReceptionist', 'clerk', 'farClerk'], ['not_allowed']],
  ],
  network: [
    [['visitor'], ['sign_in_required']],
    [['kiosk', 'board', 'interpreter', 'receptionist', 'clerk', 'coordinator', 'farCoordinator'], ['not_allowed']],
  ],
}

const codeForStrangers: Partial<Record<Access, RefusalCode>> = {
  kiosk: 'device_required',
  board: 'device_required',
  self: 'sign_in_required',
  reception: 'sign_in_required',
  staff: 'sign_in_required',
  lead: 'sign_in_required',
  network: 'sign_in_required',
}

/** The sample with other credentials than its own. */
const expectTurnedAway = (sample: Sample, headers: Readonly<Record<string, string>>, codes: readonly RefusalCode[], what: string) =>
  expectRefusedInEveryLanguage(office, { ...sample, caller: 'visitor' }, codes, what, headers)

test('every operation says whom it lets in', () => {
  for (const { id, access } of operations.values()) expect(Object.keys(turnedAway), id).toContain(access)
})

test.each(Object.keys(samples))('%s turns away whoever has not the right for it', async (id) => {
  const { access } = operations.get(id)!
  const sample = await sampleOf(office, id)
  await expectNothingStored(office, async () => {
    for (const [callers, codes] of turnedAway[access]) {
      for (const caller of callers) await expectTurnedAway(sample, office.headersOf(caller), codes, caller)
    }
    const code = codeForStrangers[access]
    if (!code) return
    for (const [what, headers] of Object.entries(strangers)) await expectTurnedAway(sample, headers, [code], what)
  })
})

test('what has a key opens with its own, and with no other', async () => {
  const others = { appointment: (await office.book()).token, ticket: (await office.ticket()).token, device: office.near.kiosk.token, none: '' }
  for (const { id } of operationsWith(({ access }) => access === 'key')) {
    const sample = await sampleOf(office, id)
    const own = sample.token!
    const spoiled = `${own.slice(0, -1)}${own.endsWith('A') ? 'B' : 'A'}`
    await expectNothingStored(office, async () => {
      for (const [what, token] of Object.entries({ ...others, spoiled })) {
        await expectTurnedAway({ ...sample, token }, {}, ['not_found'], `${id} with the key of ${what}`)
      }
    })
  }
})

test('what does not exist is not found', async () => {
  for (const operation of operationsWith(({ pathNames }) => pathNames.length > 0)) {
    const sample = await sampleOf(office, operation.id)
    const nothing = { ...sample, path: withId(operation, sample, 'nothing-of-the-kind') }
    await expectNothingStored(office, () => expectTurnedAway(nothing, office.headersOf(sample.caller), ['not_found'], operation.id))
  }
})

test('what is another site’s is not found', async () => {
  for (const operation of operationsWith(({ access, pathNames }) => pathNames.length > 0 && ofSites.includes(access))) {
    const { access } = operation
    const sample = await sampleOf(office, operation.id)
    await expectNothingStored(office, async () => {
      for (const caller of colleaguesOf(access)) {
        await expectTurnedAway(sample, office.headersOf(caller), ['not_found'], `${operation.id} by ${caller}`)
      }
      for (const far of ['library-1', 'library', office.far.board.deviceId]) {
        const theirs = { ...sample, path: withId(operation, sample, far) }
        await expectTurnedAway(theirs, office.headersOf(sample.caller), ['not_found'], `${operation.id} at ${far}`)
      }
    })
  }
})

test('a coordinator pairs no device with another site', async () => {
  const sample = await sampleOf(office, 'approveDevice')
  for (const siteId of ['library', 'nowhere']) {
    expectRefused(await office.send({ ...sample, body: { ...sample.body, siteId } }), 'not_found')
  }
})

test('a coordinator sees the devices of their own sites alone', async () => {
  const { devices } = done(await office.near.coordinator.get('/api/devices')).body
  expect(new Set(devices.map((device: { siteId: string }) => device.siteId))).toEqual(new Set(['centre']))
})

test('a step of another site is as unknown as one that does not exist', async () => {
  await office.desk('called')
  const farStep = await stepOf((await office.farTicket()).id)
  const answers = await Promise.all([farStep, 'nothing-of-the-kind'].map((stepId) => office.near.clerk.post('/api/desks/desk-1/start', { stepId })))
  for (const answer of answers) expectRefused(answer, 'step_changed')
})

test('nobody at the centre reads a name of the library', async () => {
  await office.desk('idle')
  const { body } = done(await office.near.clerk.get('/api/staff/self'))
  expect(body.sites.map((site: { id: string }) => site.id)).toEqual(['centre'])
})

const ofSites: readonly Access[] = ['reception', 'staff', 'lead']

/** Who may do the same, but elsewhere. */
const colleaguesOf = (access: Access): readonly Caller[] =>
  access === 'lead' ? ['farCoordinator'] : access === 'staff' ? ['farClerk', 'farCoordinator'] : ['farReceptionist', 'farClerk', 'farCoordinator']

const operationsWith = (fits: (operation: Operation) => boolean): Operation[] => [...operations.values()].filter(fits)

async function stepOf(ticketId: string): Promise<string> {
  const { reader } = office.server.running.deps.database
  return (await reader.selectFrom('step').select('id').where('ticket_id', '=', ticketId).executeTakeFirstOrThrow()).id
}

function withId({ path, pathNames }: Operation, sample: Sample, value: string): string {
  const place = path.split('/').indexOf(`{${pathNames[0]}}`)
  return sample.path.split('/').with(place, value).join('/')
}
