import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { newPerson, type Person, viewports } from '../support/browser.ts'
import { tuesdayAtTen } from '../support/network.ts'
import { done } from '../support/office/desk.ts'
import { screenshot } from '../support/screenshot.ts'
import { type Client, type TestServer, testServer } from '../support/server.ts'
import { words } from '../support/words.ts'

/** A day that goes wrong twice, played by seven people, each in a browser of their own. */
let server: TestServer
let kiosk: Client
const everybody: Person[] = []

async function enter(viewport: { width: number; height: number }, locale: string, path: string): Promise<Page> {
  const person = await newPerson({ viewport, locale, baseURL: server.url, reducedMotion: 'reduce' })
  everybody.push(person)
  await person.context.clock.install({ time: new Date(server.clock.now()) })
  await person.page.goto(path)
  return person.page
}

const staff = words('it', 'staff', 'desk')
const front = words('it', 'reception')

async function signIn(page: Page, who: { email: string; password: string }): Promise<Page> {
  await page.getByLabel(staff('email')).fill(who.email)
  await page.getByLabel(staff('password')).fill(who.password)
  await page.keyboard.press('Enter')
  return page
}

async function clerkAt(label: string): Promise<Page> {
  const page = await signIn(await enter(viewports.desk, 'it', '/desk'), await server.staff('clerk', 'centre'))
  await page.getByRole('button', { name: new RegExp(`${staff('desk', { label: '' }).trim()} \\P{L}?${label}`, 'u') }).click()
  await page
    .getByRole('button', { name: new RegExp(staff('next')) })
    .first()
    .waitFor()
  return page
}

/** Presses Next, serves whoever comes for so many minutes, and finishes; answers the number. */
async function serve(clerk: Page, minutes: number): Promise<void> {
  await clerk.keyboard.press('Space')
  await clerk.getByText(staff('calledState')).first().waitFor()
  await clerk.keyboard.press('s')
  await clerk.getByText(staff('servingState')).first().waitFor()
  server.clock.advanceMinutes(minutes)
  await clerk.keyboard.press('f')
  await clerk.locator('[data-status="idle"]').waitFor()
}

const mails = async (): Promise<number> => (await readdir(join(server.folder, 'mail')).catch(() => [])).length
const rows = () => server.running.deps.database.reader
const statusesOf = async (table: 'ticket' | 'appointment') =>
  (await rows().selectFrom(table).select('status').execute()).map((row) => row.status).sort()

beforeAll(async () => {
  server = await testServer({ now: tuesdayAtTen })
  kiosk = await server.device('kiosk', 'centre')
})
afterAll(async () => {
  for (const person of everybody) await person.context.close()
  await server?.close()
})

