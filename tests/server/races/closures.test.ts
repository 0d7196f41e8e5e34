import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { changeNetwork } from '../../../server/network/change.ts'
import { engine } from '../../support/database.ts'
import { done } from '../../support/office/desk.ts'
import { withOldNetwork, withTransact } from '../../support/races/broken-guards.ts'
import { city, startAt } from '../../support/races/city.ts'
import { claimFaults, noClaimFaults } from '../../support/races/claim-faults.ts'
import { type RacingServer, racingServer } from '../../support/races/racing-server.ts'
import { type Answer, type Client, clientOf } from '../../support/server.ts'

let server: RacingServer
let administrator: Client
beforeEach(async () => {
  server = await racingServer(city({ languages: [], interpretersEach: 0, frontDesks: 12 }))
  administrator = await server.staff('administrator', null)
})
afterEach(() => server?.close())

const days = Array.from({ length: 10 }, (_, index) => index)
const dayOf = (day: number): string => startAt('card', day, 0).slice(0, 10)

/** Milliseconds between two visitors: those who come at once fill the pool of PostgreSQL, and the closure waits behind them all. */
const spread = engine === 'postgres' ? 10 : 1

/** Day after day: thirty visitors book it, and with the first answer it is closed, when others are in the middle of theirs. */
async function race(): Promise<Answer[]> {
  const answers: Answer[] = []
  for (const day of days) {
    const close = await closing(day)
    const booking = Array.from({ length: 30 }, async (_, index) => {
      await new Promise((resolve) => setTimeout(resolve, index * spread))
      answers.push(await book(day, index * 5))
    })
    await Promise.all([...booking, Promise.race(booking).then(close)])
  }
  return answers
}

const book = (day: number, minute: number, url = server.url): Promise<Answer> => {
  const slot = { serviceId: 'card', siteId: 'square', start: startAt('card', day, minute), channel: 'onSite', language: 'it' }
  return clientOf(url).post('/api/appointments', { slot, familyName: 'Prova' })
}

/** As the page does it, but for the seal: somebody books in every moment. */
async function closing(day: number): Promise<() => Promise<void>> {
  const { transact, reloadNetwork } = server.running.deps
  await reloadNetwork()
  const { version, value } = done(await administrator.get('/api/network/parts/site/square')).body
  const exceptions = [...(value.exceptions ?? []), { fromDay: dayOf(day), toDay: dayOf(day), reason: 'x' }]
  const change = { kind: 'site' as const, id: 'square', base: version, value: { ...value, exceptions } }
  const actor = { kind: 'staff' as const, staffId: 'test', name: 'test', memberships: [], overall: 'administrator' as const, resourceId: null }
  return async () => {
    const changed = await transact((tx) => changeNetwork(tx, actor, [change], null))
    if (!changed.ok) throw new Error(changed.code)
  }
}

/** Appointments of days on which the site is closed, and nobody has been told. */
async function onClosedDays(): Promise<string[]> {
  const rows = await server.running.deps.database.reader.selectFrom('appointment').select(['id', 'start_at']).where('status', '=', 'booked').execute()
  const closed = new Set(days.map(dayOf))
  return rows.filter((row) => closed.has(new Date(row.start_at).toISOString().slice(0, 10))).map((row) => row.id)
}

describe('visitors who book a day while it is closed', () => {
  test('come too late, or are to be planned anew: nobody keeps a time behind a closed door, and nobody is lost', { timeout: 120_000 }, async () => {
    const answers = await race()
    const { reader } = server.running.deps.database
    const booked = answers.filter(({ status }) => status === 201)
    const toReplan = await reader.selectFrom('appointment').select('id').where('status', '=', 'replan').execute()
    console.log(`${engine}: ${booked.length} of ${answers.length} booked before the closure`)
    expect(await onClosedDays()).toEqual([])
    expect(toReplan.map(({ id }) => id).sort()).toEqual(booked.map(({ body }) => body.appointmentId).sort())
    expect(answers.filter(({ status, body }) => status !== 201 && body.code !== 'slot_gone')).toEqual([])
    expect(await claimFaults(reader)).toEqual(noClaimFaults)
    expect(await server.closeAndCountDeadlocks()).toBe(0)
  })

  test('control: a command that takes an old network for the newest lets them stand before a closed door', async () => {
    const { deps } = server.running
    const transact = withOldNetwork(deps)
    await (await closing(0))()
    await deps.reloadNetwork()
    await withTransact(deps, transact, async (url) => {
      expect((await book(0, 0, url)).status).toBe(201)
    })
    expect(await onClosedDays()).toHaveLength(1)
  })
})
