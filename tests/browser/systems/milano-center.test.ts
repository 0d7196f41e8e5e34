import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Taken, Ticket } from '../../../shared/contracts/tickets.ts'
import { done } from '../../support/office/desk.ts'
import { screenshot } from '../../support/screenshot.ts'
import { openSystem, type System } from '../../support/system.ts'
import { words } from '../../support/words.ts'

let milano: System
let phone: Page
let taken: Taken
let promised: NonNullable<Ticket['finish']>
const clerks: Record<string, Page> = {}
const desks = Object.entries({ comune: '1', questura: '5', ats: '10' })
const t = words('ar', 'ticket')

beforeAll(async () => {
  // a Monday, 09:15 in Rome: who speaks Arabic is here until 13:00
  milano = await openSystem('milano-immigration-center', '2027-01-11T08:15:00Z')
})
afterAll(() => milano?.close())

const now = async (): Promise<Ticket> =>
  done(await milano.server.visitor.get(`/api/tickets/${taken.ticketId}`, { 'sportello-token': taken.token })).body
const station = (state: string) => phone.locator(`.sp-station[data-state=${state}]`)

/** Called by the next free desk of the institution: the phone says which; the desk has read who comes, and with whom. */
async function call(institution: string, deskLabel: string) {
  const clerk = clerks[institution]!
  await clerk.keyboard.press('Space')
  await clerk.locator('[data-status=called]').waitFor()
  await clerk.getByText('Salma H.').first().waitFor()
  await phone.locator('.sp-desk', { hasText: deskLabel }).waitFor()
}

async function serve(institution: string, minutes: number) {
  const clerk = clerks[institution]!
  await clerk.keyboard.press('s')
  await clerk.locator('[data-status=serving]').waitFor()
  milano.server.clock.advanceMinutes(minutes)
  await clerk.keyboard.press('f')
  await clerk.locator('.sp-idle-open').waitFor()
}

/** Whoever is still elsewhere in the house is not called. */
async function callsNobody(institution: string) {
  const clerk = clerks[institution]!
  const answer = clerk.waitForResponse((response) => response.url().endsWith('/next'))
  await clerk.keyboard.press('Space')
  expect(await (await answer).json()).toMatchObject({ code: 'nobody_waiting' })
  await clerk.locator('.sp-idle-open').waitFor()
}

describe('Milano, Immigration Center: one visit, one number, three institutions', () => {
  test('begins at the kiosk, with three needs and one number', async () => {
    const kiosk = await milano.kiosk('milano-center')
    const k = words('ar', 'kiosk')
    const { services } = done(await milano.server.visitor.get('/api/services?lang=ar')).body
    const service = (id: string) => kiosk.getByRole('button', { name: services.find((one: { id: string }) => one.id === id).name, exact: true })
    await kiosk.getByRole('button', { name: 'العربية' }).click()
    await kiosk.getByRole('button', { name: k('wayNumberHint') }).click()
    await service('welcome').click()
    for (const further of ['permit-renewal', 'health-card']) {
      await kiosk.getByRole('button', { name: k('anythingElse') }).click()
      await service(further).click()
      await kiosk.locator('.sp-screen-offer').waitFor()
    }
    const answer = kiosk.waitForResponse((response) => response.url().endsWith('/api/tickets'))
    await kiosk.getByRole('button', { name: k('take') }).click()
    taken = await (await answer).json()
    await kiosk.getByText('M1').first().waitFor()
    await screenshot(kiosk, 'system-milano-kiosk-number')
  })

  test('is followed on the phone: the way through the house, and when it may be over', async () => {
    for (const [institution, label] of desks) clerks[institution] = await milano.clerk('milano-center', label, institution)
    phone = await milano.phone('ar', `/ticket#${taken.ticketId}.${taken.token}`)
    await station('now').getByText('Comune di Milano').waitFor()
    await expect.poll(() => station('toCome').allInnerTexts()).toEqual([expect.stringContaining('Questura'), expect.stringContaining('ATS')])
    promised = (await now()).finish!
    await phone.getByText(t('finish', { from: promised.earliest, to: promised.latest })).waitFor()
    await screenshot(phone, 'system-milano-way')
  })

  test('is called at the first desk, and at no other before that has ended', async () => {
    await callsNobody('questura')
    await call('comune', '1')
    await callsNobody('ats')
    await serve('comune', 15)
  })

  test('goes on at the second desk by itself, with the same interpreter', async () => {
    await station('now').getByText('Questura').waitFor()
    await screenshot(phone, 'system-milano-way-second')
    milano.server.clock.advanceMinutes(2)
    await call('questura', '5')
    await screenshot(clerks.questura!, 'system-milano-desk-questura')
    await serve('questura', 30)
  })

  test('and is over after the third, when the phone had said it would be', async () => {
    await station('now').getByText('ATS').waitFor()
    milano.server.clock.advanceMinutes(2)
    await call('ats', '10')
    await serve('ats', 15)
    await phone.getByText(t('is_done')).waitFor()
    const ended = '10:19'
    expect(promised.earliest <= ended && ended <= promised.latest, `${promised.earliest} to ${promised.latest}`).toBe(true)
    const steps = await milano.server.running.deps.database.reader
      .selectFrom('call')
      .select(['desk_id', 'interpreter_id'])
      .orderBy('called_at')
      .execute()
    expect(steps).toEqual(desks.map(([, label]) => ({ desk_id: `milano-center-desk-${label}`, interpreter_id: 'mi-ar' })))
  })
})