describe('a whole day, one browser a person', () => {
  let booked: Page
  let walkIn: Page
  let coordinator: Page
  let first: Page
  let second: Page
  let reception: Page
  const arabic = words('ar', 'common', 'booking')

  test('a woman books for eleven, in Arabic, with an interpreter', async () => {
    booked = await enter(viewports.phone, 'ar', '/?lang=ar&service_id=permit')
    await booked.getByRole('radio', { name: 'Centre' }).check({ force: true })
    await booked.getByRole('button', { name: arabic('next') }).click()
    await booked.getByRole('radio', { name: '11:00' }).check({ force: true })
    await booked.getByRole('button', { name: arabic('next') }).click()
    await booked.locator('[data-step="3"]').waitFor()
    await booked.getByRole('button', { name: arabic('next') }).click()
    await booked.getByLabel(arabic('givenName'), { exact: false }).first().fill('Amina')
    await booked.getByLabel(arabic('email'), { exact: false }).first().fill('amina@example.org')
    await booked.getByRole('button', { name: arabic('next') }).click()
    await booked.getByRole('button', { name: arabic('send') }).click()
    await booked.getByRole('heading', { name: arabic('doneTitle') }).waitFor()
    await vi.waitUntil(async () => (await mails()) === 1, { timeout: 5000 })
  })

  const book = (start: string, person: object) =>
    server.visitor.post('/api/appointments', { slot: { serviceId: 'permit', siteId: 'centre', start, language: 'it' }, ...person })

  test('others have booked, one for the afternoon and one for half past ten, who has no e-mail address', async () => {
    done(await book('2026-03-10T13:00:00Z', { familyName: 'Rossi', email: 'rossi@example.org' }))
    done(await book('2026-03-10T09:30:00Z', { givenName: 'Chloé', familyName: 'Núñez', phone: '+39 333 111111' }))
    await vi.waitUntil(async () => (await mails()) === 2, { timeout: 5000 })
  })

  test('two clerks open their desks', async () => {
    first = await clerkAt('1')
    second = await clerkAt('2')
  })

  test('the receptionist gives a number to a man who walks in, and his phone follows it', async () => {
    reception = await signIn(await enter(viewports.desk, 'it', '/reception'), await server.staff('receptionist', 'centre'))
    await reception.getByRole('combobox', { name: front('searchLabel') }).waitFor()
    await reception.keyboard.press('Alt+n')
    for (const typed of ['per', 'ing']) {
      await reception.keyboard.type(typed)
      await reception.keyboard.press('Enter')
    }
    await reception.locator('.sp-offer-wait').waitFor()
    await reception.keyboard.press('Enter')
    await reception.getByText(front('given', { number: '\u2068A1\u2069' })).waitFor()
    const { id } = await rows().selectFrom('ticket').select('id').executeTakeFirstOrThrow()
    walkIn = await enter(viewports.phone, 'en', `/ticket?lang=en#${id}.${server.running.deps.tokens.of('ticket', id)}`)
    await walkIn.getByText('A1').first().waitFor()
  })

  test('he asks where to go, and is shown it in his language', async () => {
    const way = words('en', 'way')
    await reception.keyboard.press('Alt+w')
    await reception.getByText(way('stay')).waitFor()
    await reception.getByText(way('nearDesks')).waitFor()
    expect(await reception.locator('.sp-turn-label').allInnerTexts()).toEqual(['1', '2'])
    await screenshot(reception, 'day-where-do-i-go')
    await reception.keyboard.press('Escape')
  })

  test('a woman without her code is found by her name and checked in; two more take their number at the kiosk', async () => {
    const find = reception.getByRole('combobox', { name: front('searchLabel') })
    await find.fill('nunez')
    await reception.getByRole('heading', { name: 'Núñez Chloé' }).waitFor()
    await reception.keyboard.press('Alt+c')
    await reception.getByText(front('given', { number: '\u2068A2\u2069' })).waitFor()
    await screenshot(reception, 'day-reception')
    done(await kiosk.post('/api/tickets', { serviceId: 'permit', language: 'it' }))
    done(await kiosk.post('/api/tickets', { serviceId: 'permit', language: 'it' }))
  })

  test('they are served in turn, each once', async () => {
    await serve(first, 12)
    await walkIn.getByText(words('en', 'ticket')('is_done')).waitFor()
    await serve(second, 15)
  })

  const mine = words('ar', 'common', 'appointment')
  let appointment: Page
  let appointmentId: string
  const takeUpPhone = () => appointment.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))

  test('she looks at her appointment, and is about to cancel it', async () => {
    const { id } = await rows().selectFrom('appointment').select('id').where('interpreter_language', '=', 'ar').executeTakeFirstOrThrow()
    appointmentId = id
    appointment = await enter(viewports.phone, 'ar', `/appointment?lang=ar#${id}.${server.running.deps.tokens.of('appointment', id)}`)
    await appointment.getByText(mine('status_booked')).waitFor()
    await appointment.getByRole('button', { name: mine('cancel') }).click()
    await appointment.getByRole('dialog').waitFor()
  })

  test('at half past ten the interpreter says on her phone that she cannot come: who expected her is offered other times at once', async () => {
    const t = words('it', 'interpreter')
    const nadia = await signIn(await enter(viewports.phone, 'it', '/interpreter'), await server.staff('interpreter', null, { resourceId: 'nadia' }))
    await nadia.getByRole('button', { name: t('cannotCome') }).click()
    await nadia.getByText(t('touchesReplan', { n: 1 })).waitFor()
    await screenshot(nadia, 'day-interpreter-cannot-come')
    await nadia.getByRole('button', { name: t('yes') }).click()
    await nadia.getByText(t('saidCannotCome')).waitFor()
    await nadia.getByText(t('notComing')).waitFor()
    expect(await nadia.getByRole('button', { name: t('back') }).count()).toBe(1)
    for (const said of [t('late'), t('cannotCome')]) expect(await nadia.getByRole('button', { name: said }).count()).toBe(0)
    await screenshot(nadia, 'day-interpreter-off')
    await vi.waitUntil(async () => (await mails()) === 3, { timeout: 5000 })
  })

  test('the page she has open leaves her question alone; taken up again it tells her why, and another time is one tap; code and link stay', async () => {
    const page = appointment
    const id = appointmentId
    await takeUpPhone()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: mine('cancelNo') })
      .click()
    expect(await page.getByText(mine('status_booked')).count()).toBe(1)
    await takeUpPhone()
    await page.getByText(mine('replan_interpreterAway')).waitFor()
    await screenshot(page, 'day-replan-ar')
    await page.locator('[data-status="replan"] ~ * button, [data-status="replan"] button').first().click()
    await vi.waitUntil(
      async () => (await rows().selectFrom('appointment').select('status').where('id', '=', id).executeTakeFirstOrThrow()).status === 'booked',
      {
        timeout: 5000,
      },
    )
  })

  test('the coordinator sees who is away, and closes at noon; somebody books meanwhile, and two are to be planned anew', async () => {
    const t = words('it', 'today', 'part')
    coordinator = await signIn(await enter(viewports.desk, 'it', '/admin#today/centre'), await server.staff('coordinator', 'centre'))
    await coordinator.getByText(t('because_cannotCome')).waitFor()
    await coordinator.getByRole('button', { name: t('closeEarly') }).click()
    await coordinator.getByLabel(t('closeAt')).fill('12:00')
    await coordinator.getByRole('button', { name: t('goOn') }).click()
    await coordinator.getByText(t('touchesReplan', { n: 1 })).waitFor()
    done(await book('2026-03-10T14:00:00Z', { familyName: 'Bianchi', phone: '+39 333 000000' }))
    await coordinator.getByRole('button', { name: t('touchesSaveReplan', { n: 1 }) }).click()
    // shown anew, as it is by now
    await coordinator.getByText(t('touchesReplan', { n: 2 })).waitFor()
    await screenshot(coordinator, 'day-close-early')
    await coordinator.getByRole('button', { name: t('touchesSaveReplan', { n: 2 }) }).click()
    await coordinator.getByText(words('it', 'today')('saidClosed', { time: '12:00' }).slice(0, 12), { exact: false }).waitFor()
    expect(await statusesOf('appointment')).toEqual(['arrived', 'booked', 'replan', 'replan'])
  })

  test('and tells them: one by mail in one go, one is to be called, and the number stands beside the name', async () => {
    const t = words('it', 'replan')
    await coordinator.goto('/admin#replan/centre')
    await coordinator.getByRole('button', { name: t('offerAll', { n: 1 }) }).click()
    await coordinator.getByText(t('offer_sent')).waitFor()
    await coordinator.getByText(t('offer_toCall')).waitFor()
    await screenshot(coordinator, 'day-replan-list')
    await vi.waitUntil(async () => (await mails()) >= 5, { timeout: 5000 })
    await coordinator.getByText('+39333000000').waitFor()
  })

  test('who waits is served before noon, and the desks close', async () => {
    await serve(first, 15)
    await serve(second, 15)
    for (const clerk of [first, second]) {
      await clerk.getByRole('button', { name: staff('closeDesk') }).click()
      await clerk.getByText(staff('chooseTitle')).waitFor()
    }
  })

  test('at the end nobody is lost, nobody was called twice, and nobody is left waiting', async () => {
    expect(await statusesOf('ticket')).toEqual(['done', 'done', 'done', 'done'])
    const calls = await rows().selectFrom('call').select('step_id').execute()
    expect(new Set(calls.map((call) => call.step_id)).size).toBe(calls.length)
    expect(calls).toHaveLength(4)
    expect(await rows().selectFrom('engagement').selectAll().where('closed_at', 'is', null).execute()).toEqual([])
    const kept = await rows()
      .selectFrom('appointment')
      .innerJoin('appointment_person', 'appointment_person.appointment_id', 'appointment.id')
      .select(['status', 'offered_at', 'email', 'phone'])
      .execute()
    // Whoever has lost their time was written to, or can be called
    const untold = kept.filter((row) => row.status === 'replan' && row.offered_at === null && row.phone === null)
    expect(untold).toEqual([])
    expect(kept).toHaveLength(4)
    // and whoever came with an appointment was served
    expect(kept.filter((row) => row.status === 'done')).toHaveLength(1)
  })

  test('nobody’s browser complained', () => {
    // each staff page asks who is signed in before anybody is
    for (const person of everybody) expect(person.complaints().filter((each) => !each.includes('401'))).toEqual([])
  })
})
