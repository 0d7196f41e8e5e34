import { afterEach, describe, expect, test } from 'vitest'
import { createDayEnd } from '../../server/jobs/day-end.ts'
import type { Figures } from '../../shared/contracts/figures.ts'
import { fact, facts, keep } from '../support/facts.ts'
import { done } from '../support/office/desk.ts'
import { allNight, type Office, openOffice } from '../support/office/office.ts'
import { expectRefused } from '../support/office/problem.ts'

let office: Office
afterEach(() => office?.close())

const monday = '?from=2026-03-09&to=2026-03-09'

async function figures(query = monday, who: 'coordinator' | 'administrator' = 'coordinator'): Promise<Figures> {
  const client = who === 'coordinator' ? office.near.coordinator : office.administrator
  return done(await client.get(`/api/figures${query}`)).body
}

const visitsBy = (rows: Figures['byLanguage']) => Object.fromEntries(rows.map((row) => [row.key, row.visits]))

describe('a day that has ended', () => {
  test('is counted by service, language, channel, hour and day', async () => {
    office = await openOffice()
    await keep(office.server, [
      ...facts(30),
      ...facts(20, { service_id: 'card', language: 'ar', channel: 'appointment', hour: 11 }),
      ...facts(9, { day: '2026-03-08', language: 'bn' }),
    ])
    const shown = await figures('?from=2026-03-08&to=2026-03-09')
    expect(shown).toMatchObject({ from: '2026-03-08', to: '2026-03-09', today: '2026-03-10', unit: 'day', total: { visits: 59 } })
    expect(visitsBy(shown.byTime)).toEqual({ '2026-03-08': 9, '2026-03-09': 50 })
    expect(visitsBy(shown.byHour)).toEqual({ 9: 39, 10: 0, 11: 20 })
    expect(visitsBy(shown.byService)).toEqual({ permit: 39, card: 20 })
    expect(visitsBy(shown.byLanguage)).toEqual({ it: 30, ar: 20, bn: 9 })
    expect(visitsBy(shown.byChannel)).toEqual({ kiosk: 39, appointment: 20 })
    expect(shown.byService.map((row) => row.name)).toEqual(['permit it', 'card it'])
    expect(shown.choices).toMatchObject({ languages: ['ar', 'bn', 'it'], channels: ['appointment', 'kiosk'] })
  })

  test('can be looked at for one service, language or channel', async () => {
    office = await openOffice()
    await keep(office.server, [
      ...facts(30),
      ...facts(20, { service_id: 'card', language: 'ar' }),
      ...facts(10, { language: 'ar', channel: 'appointment' }),
    ])
    const visits = async (query: string) => (await figures(`${monday}&${query}`)).total.visits
    expect(await visits('serviceId=card')).toBe(20)
    expect(await visits('language=ar')).toBe(30)
    expect(await visits('language=ar&channel=appointment')).toBe(10)
    expect(await visits('language=sq')).toBe(0)
    expect((await figures(`${monday}&language=ar`)).choices.languages).toEqual(['ar', 'it'])
  })

  test('shows waits as a distribution', async () => {
    office = await openOffice()
    const waits = [...Array(10).fill(3), ...Array(10).fill(12), ...Array(8).fill(40), ...Array(6).fill(130)]
    await keep(office.server, [...waits.map((wait_minutes) => fact({ wait_minutes })), ...facts(6, { wait_minutes: null, outcome: 'left' })])
    const shown = await figures()
    expect(shown.waits).toEqual([10, 0, 10, 0, 8, 0, 0, 6])
    expect(shown).toMatchObject({ notCalled: 6, total: { visits: 40, waitMedian: 12, waitNinth: 130 } })
    expect(shown.outcomes).toEqual([
      { outcome: 'done', visits: 34 },
      { outcome: 'left', visits: 6 },
    ])
  })

  test('counts a promise as kept when the call came within what was shown', async () => {
    office = await openOffice()
    await keep(office.server, [
      ...facts(12, { wait_minutes: 20, estimate_low_minutes: 10, estimate_high_minutes: 20 }),
      ...facts(7, { wait_minutes: 21, estimate_low_minutes: 10, estimate_high_minutes: 20 }),
      ...facts(6, { wait_minutes: null, estimate_low_minutes: 10, estimate_high_minutes: 20 }),
    ])
    expect((await figures()).total).toMatchObject({ kept: 12, broken: 7 })
  })

  test('counts a visit of several services once, and in each service once; a promise is of its first', async () => {
    office = await openOffice()
    const booked = { channel: 'appointment', booked_days_ahead: 6, first_visit: 1, estimate_low_minutes: 5, estimate_high_minutes: 20 }
    await keep(office.server, [
      ...facts(20),
      ...facts(10, { ...booked, steps: 2 }),
      ...facts(10, { ...booked, steps: 0, service_id: 'card', wait_minutes: 40 }),
    ])
    const ofVisits = { visits: 30, first: 10, again: 0, came: 10, kept: 10, broken: 0, waitNinth: 40 }
    const shown = await figures()
    for (const counted of [shown.total, ...shown.byTime, ...shown.byHour, ...shown.byLanguage]) expect(counted).toMatchObject(ofVisits)
    expect(visitsBy(shown.byChannel)).toEqual({ kiosk: 20, appointment: 10 })
    expect(shown.daysAhead).toEqual([0, 0, 10, 0, 0, 0])
    const card = { visits: 10, first: 10, came: 10, kept: 0, broken: 0, waitMedian: 40 }
    expect(shown.byService).toMatchObject([
      { key: 'permit', ...ofVisits, waitNinth: 10 },
      { key: 'card', ...card },
    ])
    expect(shown.waits).toEqual([0, 0, 30, 0, 10, 0, 0, 0])
    expect(shown.outcomes).toEqual([{ outcome: 'done', visits: 40 }])
    expect((await figures(`${monday}&serviceId=card`)).total).toMatchObject(card)
  })

  test('counts missed appointments beside the visits, first visits, and days from booking to visit', async () => {
    office = await openOffice()
    const booked = { channel: 'appointment', booked_days_ahead: 6, first_available_days_ahead: 2 }
    await keep(office.server, [
      ...facts(20, { first_visit: 0 }),
      ...facts(15, { ...booked, first_visit: 1 }),
      ...facts(7, { ...booked, outcome: 'missed', wait_minutes: null }),
    ])
    const { total, daysAhead, outcomes } = await figures()
    expect(total).toMatchObject({ visits: 35, came: 15, missed: 7, first: 15, again: 20, daysMedian: 6, firstFreeMedian: 2 })
    expect(daysAhead).toEqual([0, 0, 15, 0, 0, 0])
    expect(outcomes).toEqual([{ outcome: 'done', visits: 35 }])
  })

  test('a long period is shown by month', async () => {
    office = await openOffice()
    await keep(office.server, [...facts(8, { day: '2025-12-31' }), ...facts(9, { day: '2026-01-01' }), ...facts(7, { day: '2026-03-09' })])
    const shown = await figures('?from=2025-12-15&to=2026-03-31')
    expect(shown.unit).toBe('month')
    expect(visitsBy(shown.byTime)).toEqual({ '2025-12': 8, '2026-01': 9, '2026-02': 0, '2026-03': 7 })
  })
})

