import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { axeViolations } from '../support/axe.ts'
import { newPerson, type Person, viewports } from '../support/browser.ts'
import { tuesdayAtTen } from '../support/network.ts'
import { screenshot } from '../support/screenshot.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { words } from '../support/words.ts'

/** One browser context a person, as in the room. The browsers' clocks stand with the server's and run on. */
let server: TestServer
const everybody: Person[] = []

async function enter(viewport: { width: number; height: number }, locale: string, path: string): Promise<Page> {
  const person = await newPerson({ viewport, locale, baseURL: server.url })
  everybody.push(person)
  await person.context.clock.install({ time: new Date(server.clock.now()) })
  await person.page.goto(path)
  return person.page
}

beforeAll(async () => {
  server = await testServer({ now: tuesdayAtTen })
})
afterAll(async () => {
  for (const person of everybody) await person.context.close()
  await server?.close()
})

const arabic = words('ar', 'common', 'booking')
const bengali = words('bn', 'kiosk')
const italian = words('it', 'staff', 'desk')

describe('the main job, one browser a person', () => {
  let code = ''
  let kiosk: Page
  let board: Page
  let clerk: Page
  let colleague: Page
  let manPhone: Page

  test('a woman books in Arabic on a small phone, with an Arabic interpreter', async () => {
    const phone = await enter(viewports.phone, 'ar', '/?lang=ar&service_id=permit')
    expect(await phone.locator('html').getAttribute('dir')).toBe('rtl')
    await phone.getByRole('radio', { name: 'Centre' }).check({ force: true })
    await phone.getByRole('button', { name: arabic('next') }).click()
    await phone.getByRole('radio', { name: '10:30' }).check({ force: true })
    await phone.getByRole('button', { name: arabic('next') }).click()
    await phone.locator('[data-step="3"]').waitFor()
    await phone.getByRole('button', { name: arabic('next') }).click()
    await phone.getByLabel(arabic('givenName'), { exact: false }).first().fill('أمينة')
    await phone.getByLabel(arabic('familyName'), { exact: false }).first().fill('El Idrissi')
    await phone.getByLabel(arabic('email'), { exact: false }).first().fill('amina@example.org')
    expect(await axeViolations(phone)).toEqual([])
    await phone.getByRole('button', { name: arabic('next') }).click()
    await phone.getByRole('button', { name: arabic('send') }).click()
    await phone.getByRole('heading', { name: arabic('doneTitle') }).waitFor()
    await screenshot(phone, 'journey-booked-ar')
    expect(await axeViolations(phone)).toEqual([])
    code = (await phone.locator('main').innerText()).match(/\d{3} \d{3} \d{3}/)![0]
  })

  test('the confirmation is written in the outbox and sent', async () => {
    const mails = () => readdir(join(server.folder, 'mail')).catch(() => [])
    await vi.waitUntil(async () => (await mails()).length === 1, { timeout: 15_000 })
  })

  test('at the kiosk she types her code and gets her number on paper', async () => {
    const device = await server.device('kiosk', 'centre')
    kiosk = await enter(viewports.kiosk, 'it', `/kiosk#device=${device.token}`)
    await kiosk.getByRole('button', { name: 'العربية' }).click()
    expect(kiosk.url()).not.toContain(device.token)
    const t = words('ar', 'kiosk')
    await kiosk.getByRole('button', { name: t('wayAppointmentHint') }).click()
    for (const digit of code.replaceAll(' ', '')) await kiosk.getByRole('button', { name: digit, exact: true }).click()
    await kiosk.getByRole('button', { name: t('confirm') }).click()
    await kiosk.getByText('A1').first().waitFor()
    await screenshot(kiosk, 'journey-kiosk-number-ar')
    expect(await axeViolations(kiosk)).toEqual([])
    await kiosk.getByRole('button', { name: t('done') }).click()
  })

  test('a man chooses Bengali and a need, is told how long it may take, and takes a number', async () => {
    await kiosk.getByRole('button', { name: 'বাংলা' }).click()
    await kiosk.getByRole('button', { name: bengali('wayNumberHint') }).click()
    await kiosk.getByRole('button', { name: 'permit bn' }).click()
    await kiosk.getByRole('button', { name: bengali('take') }).waitFor()
    expect(await axeViolations(kiosk)).toEqual([])
    await kiosk.getByRole('button', { name: bengali('take') }).click()
    await kiosk.getByText('A2').first().waitFor()
  })

  test('his phone follows the number', async () => {
    const { rows } = await ticketOf(2)
    manPhone = await enter(viewports.phone, 'bn', `/ticket?lang=bn#${rows.id}.${server.running.deps.tokens.of('ticket', rows.id)}`)
    await manPhone.getByText('A2').first().waitFor()
    await screenshot(manPhone, 'journey-ticket-bn')
    expect(await axeViolations(manPhone)).toEqual([])
  })

  test('a board shows no name, service or language', async () => {
    const device = await server.device('board', 'centre')
    board = await enter(viewports.board, 'it', `/display#device=${device.token}`)
    await board.locator('body').waitFor()
    await board.waitForTimeout(500)
    expect(await board.locator('body').innerText()).not.toMatch(/permit|Amina|أمينة|bn|ar\b/)
  })

  test('a clerk signs in, opens a desk and presses Next with one key: the board and his phone show number and desk', async () => {
    clerk = await signedIn('desk-1')
    await clerk
      .getByRole('button', { name: new RegExp(italian('next')) })
      .first()
      .waitFor()
    await clerk.keyboard.press('Space')
    await board.getByText('A2').first().waitFor()
    await manPhone.getByText(words('bn', 'ticket')('yourTurn')).waitFor()
    await screenshot(board, 'journey-board')
    await screenshot(clerk, 'journey-desk')
    expect(await axeViolations(board)).toEqual([])
    expect(await axeViolations(clerk)).toEqual([])
  })

  test('when her time has come a second clerk calls her, and she is served and finished by keyboard', async () => {
    server.clock.advanceMinutes(31)
    colleague = await signedIn('desk-2')
    await colleague
      .getByRole('button', { name: new RegExp(italian('next')) })
      .first()
      .waitFor()
    await colleague.keyboard.press('Space')
    await board.getByText('A1').first().waitFor()
    // A key that is pressed while the call is under way does nothing
    await colleague.getByText(italian('calledState')).first().waitFor()
    await colleague.getByText('Nadia K.').first().waitFor()
    await colleague.keyboard.press('s')
    await colleague.getByText(italian('servingState')).first().waitFor()
    await colleague.keyboard.press('f')
    await vi.waitUntil(async () => (await ticketOf(1)).rows.status === 'done', { timeout: 15_000 })
  })

  test('another Bengali speaker is called when the interpreter is free, and not before', async () => {
    await server.running.deps.clock.now()
    const device = await server.device('kiosk', 'centre')
    await device.post('/api/tickets', { serviceId: 'permit', language: 'bn', interpreter: 'bn' })
    await colleague.locator('.sp-idle-open').waitFor()
    const answer = colleague.waitForResponse((response) => response.url().endsWith('/next'))
    await colleague.keyboard.press('Space')
    expect((await (await answer).json()).code).toBe('nobody_waiting')
    expect((await ticketOf(3)).rows.status).toBe('waiting')
    await clerk.keyboard.press('s')
    await clerk.getByText(italian('servingState')).first().waitFor()
    await clerk.keyboard.press('f')
    await vi.waitUntil(async () => (await ticketOf(2)).rows.status === 'done', { timeout: 15_000 })
    await colleague.keyboard.press('Space')
    await board.getByText('A3').first().waitFor()
  })

  test('on a day without a Bengali interpreter the kiosk says so before it gives a number, and books a slot with one touch', async () => {
    const device = await server.device('kiosk', 'centre')
    server.clock.set('2026-03-10T12:00:00Z')
    const late = await enter(viewports.kiosk, 'it', `/kiosk#device=${device.token}`)
    await late.getByRole('button', { name: 'বাংলা' }).click()
    await late.getByRole('button', { name: bengali('wayNumberHint') }).click()
    await late.getByRole('button', { name: 'permit bn' }).click()
    await late.getByText(bengali('noneNoNumber')).waitFor()
    await screenshot(late, 'journey-kiosk-no-interpreter-bn')
    expect(await axeViolations(late)).toEqual([])
    await late
      .getByRole('button', { name: new RegExp(bengali('slotHere')) })
      .first()
      .click()
    await late.getByText(bengali('bookedTitle')).waitFor()
  })

  test('nobody’s browser complained', () => {
    for (const person of everybody) expect(person.complaints().filter((each) => !isSignInQuestion(each))).toEqual([])
  })
})

/** The desk asks who is signed in before anybody is; the browser notes the 401 in its console. */
const isSignInQuestion = (complaint: string): boolean => complaint.includes('401')

async function signedIn(deskId: string): Promise<Page> {
  const { email, password } = await server.staff('clerk', 'centre')
  const page = await enter(viewports.desk, 'it', '/desk')
  await page.getByLabel(italian('email')).fill(email)
  await page.getByLabel(italian('password')).fill(password)
  await page.keyboard.press('Enter')
  // The label stands isolated against right-to-left text
  await page.getByRole('button', { name: new RegExp(`${italian('desk', { label: '' }).trim()} \\P{L}?${deskId.replace('desk-', '')}`, 'u') }).click()
  return page
}

async function ticketOf(number: number) {
  const rows = await server.running.deps.database.reader
    .selectFrom('ticket')
    .select(['id', 'status'])
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  return { rows }
}
