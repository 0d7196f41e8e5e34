import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bookingPages } from '../../support/booking-pages.ts'
import { done } from '../../support/office/desk.ts'
import { screenshot } from '../../support/screenshot.ts'
import { openSystem, type System } from '../../support/system.ts'

let brescia: System
beforeAll(async () => {
  // a Thursday, 12:35 in Rome: who speaks Arabic is in Lumezzane on Monday, and in Brescia on Tuesday
  brescia = await openSystem('brescia', '2027-01-14T11:35:00Z')
})
afterAll(() => brescia?.close())

const firstPlaceAnywhere = async (query: string) => done(await brescia.server.visitor.get(`/api/slots?${query}&limit=1`)).body.slots[0]

describe('Brescia: the earliest place across all its desks', () => {
  test('is offered before the desks themselves, with an interpreter who comes to another town', async () => {
    const page = await brescia.phone('ar', '/?service_id=permit-renewal')
    const { t, ...book } = bookingPages(page, 'ar')
    const offer = page.getByRole('region', { name: t('earliestAnywhere') })
    await offer.waitFor()
    expect(await page.getByRole('radio').count()).toBe(6)
    await screenshot(page, 'system-brescia-earliest-ar')
    const first = await firstPlaceAnywhere('serviceId=permit-renewal&interpreter=ar')
    expect(first.siteId).toBe('lumezzane')
    expect(await offer.innerText()).toContain('Sportello stranieri Lumezzane')
    await offer.getByRole('button').click()
    await page.locator('[data-step="2"]').waitFor()
    expect(await page.locator('input[name=time]:checked').inputValue()).toBe(first.start)
    await screenshot(page, 'system-brescia-when-ar')
    await book.next()
    await page.locator('[data-step="3"]').waitFor()
    await book.next()
    await book.person({ givenName: 'أمينة' })
    await book.send()
    await screenshot(page, 'system-brescia-booked-ar')
    const { reader } = brescia.server.running.deps.database
    const kept = await reader.selectFrom('appointment').select(['site_id', 'start_at', 'interpreter_language']).execute()
    expect(kept).toEqual([{ site_id: first.siteId, start_at: Date.parse(first.start), interpreter_language: 'ar' }])
  })

  test('is the next one for whoever asks after her', async () => {
    const taken = await brescia.server.running.deps.database.reader.selectFrom('appointment').select('start_at').executeTakeFirstOrThrow()
    const page = await brescia.phone('ar', '/?service_id=permit-renewal')
    const { t } = bookingPages(page, 'ar')
    const offer = page.getByRole('region', { name: t('earliestAnywhere') })
    await offer.waitFor()
    const next = await firstPlaceAnywhere('serviceId=permit-renewal&interpreter=ar')
    expect(Date.parse(next.start)).toBeGreaterThan(taken.start_at)
    expect(await offer.innerText()).toContain(next.time)
  })
})