describe('counts below 5', () => {
  test('are hidden in each table, with what they would follow from', async () => {
    office = await openOffice()
    await keep(office.server, [...facts(30), ...facts(8, { language: 'ar' }), ...facts(3, { language: 'bn' })])
    const shown = await figures()
    expect(shown.total.visits).toBe(41)
    expect(visitsBy(shown.byLanguage)).toEqual({ it: 30, ar: null, bn: null })
    const hidden = shown.byLanguage.filter((row) => row.visits === null)
    for (const { key, name, missed, ...rest } of hidden) expect(new Set(Object.values(rest))).toEqual(new Set([null]))
  })

  test('of people who needed several services are not told by the services', async () => {
    office = await openOffice()
    await keep(office.server, [...facts(3, { steps: 2 }), ...facts(3, { steps: 0, service_id: 'card' })])
    const shown = await figures()
    expect([shown.total.visits, ...shown.waits.filter((count) => count !== 0), ...shown.outcomes.map(({ visits }) => visits)]).toEqual([
      null,
      null,
      null,
    ])
    expect(visitsBy(shown.byService)).toEqual({ permit: null, card: null })
  })

  test('of one site are not told by its area', async () => {
    office = await openOffice()
    await keep(office.server, [...facts(30), ...facts(3, { site_id: 'library' })])
    const shown = await figures(monday, 'administrator')
    expect(visitsBy(shown.byArea)).toEqual({ town: 33 })
    expect(visitsBy(shown.bySite)).toEqual({ centre: null, library: null })
  })

  test('of few who waited nothing is said of their wait', async () => {
    office = await openOffice()
    await keep(office.server, facts(4))
    expect((await figures()).total).toMatchObject({ visits: null, waitMedian: null, waitNinth: null })
  })
})

