import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bookingPages } from '../../support/booking-pages.ts'
import { screenshot } from '../../support/screenshot.ts'
import { openSystem, type System } from '../../support/system.ts'
import { words } from '../../support/words.ts'

let lgnet: System
beforeAll(async () => {
  // a Monday, 09:15 in Rome
  lgnet = await openSystem('lgnet', '2027-01-11T08:15:00Z')
})
afterAll(() => lgnet?.close())

describe('LGNet, a mobile unit', () => {
  test('is found by its town, and booked at the place and on the day where it stops', async () => {
    const page = await lgnet.phone('en', '/?service_id=health-card')
    const { t, ...book } = bookingPages(page, 'en')
    await page.getByText(t('placeMore', { n: 34 })).waitFor()
    await screenshot(page, 'system-lgnet-places')
    await book.place('Unità mobile Bari', 'bari')
    await page.locator('[data-step="2"] .sp-earliest').getByText('Mercato settimanale, Bari').waitFor()
    await screenshot(page, 'system-lgnet-stops')
    await book.time('2027-01-19', '16:30')
    await book.person({ givenName: 'Fatou', phone: '+39 333 111 2222' })
    await page.getByText('Piazza della parrocchia, Bari').waitFor()
    await book.send()
    await page.locator('.sp-facts-card').getByText('Piazza della parrocchia, Bari').waitFor()
    await screenshot(page, 'system-lgnet-stop-booked')
  })
})

describe('LGNet, a joint appointment', () => {
  let code = ''

  test('is offered when two professionals, an interpreter and a desk are free together', async () => {
    const page = await lgnet.phone('ar', '/?service_id=joint-team')
    const { t, ...book } = bookingPages(page, 'ar')
    await book.place('One stop shop Bari', 'bari')
    await book.time('2027-01-13', '10:00')
    await book.person({ givenName: 'أمينة', phone: '+39 333 111 3333' })
    code = await book.send()
    await screenshot(page, 'system-lgnet-joint-booked')
  })

  test('takes them all: nobody else is offered that hour', async () => {
    const page = await lgnet.phone('ar', '/?service_id=joint-team')
    await bookingPages(page, 'ar').place('One stop shop Bari', 'bari')
    await page.locator('input[name=time]').first().waitFor()
    await expect.poll(() => page.locator('input[name=time] ~ bdi').allInnerTexts()).toEqual(['09:00', '11:00', '11:30', '12:00'])
  })

  test('is called on the day, and the clerk reads who sits down together', async () => {
    lgnet.server.clock.set('2027-01-13T08:55:00Z')
    const kiosk = await lgnet.kiosk('bari-desk')
    const t = words('ar', 'kiosk')
    await kiosk.getByRole('button', { name: 'العربية' }).click()
    await kiosk.getByRole('button', { name: t('wayAppointmentHint') }).click()
    for (const digit of code) await kiosk.getByRole('button', { name: digit, exact: true }).click()
    await kiosk.getByRole('button', { name: t('confirm') }).click()
    await kiosk.getByText('A1').first().waitFor()
    lgnet.server.clock.set('2027-01-13T09:00:00Z')
    const clerk = await lgnet.clerk('bari-desk', '1')
    await clerk.keyboard.press('Space')
    await clerk.getByText('Marta C.').waitFor()
    await screenshot(clerk, 'system-lgnet-joint-desk')
    const facts = await clerk.locator('.sp-person-facts').innerText()
    for (const name of ['أمينة', 'Salma H.', 'Marta C.', 'Laura B.']) expect(facts).toContain(name)
  })
})
