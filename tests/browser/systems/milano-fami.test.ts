import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bookingPages } from '../../support/booking-pages.ts'
import { screenshot } from '../../support/screenshot.ts'
import { openSystem, type System } from '../../support/system.ts'
import { words } from '../../support/words.ts'

let fami: System
let clerk: Page
const desk = words('it', 'desk')

beforeAll(async () => {
  // a Monday, 09:15 in Rome
  fami = await openSystem('milano-fami', '2027-01-11T08:15:00Z')
})
afterAll(() => fami?.close())

async function bookFor(company: string, channel: 'phone' | 'video', at: string, contact: { phone?: string; email?: string }) {
  const page = await fami.phone('it', '/?service_id=company-advice')
  const { t, ...book } = bookingPages(page, 'it')
  await book.place('Telefono e video')
  await page.locator(`#channel-${channel}`).check({ force: true })
  await book.time('2027-01-11', at)
  await book.person({ givenName: 'Carla', asks: ['company', company], ...contact })
  await screenshot(page, `system-fami-check-${channel}`)
  await book.send()
  await page.locator('.sp-facts-card').getByText(company).waitFor()
  await page.getByText(t(`channel_${channel}`)).waitFor()
  await screenshot(page, `system-fami-booked-${channel}`)
}

/** The desk rings up whoever is due, and is told whom only now. */
async function ringUp(company: string) {
  await clerk.keyboard.press('c')
  await clerk.getByText(desk('forCompany')).first().waitFor()
  expect(await clerk.getByRole('dialog').innerText()).not.toContain(company)
  await screenshot(clerk, `system-fami-calls-${company.split(' ')[0]}`)
  await clerk.locator('.sp-call-row button:focus').waitFor()
  await clerk.keyboard.press('Enter')
  await clerk.getByText(company).waitFor()
}

async function serve() {
  await clerk.keyboard.press('s')
  await clerk.getByText(desk('servingState')).first().waitFor()
  await clerk.keyboard.press('f')
  await clerk.locator('.sp-idle-open').waitFor()
}

describe('Milano, FAMI: a company asks', () => {
  test('for a call, and says what it is called and who answers', async () => {
    await bookFor('Officine Lambro', 'phone', '10:30', { phone: '+39 02 1234567' })
  })

  test('for a video, and leaves an address', async () => {
    await bookFor('Panificio Bovisa', 'video', '11:00', { email: 'panificio@example.org' })
  })

  test('and is rung up from the desk at its time, with the number in sight', async () => {
    fami.server.clock.set('2027-01-11T09:28:00Z')
    clerk = await fami.clerk('fami-phone', 'T1')
    await ringUp('Officine Lambro')
    await clerk.getByRole('link', { name: '+39021234567' }).waitFor()
    await screenshot(clerk, 'system-fami-ringing')
    await serve()
  })

  test('or met in a video, at the address it left', async () => {
    fami.server.clock.set('2027-01-11T10:00:00Z')
    await ringUp('Panificio Bovisa')
    await clerk.getByRole('link', { name: 'panificio@example.org' }).waitFor()
    await serve()
    const { reader } = fami.server.running.deps.database
    const kept = await reader.selectFrom('appointment').select(['channel', 'status', 'requester_kind']).orderBy('channel').execute()
    expect(kept).toEqual([
      { channel: 'phone', status: 'done', requester_kind: 'company' },
      { channel: 'video', status: 'done', requester_kind: 'company' },
    ])
  })
})
