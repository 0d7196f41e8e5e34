import type { KyselyPlugin } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PlanScope } from '../../server/appointments/replan-store.ts'
import { touchAppointments } from '../../server/appointments/touch.ts'
import { rehearse } from '../../server/db/rehearse.ts'
import type { Tx } from '../../server/db/transact.ts'
import { readNetwork } from '../../server/network/queries.ts'
import type { Touched } from '../../shared/contracts/network-changes.ts'
import type { NetworkFile } from '../../shared/contracts/network-file.ts'
import { accepted, type Decision } from '../../shared/domain/decision.ts'
import { smallTown } from '../support/network.ts'
import { done } from '../support/office/desk.ts'
import { allRows } from '../support/office/rows.ts'
import { type TestServer, testServer } from '../support/server.ts'

/** With a second interpreter of Arabic, less often there. */
function town(): NetworkFile {
  const network = smallTown()
  const nadia = network.people[0]!
  network.people.push({
    ...nadia,
    id: 'samira',
    name: 'Samira T.',
    languages: ['ar'],
    windows: [{ ...nadia.windows[0]!, from: '09:00', to: '11:00' }],
  })
  return network
}

const thursday = '2026-03-12'
const today = '2026-03-10'
const everything: PlanScope = { from: 0 }

let server: TestServer
let kiosk: Awaited<ReturnType<TestServer['device']>> | null
beforeEach(async () => {
  kiosk = null
  server = await testServer({ network: town() })
})
afterEach(() => server?.close())

const reader = () => server.running.deps.database.reader
const book = async (serviceId: string, clock: string, interpreter?: string, more: object = {}) =>
  done(
    await server.visitor.post('/api/appointments', {
      slot: { serviceId, siteId: 'centre', start: `${thursday}T${clock}:00.000Z`, language: 'it', interpreter, ...more },
      familyName: 'Prova',
    }),
  ).body.appointmentId as string
const appointment = (id: string) => reader().selectFrom('appointment').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const takenBy = async (id: string) =>
  (await reader().selectFrom('claim').select('resource_id').distinct().where('appointment_id', '=', id).orderBy('resource_id').execute()).map(
    (row) => row.resource_id,
  )
const events = async (kind: string) =>
  (await reader().selectFrom('event').select('refs').where('kind', '=', kind).execute()).map((row) => JSON.parse(row.refs))

/** A change of the network, and what it touches, in one transaction. */
const changing =
  (change: (tx: Tx) => Promise<unknown>, scope = everything) =>
  async (tx: Tx) => {
    await change(tx)
    return accepted(await touchAppointments(tx, (await readNetwork(tx.db, tx.now))!, scope))
  }
const make = async (change: (tx: Tx) => Promise<unknown>, scope?: PlanScope) => touchedOf(await server.running.deps.transact(changing(change, scope)))
function touchedOf(decision: Decision<Touched>): Touched {
  if (!decision.ok) throw new Error(decision.code)
  return decision.value
}

const closeThursday = ({ db }: Tx) =>
  db
    .insertInto('hours_exception')
    .values({
      id: 'closed',
      site_id: 'centre',
      resource_id: null,
      from_day: thursday,
      to_day: thursday,
      from_minute: null,
      to_minute: null,
      reason: 'x',
    })
    .execute()
/** From 08:00 to then, and not to six. */
const closeTodayAt =
  (time: string) =>
  ({ db }: Tx) =>
    db
      .insertInto('hours_exception')
      .values({
        id: 'early',
        site_id: 'centre',
        resource_id: null,
        from_day: today,
        to_day: today,
        from_minute: 480,
        to_minute: Number(time.slice(0, 2)) * 60 + Number(time.slice(3)),
        reason: 'x',
      })
      .execute()
const take = async (wish: object) => {
  kiosk ??= await server.device('kiosk', 'centre')
  return done(await kiosk.post('/api/tickets', { serviceId: 'permit', language: 'it', ...wish })).body
}
const retireUnit =
  (id: string) =>
  ({ db }: Tx) =>
    db.updateTable('resource').set({ active: 0 }).where('id', '=', id).execute()
const away =
  (resourceId: string, from: string, to: string) =>
  ({ db, now }: Tx) =>
    db
      .insertInto('unavailability')
      .values({
        id: `away-${resourceId}`,
        resource_id: resourceId,
        from_at: Date.parse(`${thursday}T${from}:00Z`),
        to_at: Date.parse(`${thursday}T${to}:00Z`),
        source: 'staff',
        reason: 'ill',
        made_at: now,
      })
      .execute()

