import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { holdBack, holdBackRefusal, newPerson, type Person, viewports } from '../support/browser.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { words } from '../support/words.ts'

let server: TestServer
let clerk: Person
let page: Page
const t = words('it', 'desk')
const reader = () => server.running.deps.database.reader

beforeAll(async () => {
  server = await testServer()
  const { email, password } = await server.staff('clerk', 'centre')
  clerk = await newPerson({ viewport: viewports.desk, locale: 'it', baseURL: server.url, reducedMotion: 'reduce' })
  page = clerk.page
  await clerk.context.clock.install({ time: new Date(server.clock.now()) })
  await page.addInitScript(() => {
    window.print = () => document.body.setAttribute('data-printed', document.querySelector('.sp-slip')?.textContent ?? '')
  })
  await page.goto('/desk?lang=it')
  await page.locator('input[type=email]').fill(email)
  await page.locator('input[type=password]').fill(password)
  await page.keyboard.press('Enter')
  await page.locator('.sp-desk-choice').first().click()
  await page.locator('.sp-idle-open').waitFor()
})
afterAll(async () => {
  await clerk?.context.close()
  await server?.close()
})

async function takeNumber(language = 'it') {
  const kiosk = await server.device('kiosk', 'centre')
  await kiosk.post('/api/tickets', { serviceId: 'permit', language })
  await page.locator('.sp-idle-count').waitFor()
}

const press = async (key: string, shown: string) => {
  await page.keyboard.press(key)
  await page.getByText(t(shown)).first().waitFor()
}