describe('today', () => {
  test('is counted from the queue as it is, and from what is kept after midnight: the same', async () => {
    office = await openOffice({ now: '2026-03-10T20:00:00Z', network: allNight() })
    const today = '?from=2026-03-10&to=2026-03-10'
    for (let served = 0; served < 5; served++) {
      const stepId = await office.desk('serving')
      office.server.clock.advanceMinutes(6)
      done(await office.near.clerk.post('/api/desks/desk-1/finish', { stepId, outcome: 'papersMissing' }))
    }
    for (let waiting = 0; waiting < 6; waiting++) await office.ticket()
    const before = await figures(today)
    expect(before.total).toMatchObject({ visits: 11, waitMedian: 0 })
    expect(before.outcomes).toEqual([
      { outcome: 'papersMissing', visits: 5 },
      { outcome: 'open', visits: 6 },
    ])
    office.server.clock.set('2026-03-10T23:00:00Z')
    await createDayEnd(office.server.running.deps).run()
    const after = await figures(today)
    expect({ ...after, today: '', outcomes: [] }).toEqual({ ...before, today: '', outcomes: [] })
    expect(after.outcomes.map(({ outcome }) => outcome)).toEqual(['papersMissing', 'closed'])
  })

  test('knows a visit of two desks as one, before it has been called to either', async () => {
    office = await openOffice()
    for (let come = 0; come < 5; come++)
      done(await office.near.kiosk.post('/api/tickets', { serviceId: 'permit', language: 'it', further: ['card'] }))
    const shown = await figures('')
    expect(shown.total.visits).toBe(5)
    expect(visitsBy(shown.byService)).toEqual({ permit: 5, card: 5 })
  })

  test('is the period when none is asked for', async () => {
    office = await openOffice()
    expect(await figures('')).toMatchObject({ from: '2026-03-10', to: '2026-03-10', today: '2026-03-10' })
  })

  test('an appointment is missed when nobody may check in for it any more, and after midnight once', async () => {
    office = await openOffice({ now: '2026-03-10T09:00:00Z', network: allNight() })
    const today = '?from=2026-03-10&to=2026-03-10'
    for (let booked = 0; booked < 5; booked++) await office.bookForNow()
    expect((await figures(today)).total.missed).toBe(0)
    office.server.clock.set('2026-03-10T20:00:00Z')
    expect((await figures(today)).total.missed).toBe(5)
    office.server.clock.set('2026-03-10T23:00:00Z')
    for (const _again of [1, 2]) await createDayEnd(office.server.running.deps).run()
    expect((await figures(today)).total).toMatchObject({ visits: 0, missed: 5 })
  })
})

describe('who may see what', () => {
  test('a coordinator sees nothing of next door, an administrator all', async () => {
    office = await openOffice()
    await keep(office.server, [...facts(30), ...facts(20, { site_id: 'library', language: 'sq', service_id: 'card' })])
    const mine = await figures()
    expect(mine.total.visits).toBe(30)
    expect(JSON.stringify(mine)).not.toMatch(/library|Library|"sq"/)
    expect((await figures(`${monday}&areaId=town`)).total.visits).toBe(30)
    expect((await figures(monday, 'administrator')).total.visits).toBe(50)
    expect((await figures(`${monday}&siteId=library`, 'administrator')).total.visits).toBe(20)
  })

  test('the site or area of somebody else is not found, as one that does not exist', async () => {
    office = await openOffice()
    for (const path of ['/api/figures', '/api/figures.csv']) {
      for (const query of ['siteId=library', 'siteId=nowhere', 'areaId=nowhere']) {
        expectRefused(await office.near.coordinator.get(`${path}?${query}`), 'not_found')
      }
    }
  })

  test('whoever leads the network still sees the past of a site that was taken away', async () => {
    office = await openOffice()
    await keep(office.server, facts(20, { site_id: 'library' }))
    const { writer } = office.server.running.deps.database
    await writer.updateTable('site').set({ retired_at: 1 }).where('id', '=', 'library').execute()
    await office.server.running.reloadNetwork()
    expect((await figures(monday, 'administrator')).total.visits).toBe(20)
  })

  test('nothing in it is about a clerk or a desk', async () => {
    office = await openOffice()
    await keep(office.server, facts(30))
    expect(JSON.stringify(await figures())).not.toMatch(/staff|clerk|desk/i)
  })
})

describe('a question that cannot be answered is refused:', () => {
  test.each([
    ['the end before the beginning', 'from=2026-03-09&to=2026-03-01', 'invalid_input'],
    ['more than two years', 'from=2023-03-09&to=2026-03-01', 'invalid_input'],
    ['a day that does not exist', 'from=2026-02-30', 'invalid_input'],
    ['a service that does not exist', 'serviceId=nothing', 'service_unknown'],
  ] as const)('%s', async (_what, query, code) => {
    office = await openOffice()
    expectRefused(await office.near.coordinator.get(`/api/figures?${query}`), code)
  })
})

test('facts from before there were packed months are packed with the next day that ends', async () => {
  office = await openOffice()
  const { database } = office.server.running.deps
  await keep(office.server, [...facts(10), ...facts(10, { day: '2026-03-08' })])
  await database.writer.deleteFrom('fact_month').execute()
  expect((await figures('?from=2026-03-01')).total.visits).toBe(0)
  await createDayEnd(office.server.running.deps).run()
  expect((await figures('?from=2026-03-01')).total.visits).toBe(20)
})