describe('a closure', () => {
  test('sends the appointments of that day to be planned anew, and loses none', async () => {
    const booked = [await book('permit', '08:00'), await book('permit', '09:00', 'ar'), await book('card', '13:00')]
    const elsewhere = done(
      await server.visitor.post('/api/appointments', {
        slot: { serviceId: 'permit', siteId: 'library', start: `${thursday}T09:00:00.000Z`, language: 'it' },
        familyName: 'Prova',
      }),
    ).body.appointmentId
    const touched = await make(closeThursday)
    expect(touched).toMatchObject({ replanCount: 3, reassignedCount: 0, waitingCount: 0 })
    expect(touched.replan.map((each) => [each.appointmentId, each.time, each.reason])).toEqual([
      [booked[0], '09:00', 'siteClosed'],
      [booked[1], '10:00', 'siteClosed'],
      [booked[2], '14:00', 'siteClosed'],
    ])
    for (const id of booked) {
      expect(await appointment(id)).toMatchObject({ status: 'replan', replan_reason: 'siteClosed', replan_at: server.clock.now() })
      expect(await takenBy(id)).toEqual([])
    }
    expect(await appointment(elsewhere)).toMatchObject({ status: 'booked', replan_at: null })
    expect((await events('appointmentToReplan')).map(({ appointmentId }) => appointmentId).sort()).toEqual([...booked].sort())
  })

  test('control: a change that takes nothing touches nobody', async () => {
    const id = await book('permit', '09:00', 'ar')
    const before = await allRows(server.running.deps.database)
    expect(await make(async () => {})).toMatchObject({ replanCount: 0, reassignedCount: 0, waitingCount: 0, replan: [] })
    expect(await allRows(server.running.deps.database)).toEqual(before)
    expect((await takenBy(id)).length).toBe(2)
  })

  test('leaves alone what was over, and what had been cancelled', async () => {
    const id = await book('permit', '09:00')
    await server.running.deps.transact(async ({ db }) => {
      await db.updateTable('appointment').set({ status: 'cancelled' }).where('id', '=', id).execute()
      return accepted(null)
    })
    expect(await make(closeThursday)).toMatchObject({ replanCount: 0 })
    expect(await appointment(id)).toMatchObject({ status: 'cancelled' })
  })

  test('ends a hold, which nobody has to be told of', async () => {
    const { appointmentId } = done(
      await server.visitor.post('/api/holds', { serviceId: 'permit', siteId: 'centre', start: `${thursday}T09:00:00.000Z`, language: 'it' }),
    ).body
    expect(await make(closeThursday)).toMatchObject({ replanCount: 0, reassignedCount: 0 })
    expect(await appointment(appointmentId)).toMatchObject({ status: 'expired' })
    expect(await takenBy(appointmentId)).toEqual([])
  })

  test('of today names the numbers that nobody could serve any more', async () => {
    const { face } = await take({})
    const touched = await make(closeTodayAt('09:55'))
    expect(touched).toMatchObject({ waitingCount: 1, waiting: [{ face, siteName: 'Centre', serviceName: 'permit it' }] })
  })

  test('of today counts a visit of two steps once', async () => {
    await take({ further: ['card'] })
    expect(await make(closeTodayAt('09:55'))).toMatchObject({ waitingCount: 1, waiting: [{ serviceName: 'permit it' }] })
  })

  test('control: two visits are two', async () => {
    await take({ further: ['card'] })
    await take({ serviceId: 'card' })
    expect(await make(closeTodayAt('09:55'))).toMatchObject({ waitingCount: 2 })
  })
})

describe('closing early today', () => {
  beforeEach(async () => {
    for (const [desk, institutionId] of [
      ['desk-1', 'comune'],
      ['desk-3', 'asl'],
    ] as const)
      done(await (await server.staff('clerk', 'centre', { institutionId })).post(`/api/desks/${desk}/open`))
  })
  const labels = ({ waiting }: Touched) => waiting.map(({ face }) => face.label)

  test('touches those whose turn would come after it, and not those before', async () => {
    for (let each = 0; each < 4; each++) await take({})
    expect(labels(await make(closeTodayAt('10:50')))).toEqual(['A3', 'A4'])
  })

  test('control: where everybody’s turn comes before it, nobody is touched', async () => {
    for (let each = 0; each < 4; each++) await take({})
    expect(await make(closeTodayAt('17:00'))).toMatchObject({ waitingCount: 0, waiting: [] })
  })

  test('does not touch whom today’s closing would not have reached anyway', async () => {
    server.clock.set(`${today}T16:00:00Z`)
    for (let each = 0; each < 4; each++) await take({})
    expect(labels(await make(closeTodayAt('17:30')))).toEqual(['A2'])
  })

  test('touches a visit whose second desk would come after it', async () => {
    await take({ further: ['card'] })
    expect(await make(closeTodayAt('10:35'))).toMatchObject({ waitingCount: 1, waiting: [{ serviceName: 'card it' }] })
  })
})

