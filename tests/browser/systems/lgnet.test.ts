import { afterAll, beforeAll, describe, test } from 'vitest'
import { bookingPages } from '../../support/booking-pages.ts'
import { screenshot } from '../../support/screenshot.ts'
import { openSystem, type System } from '../../support/system.ts'

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
  test('is offered when two professionals, an interpreter and a desk are free together', async () => {
    const page = await lgnet.phone('ar', '/?service_id=joint-team')
    const { t, ...book } = bookingPages(page, 'ar')
    await book.place('One stop shop Bari', 'bari')
    await screenshot(page, 'system-lgnet-joint-when')
    await book.time('2027-01-13', '10:00')
    await book.person({ givenName: 'أمينة', phone: '+39 333 111 3333' })
    await book.send()
    await screenshot(page, 'system-lgnet-joint-booked')
  })
})
