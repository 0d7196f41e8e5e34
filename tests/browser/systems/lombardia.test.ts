import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeViolations } from '../../support/axe.ts'
import { bookingPages } from '../../support/booking-pages.ts'
import { screenshot } from '../../support/screenshot.ts'
import { openSystem, type System } from '../../support/system.ts'

let lombardia: System
beforeAll(async () => {
  // a Monday, 09:15 in Rome
  lombardia = await openSystem('lombardia', '2027-01-11T08:15:00Z')
})
afterAll(() => lombardia?.close())

describe('Lombardia: 35 areas share their interpreters', () => {
  test('a woman finds her town among all of them, and books in Arabic', async () => {
    const page = await lombardia.phone('ar', '/?service_id=permit-renewal')
    const book = bookingPages(page, 'ar')
    await book.place('Sportello informativo Brescia', 'brescia')
    await book.time('2027-01-12', '10:30')
    await book.person({ givenName: 'أمينة' })
    await book.send()
  })

  test('a school of another area asks for the same interpreter to meet a family', async () => {
    const page = await lombardia.phone('it', '/?service_id=school-meeting')
    const { t, ...book } = bookingPages(page, 'it')
    await page.getByLabel(t('placeSearch')).fill('chiari')
    expect(await axeViolations(page)).toEqual([])
    await screenshot(page, 'system-lombardia-places')
    await book.place('Mediazione nelle scuole Chiari')
    await page.locator('#interpreter-other').check({ force: true })
    await page.locator('#interpreter-language').selectOption('ar')
    await book.time('2027-01-14', '09:30')
    await book.person({ givenName: 'Paola', asks: ['office', 'Istituto comprensivo Toscanini'] })
    await book.send()
    await page.locator('.sp-facts-card').getByText('Istituto comprensivo Toscanini').waitFor()
  })

  test('who reads on her own page where she is expected, in both areas', async () => {
    const page = await lombardia.interpreter('lo-ar-1')
    await page.getByText(/12 gennaio 2027\P{L}*, ore \P{L}*10:30/u).waitFor()
    const bookings = page.locator('.sp-own-bookings li')
    await bookings.nth(1).waitFor()
    await screenshot(page, 'system-lombardia-interpreter')
    expect(await bookings.allInnerTexts()).toEqual([
      expect.stringMatching(/10:30–11:00[\s\S]*Sportello informativo Brescia/),
      expect.stringMatching(/09:30–10:10[\s\S]*Mediazione nelle scuole Chiari/),
    ])
  })
})