describe('whoever has arrived for an interpreter who goes', () => {
  const goes = ({ db, now }: Tx) =>
    db
      .insertInto('unavailability')
      .values({ id: 'goes', resource_id: 'nadia', from_at: now, to_at: Date.parse(`${today}T20:00Z`), source: 'staff', reason: 'ill', made_at: now })
      .execute()

  test('is among those who are left, also where a number without an appointment would have come too late', async () => {
    const { code } = done(
      await server.visitor.post('/api/appointments', {
        slot: { serviceId: 'permit', siteId: 'centre', start: `${today}T11:30:00.000Z`, language: 'it', interpreter: 'ar' },
        familyName: 'Prova',
      }),
    ).body
    await take({ interpreter: 'ar' })
    server.clock.set(`${today}T11:40:00Z`)
    const { face } = done(await kiosk!.post('/api/check-ins', { code })).body
    const touched = await make(goes, { resourceIds: new Set(['nadia']), from: server.clock.now() })
    expect(touched).toMatchObject({ waitingCount: 1, waiting: [{ face }] })
  })
})

describe('whoever can keep the time', () => {
  test('with another interpreter keeps it', async () => {
    const early = await book('permit', '08:30', 'ar')
    const late = await book('permit', '11:00', 'ar')
    expect(await takenBy(early)).toContain('nadia')
    const touched = await make(away('nadia', '07:00', '17:00'), { resourceIds: new Set(['nadia']), from: 0 })
    expect(touched.reassigned.map(({ appointmentId, reason }) => [appointmentId, reason])).toEqual([[early, null]])
    expect(touched.replan.map(({ appointmentId, reason }) => [appointmentId, reason])).toEqual([[late, 'interpreterAway']])
    expect(await takenBy(early)).toContain('samira')
    expect(await appointment(early)).toMatchObject({ status: 'booked' })
    expect((await events('appointmentReassigned')).map(({ appointmentId }) => appointmentId)).toEqual([early])
    const cells = await reader().selectFrom('claim').selectAll().where('appointment_id', '=', early).execute()
    expect(cells.length).toBe(2 * 7)
  })

  test('control: where the other interpreter is taken too, it cannot be kept', async () => {
    const [one, two] = [await book('permit', '08:30', 'ar'), await book('permit', '08:30', 'ar')]
    const touched = await make(away('nadia', '07:00', '17:00'), { resourceIds: new Set(['nadia']), from: 0 })
    expect(touched).toMatchObject({ replanCount: 1, reassignedCount: 0 })
    expect([(await appointment(one)).status, (await appointment(two)).status].sort()).toEqual(['booked', 'replan'])
  })

  test('at another desk keeps it, and the desks left are full to the last minute', async () => {
    const booked = [await book('permit', '08:00'), await book('permit', '08:00'), await book('permit', '10:00')]
    const [first = ''] = await takenBy(booked[2]!)
    const touched = await make(retireUnit(first))
    expect(touched).toMatchObject({ replanCount: 1, reassignedCount: 1 })
    expect(touched.replan[0]).toMatchObject({ reason: 'deskGone', time: '09:00' })
    expect(await appointment(booked[2]!)).toMatchObject({ status: 'booked' })
  })

  test('keeps it also after the notice has begun, and past the horizon', async () => {
    const id = await book('lawyer', '09:00')
    server.clock.set(`${thursday}T08:55:00Z`)
    const [desk = ''] = (await takenBy(id)).filter((each) => each.includes('unit'))
    const shorter = async (tx: Tx) => {
      await retireUnit(desk)(tx)
      await tx.db.updateTable('service').set({ notice_minutes: 600, horizon_days: 0 }).execute()
    }
    expect(await make(shorter)).toMatchObject({ replanCount: 0, reassignedCount: 1 })
  })
})