describe('a clerk with nothing but the keyboard', () => {
  test('sets somebody aside, and calls them back', async () => {
    await takeNumber()
    await press('Space', 'calledState')
    await press('p', 'parkFetchesPaper')
    await page.keyboard.press('1')
    await page.locator('.sp-aside-line').waitFor()
    await page.keyboard.press('ArrowDown')
    await press('Enter', 'calledState')
    await press('s', 'servingState')
  })

  test('regrets a finish within ten seconds', async () => {
    await page.keyboard.press('f')
    await page.locator('.sp-idle-open').waitFor()
    await press('u', 'servingState')
  })

  test('books the next appointment in three keys, faster than the answers come, and the missing papers are on the slip', async () => {
    const finished = await holdBack(page, '**/finish')
    const known = await holdBack(page, '**/following?*')
    for (const key of ['f', 'b', '1']) await page.keyboard.press(key)
    finished()
    known()
    await page.getByText(t('printAgain')).waitFor()
    await page.locator('body[data-printed]').waitFor()
    const slip = await page.locator('body').getAttribute('data-printed')
    const booked = await reader().selectFrom('appointment').selectAll().executeTakeFirstOrThrow()
    expect(booked).toMatchObject({ status: 'booked', service_id: 'permit', made_by: 'staff' })
    expect(slip?.replaceAll(' ', '')).toContain(booked.code)
    expect(slip).toContain('Via Prova 1')
    expect(slip).toContain('Passaporto')
    await page.keyboard.press('Escape')
  })

  test('sends whoever agrees to another institution, with their name, in a handful of keys', async () => {
    const slot = { serviceId: 'permit', siteId: 'centre', start: '2026-03-10T09:30:00Z', language: 'it' }
    const { code } = (await server.visitor.post('/api/appointments', { slot, givenName: 'Amina', familyName: 'Prova' })).body
    const kiosk = await server.device('kiosk', 'centre')
    await kiosk.post('/api/check-ins', { code, language: 'it' })
    await page.locator('.sp-idle-count').waitFor()
    await press('Space', 'calledState')
    await press('s', 'servingState')
    const known = await holdBack(page, '**/referral?*')
    await page.keyboard.press('e')
    await page.keyboard.type('asl')
    await page.keyboard.press('Enter')
    known()
    await page.locator('.sp-reason').first().waitFor()
    // of the days before, nobody has pressed for one
    const refused = await holdBackRefusal(page, '**/referral/places?*')
    await page.locator('input[type=date]').fill('2026-03-25')
    await page.getByRole('dialog').getByRole('checkbox').first().focus()
    await page.keyboard.press('1')
    refused()
    await page.getByRole('dialog').getByRole('alert').locator('.sp-note').waitFor()
    await page.unroute('**/referral/places?*')
    await page.locator('input[type=date]').fill('2026-03-26')
    await page.locator('.sp-reason[aria-disabled=false]', { hasText: '26 marzo' }).first().waitFor()
    await page.getByRole('dialog').getByRole('checkbox').first().focus()
    await page.keyboard.press('Space')
    await press('1', 'printAgain')
    await page.getByText(t('followingBooked', { service: '⁨card it⁩', institution: '⁨ASL⁩' })).waitFor()
    const [sent] = await reader()
      .selectFrom('referral')
      .innerJoin('appointment_person', 'appointment_person.appointment_id', 'referral.appointment_id')
      .innerJoin('appointment', 'appointment.id', 'referral.appointment_id')
      .select(['desk_id', 'service_id', 'family_name', 'code', 'start_at'])
      .execute()
    expect(sent).toMatchObject({ desk_id: 'desk-1', service_id: 'card', family_name: 'Prova', start_at: Date.parse('2026-03-26T07:00:00Z') })
    await page.waitForFunction((its) => document.body.dataset.printed?.replace(/\s/g, '').includes(its), sent!.code)
    expect(await page.locator('body').getAttribute('data-printed')).toContain('card itASL')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('f')
    await page.locator('.sp-idle-open').waitFor()
  })

  test('leaves the calls before they have come, and nobody is rung up', async () => {
    const letGo = Promise.withResolvers<void>()
    const rung: string[] = []
    const row = { appointmentId: 'a', time: '10:00', serviceId: 'permit', serviceName: 'permit', channel: 'phone', language: 'it', interpreter: null }
    const due = { ...row, requesterKind: 'person', state: 'due', deskLabel: null }
    await page.route('**/remote', async (route) => {
      if (route.request().method() === 'POST') rung.push(route.request().url())
      await letGo.promise
      await route.fulfill({ json: { appointments: [due] } })
    })
    await press('c', 'callsTitle')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    const come = page.waitForResponse('**/remote')
    letGo.resolve()
    await come
    await press('Space', 'nobodyForDesk')
    await page.unroute('**/remote')
    expect(rung).toEqual([])
  })

  test('leaves a question and asks for a pause in one go, faster than the browser closes the dialog', async () => {
    await page.keyboard.press('p')
    await page.keyboard.press('1')
    await page.getByText(t('pausedTitle')).first().waitFor()
    await press('Space', 'nobodyForDesk')
  })

  test('sends nobody where nobody sits without a second, deliberate step', async () => {
    await takeNumber()
    await press('Space', 'calledState')
    const anyway = page.getByRole('button', { name: t('transferAnyway') })
    const sendToCard = async () => {
      await page.keyboard.type('card')
      await page.keyboard.press('Enter')
    }
    const last = () => reader().selectFrom('step').select(['service_id', 'status']).orderBy('arrival', 'desc').executeTakeFirst()
    const known = await holdBack(page, '**/api/services?*')
    await page.keyboard.press('t')
    await sendToCard()
    known()
    await anyway.waitFor()
    expect(await last()).toEqual({ service_id: 'permit', status: 'called' })
    await page.keyboard.press('Enter')
    await anyway.waitFor({ state: 'detached' })
    await sendToCard()
    await anyway.waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.locator('.sp-idle-open').waitFor()
    expect(await last()).toEqual({ service_id: 'card', status: 'waiting' })
  })

  test('rings somebody up, and is not told how soon they can be called again: no board calls them', async () => {
    const { slots } = (await server.visitor.get('/api/slots?serviceId=permit&siteId=centre&channel=phone&limit=1')).body
    const slot = { serviceId: 'permit', siteId: 'centre', start: slots[0].start, channel: 'phone', language: 'it' }
    server.clock.set(slots[0].start)
    await server.visitor.post('/api/appointments', { slot, familyName: 'Prova', phone: '+39 333 1234567' })
    await page.keyboard.press('c')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: t('answered') }).waitFor()
    await page.keyboard.press('r')
    expect(await page.getByText(t('recallSoon', { seconds: 0 }).split('0')[0]!).count()).toBe(0)
    await press('s', 'servingState')
  })

  test('and the console says by itself that it is still there', async () => {
    const session = await reader().selectFrom('desk_session').select('seen_at').executeTakeFirstOrThrow()
    expect(session.seen_at).not.toBeNull()
    clerk.expectClean()
  })
})