describe('units of a pool', () => {
  test('are dealt again among those who have them, where that finds a place for one more', async () => {
    await server.running.deps.transact(async ({ db }) => {
      await db
        .insertInto('resource')
        .values({ id: 'comune-pool-unit-3', kind: 'unit', name: '3', pool_id: 'comune-pool', weekly_minutes: null, position: 3 })
        .execute()
      return accepted(null)
    })
    await server.running.reloadNetwork()
    const moved = async (id: string, unit: string) => {
      await server.running.deps.transact(async ({ db }) => {
        await db
          .updateTable('claim')
          .set({ resource_id: unit })
          .where('appointment_id', '=', id)
          .where('resource_id', 'like', 'comune-pool%')
          .execute()
        await db
          .updateTable('busy')
          .set({ resource_id: unit })
          .where('appointment_id', '=', id)
          .where('resource_id', 'like', 'comune-pool%')
          .execute()
        return accepted(null)
      })
      return id
    }
    const first = await moved(await book('lawyer', '08:00'), 'comune-pool-unit-2')
    const second = await moved(await book('lawyer', '08:30'), 'comune-pool-unit-1')
    const homeless = await moved(await book('permit', '08:00'), 'comune-pool-unit-3')
    // One unit is taken until 8:30, the other from 8:30 on: none is free from 8:00 to 8:35
    const touched = await make(retireUnit('comune-pool-unit-3'))
    expect(touched).toMatchObject({ replanCount: 0, reassignedCount: 1 })
    expect(touched.reassigned[0]!.appointmentId).toBe(homeless)
    const units = await Promise.all([first, second, homeless].map(async (id) => (await takenBy(id)).find((each) => each.includes('unit'))))
    expect(units[0]).toBe(units[1])
    expect(units[2]).not.toBe(units[0])
  })
})

describe('a rehearsal', () => {
  test('answers what would be touched, and leaves nothing', async () => {
    await book('permit', '09:00', 'ar')
    await book('permit', '11:00')
    const before = await allRows(server.running.deps.database)
    const rehearsed = touchedOf(await rehearse(server.running.deps.transact, changing(closeThursday)))
    expect(rehearsed.replanCount).toBe(2)
    expect(await allRows(server.running.deps.database)).toEqual(before)
    expect(await make(closeThursday)).toEqual(rehearsed)
  })

  test('has another seal when it would touch somebody else', async () => {
    await book('permit', '09:00')
    const first = touchedOf(await rehearse(server.running.deps.transact, changing(closeThursday)))
    const again = touchedOf(await rehearse(server.running.deps.transact, changing(closeThursday)))
    await book('permit', '11:00')
    const other = touchedOf(await rehearse(server.running.deps.transact, changing(closeThursday)))
    expect(again.seal).toBe(first.seal)
    expect(other.seal).not.toBe(first.seal)
  })

  test('keeps its seal however many numbers come whose turn would be too late', async () => {
    done(await (await server.staff('clerk', 'centre', { institutionId: 'comune' })).post('/api/desks/desk-1/open'))
    const rehearsal = async () => touchedOf(await rehearse(server.running.deps.transact, changing(closeTodayAt('10:20'))))
    for (let each = 0; each < 4; each++) await take({})
    const { seal, waitingCount } = await rehearsal()
    await take({})
    expect(await rehearsal()).toMatchObject({ seal, waitingCount: waitingCount + 1 })
    // the control: one whom nobody will serve at all
    await take({ interpreter: 'ar' })
    const other = await rehearsal()
    expect(other.seal).not.toBe(seal)
    await take({ interpreter: 'ar' })
    expect(await rehearsal()).toMatchObject({ seal: other.seal, waitingCount: other.waitingCount + 1 })
  })

  test('reads the queues of the sites whose day is another, and no others', async () => {
    await take({})
    const sites = await statementsOf(closeTodayAt('17:00'))
    const library = await server.device('kiosk', 'library')
    done(await library.post('/api/tickets', { serviceId: 'permit', language: 'it' }))
    expect(await statementsOf(closeTodayAt('17:00'))).toBe(sites)
    // the control: a change of both
    const both = async (tx: Tx) => {
      await closeTodayAt('17:00')(tx)
      await tx.db.updateTable('service').set({ duration_minutes: 31 }).where('id', '=', 'permit').execute()
    }
    expect(await statementsOf(both)).toBeGreaterThan(sites + 1)
  })

  /** How many it takes to say what a change of everything touches. */
  async function statementsOf(change: (tx: Tx) => Promise<unknown>): Promise<number> {
    let statements = 0
    const counting: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      async transformResult({ result }) {
        statements++
        return result
      },
    }
    const counted = async (tx: Tx) => {
      await change(tx)
      const after = (await readNetwork(tx.db, tx.now))!
      return accepted(await touchAppointments({ ...tx, db: tx.db.withPlugin(counting) }, after, everything))
    }
    touchedOf(await rehearse(server.running.deps.transact, counted))
    return statements
  }
})
