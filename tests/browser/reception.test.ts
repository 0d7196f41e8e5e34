import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { holdBack, holdBackRefusal, newPerson, type Person, viewports } from '../support/browser.ts'
import { tuesdayAtTen } from '../support/network.ts'
import { done } from '../support/office/desk.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { words } from '../support/words.ts'

/** The reception of the library, where no kiosk stands, with the phone of somebody at its door. */
let server: TestServer
let page: Page
let clerk: Awaited<ReturnType<TestServer['staff']>>
const everybody: Person[] = []
const t = words('it', 'staff', 'reception')
const find = () => page.getByRole('combobox', { name: t('searchLabel') })

async function enter(viewport: { width: number; height: number }, locale: string, path: string): Promise<Page> {
  const person = await newPerson({ viewport, locale, baseURL: server.url })
  everybody.push(person)
  await person.context.clock.install({ time: new Date(server.clock.now()) })
  // What would come out of the printer, instead of a dialog of the browser
  await person.context.addInitScript(() => {
    const printed: string[] = []
    Object.assign(globalThis, { printed })
    globalThis.print = () => void printed.push(document.querySelector('.sp-slip, .sp-sheet, .sp-paper')?.textContent ?? '')
  })
  await person.page.goto(path)
  return person.page
}

const printed = (): Promise<string[]> => page.evaluate(() => (globalThis as unknown as { printed: string[] }).printed)

async function bookOnline(person: object, language = 'it') {
  const { slots } = done(await server.visitor.get('/api/slots?serviceId=permit&siteId=library&limit=1')).body
  const slot = { serviceId: 'permit', siteId: 'library', start: slots[0].start, language }
  return done(await server.visitor.post('/api/appointments', { slot, ...person })).body
}

beforeAll(async () => {
  server = await testServer({ now: tuesdayAtTen })
  const { email, password } = await server.staff('receptionist', 'library')
  page = await enter(viewports.desk, 'it', '/reception?lang=it')
  await page.getByLabel(t('email')).fill(email)
  await page.getByLabel(t('password')).fill(password)
  await page.keyboard.press('Enter')
  await find().waitFor()
})
afterAll(async () => {
  for (const person of everybody) await person.context.close()
  await server?.close()
})

describe('at the reception', () => {
  test('an appointment is booked in at most twelve keys besides the name', async () => {
    let keys = 0
    const press = async (...names: string[]) => {
      for (const name of names) {
        keys++
        await page.keyboard.press(name)
      }
    }
    await press('Alt+b')
    await press('p', 'e', 'r', 'Enter')
    await press('Enter')
    await page.locator('.sp-slot').first().waitFor()
    await press('5')
    await page.keyboard.type('Esposito')
    await press('Enter')
    await page.locator('.sp-booked-code').waitFor()
    expect(await page.locator('.sp-booked-code').innerText()).toMatch(/\d{3} \d{3} \d{3}/)
    expect(keys).toBeLessThanOrEqual(12)
    await page.keyboard.press('Enter')
    await page.getByRole('option', { name: /Esposito/ }).waitFor()
  })

  test('somebody without their code is found by name as it is heard, and checked in', async () => {
    await bookOnline({ givenName: 'Chloé', familyName: 'Müller-Núñez' }, 'ar')
    await find().fill('nunez chloe')
    await page.locator('.sp-found').waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('c')
    await page.locator('.sp-found-face').waitFor()
    expect(await page.locator('.sp-found').innerText()).toMatch(/B1\s+Müller-Núñez Chloé/)
    await expect.poll(printed).toHaveLength(1)
    expect((await printed())[0]).toContain('B1')
    expect(await find().inputValue()).toBe('')
  })

  test('a number is given by the keys, and comes out of the printer', async () => {
    await page.keyboard.press('Alt+n')
    await page.keyboard.type('per')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.locator('.sp-offer-wait').waitFor()
    await page.keyboard.press('Enter')
    await page.getByText(t('given', { number: '\u2068B2\u2069' })).waitFor()
    await expect.poll(printed).toHaveLength(2)
  })

  test('a lost number is printed anew', async () => {
    await find().fill('b2')
    await page.locator('.sp-found-face').waitFor()
    await page.keyboard.press('Alt+p')
    await expect.poll(printed).toHaveLength(3)
    expect((await printed())[2]).toBe((await printed())[1])
  })

  test('“where do I go?” is answered in the visitor’s language, on a screen to turn around', async () => {
    await find().fill('nunez')
    await page.locator('.sp-found').waitFor()
    await page.keyboard.press('Alt+w')
    const way = words('ar', 'way')
    await page.getByText(way('stay')).waitFor()
    expect(await page.locator('.sp-turn-words').getAttribute('dir')).toBe('rtl')
    await page.keyboard.press('Escape')

    clerk = await server.staff('clerk', 'library')
    done(await clerk.post('/api/desks/library-1/open'))
    const { stepId } = done(await clerk.post('/api/desks/library-1/next')).body
    await page.keyboard.press('Alt+w')
    await page.getByText(way('goTo')).waitFor()
    expect(await page.locator('.sp-turn-desk').innerText()).toBe('1')
    await page.keyboard.press('Escape')

    done(await clerk.post('/api/desks/library-1/absent', { stepId }))
    await page.locator('.sp-found').getByText(t('absent')).waitFor()
    await page.keyboard.press('Alt+r')
    await page.getByText(t('back', { number: '\u2068B1\u2069' })).waitFor()
    await page.locator('.sp-found').getByText(t('waiting')).waitFor()

    done(await clerk.post('/api/desks/library-1/help'))
    await page.getByRole('button', { name: t('helpGo') }).click()
    await page.locator('.sp-help .sp-banner').waitFor({ state: 'detached' })
  })

  test('nothing is done for the one found before, while the answer is still to come', async () => {
    await find().fill('esposito')
    await page.locator('.sp-found').waitFor()
    await page.route('**/today?*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 500))
      await route.continue()
    })
    await find().fill('nobody of that name')
    await page.keyboard.press('Alt+c')
    await page.keyboard.press('Alt+x')
    expect(await page.locator('dialog').count()).toBe(0)
    await page.getByText(t('foundNoneHint')).waitFor()
    await page.unroute('**/today?*')
    await page.keyboard.press('Escape')
    expect(await page.getByRole('option', { name: /Esposito/ }).innerText()).toContain(t('booked'))
  })
})

describe('whoever types faster than the answers come', () => {
  const keys = async (...each: string[]) => {
    for (const one of each) await (/^[a-z]+$/.test(one) ? page.keyboard.type(one) : page.keyboard.press(one))
  }

  test('keys typed before the list has come are kept', async () => {
    const letGo = await holdBack(page, '**/api/sites/library/reception*')
    await page.reload()
    await find().waitFor()
    await keys('Alt+n', 'per', 'Enter', 'ara', 'Enter', 'Enter')
    letGo()
    // the library has no interpreters: so it was asked for, with all that was typed
    await page.getByRole('alert').getByText(words('it', 'problem')('no_interpreter_today.title')).waitFor()
    expect(await page.getByRole('combobox', { name: t('service') }).inputValue()).toBe('permit it')
    expect(await page.getByRole('combobox', { name: t('language') }).inputValue()).toBe('arabo')
    await page.keyboard.press('Escape')
  })

  test('the time that was asked for is booked when the times come, for the name that was typed meanwhile', async () => {
    const letGo = await holdBack(page, '**/api/slots?*')
    const { slots } = done(await server.visitor.get('/api/slots?serviceId=permit&siteId=library&limit=9')).body
    await keys('Alt+b', 'per', 'Enter', 'Enter', '3', 'verdi', 'Enter')
    letGo()
    await page.locator('.sp-booked-code').waitFor()
    expect(await page.locator('.sp-booked-when').innerText()).toContain(slots[2].time)
    await page.keyboard.press('Enter')
  })

  test('whoever goes on filling in the form has not sent it yet', async () => {
    const letGo = await holdBack(page, '**/api/slots?*')
    const booked: string[] = []
    page.on('request', (request) => request.method() === 'POST' && booked.push(request.postData() ?? ''))
    await keys('Alt+b', 'per', 'Enter', 'Enter', '2', 'bian', 'Enter', 'chi')
    letGo()
    await page.locator('.sp-chosen-slot').waitFor()
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)))
    expect(booked).toEqual([])
    await page.keyboard.press('Enter')
    await page.locator('.sp-booked-code').waitFor()
    expect(booked).toEqual([expect.stringContaining('bianchi')])
    await page.keyboard.press('Enter')
  })

  test('a command is for nobody where they could not be looked for', async () => {
    const refused = await holdBackRefusal(page, '**/today?*')
    await find().fill('esposito')
    await keys('Alt+m')
    refused()
    await page.locator('.sp-find .sp-note').waitFor()
    await page.unroute('**/today?*')
    await page.clock.fastForward(10_000)
    await page.locator('.sp-found').waitFor()
    expect(await page.locator('dialog').count()).toBe(0)
    await keys('Escape')
  })

  test('a command for somebody who is still being looked for waits until they are found', async () => {
    const letGo = await holdBack(page, '**/today?*')
    await find().fill('esposito')
    await keys('Alt+m')
    letGo()
    await page.getByRole('dialog', { name: t('moveTitle') }).waitFor()
    await page.locator('.sp-chosen-slot').waitFor()

    // and one for times that could not be looked for is for none of those before
    const sent: string[] = []
    page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()))
    const refused = await holdBackRefusal(page, '**/api/slots?*')
    await page.locator('input[type=date]').fill('2026-03-12')
    await page.locator('.sp-slots legend').focus()
    await keys('2', 'Enter')
    refused()
    await page.locator('.sp-slots .sp-note').waitFor()
    expect(await page.locator('.sp-chosen-slot').count()).toBe(0)
    expect(sent).toEqual([])
    await page.unroute('**/api/slots?*')
    await keys('Escape', 'Escape')
  })
})

describe('where there is no kiosk', () => {
  test('a phone takes its number at the door, and the reception sees it come', async () => {
    const board = await server.device('board', 'library')
    const { door } = done(await board.get('/api/board')).body
    const phone = await enter(viewports.phone, 'bn', door.path)
    const bengali = words('bn', 'number')
    await phone.locator('.sp-tongue[lang=bn]').click()
    await phone.getByRole('button', { name: 'permit bn' }).click()
    await phone.getByRole('button', { name: bengali('withoutInterpreter') }).click()
    await phone.getByRole('button', { name: bengali('take') }).click()
    await phone.waitForURL(/\/ticket\?lang=bn#/)
    await phone.getByText('B3').first().waitFor()
    await page.getByRole('option', { name: /B3/ }).waitFor()
  })

  test('the reception prints the code for the door, for this day', async () => {
    const before = (await printed()).length
    await page.getByRole('button', { name: t('poster') }).click()
    await page.getByRole('button', { name: t('posterPrint') }).click()
    await expect.poll(async () => (await printed()).length).toBe(before + 1)
    const sheet = (await printed()).at(-1)!
    for (const language of ['it', 'en', 'ar', 'bn'] as const) expect(sheet).toContain(words(language, 'way')('doorTake'))
    expect(sheet).toContain('10 marzo 2026')
    await page.keyboard.press('Escape')
  })

  test('the coordinator prints the day: everybody, and how they stand', async () => {
    const { email, password } = await server.staff('coordinator', 'library')
    const gone = await bookOnline({ familyName: 'Annullato' })
    done(await server.visitor.post(`/api/appointments/${gone.appointmentId}/cancel`, {}, { 'sportello-token': gone.token }))
    const admin = await enter(viewports.desk, 'it', '/admin?lang=it#today/library')
    await admin.getByLabel(t('email')).fill(email)
    await admin.getByLabel(t('password')).fill(password)
    await admin.keyboard.press('Enter')
    await admin.getByRole('button', { name: words('it', 'today')('printList') }).click()
    const line = (text: string) => admin.locator('.sp-paper :is(tr, li)', { hasText: text }).first()
    await line('Annullato').waitFor({ state: 'attached' })
    expect(await line('Annullato').textContent()).toContain(t('cancelled'))
    for (const words of [t('booked'), 'italiano']) expect(await line('Esposito').textContent()).toContain(words)
    expect(await line('B3').textContent()).toContain(t('waiting'))
    await expect.poll(() => admin.evaluate(() => (globalThis as unknown as { printed: string[] }).printed)).toHaveLength(1)
  })

  test('whoever will not be served today is told so as on their phone, is booked with what is known, and leaves the queue', async () => {
    const coordinator = await server.staff('coordinator', 'library')
    const wish = { who: { poolId: 'library-pool', units: 'all' }, reason: 'other' }
    const { seal } = done(await coordinator.post('/api/unavailability/rehearse', wish)).body
    done(await coordinator.post('/api/unavailability', { ...wish, seal }))
    done(await clerk.post('/api/desks/library-1/close'))
    await find().fill('b2')
    await page.locator('.sp-found').getByText(t('strandedBook')).waitFor()
    await page.keyboard.press('Alt+w')
    await page.getByText(words('it', 'way')('strandedDesk')).waitFor()
    expect(await page.locator('.sp-turn-words').innerText()).not.toContain(words('it', 'way')('nearDesks'))
    await page.keyboard.press('Escape')
    await page.keyboard.press('Alt+b')
    expect(await page.getByRole('combobox', { name: t('service') }).inputValue()).toBe('permit it')
    await page.locator('.sp-slot').first().waitFor()
    await page.keyboard.press('1')
    await page.keyboard.press('Enter')
    await page.locator('.sp-booked-code').waitFor()
    await page.keyboard.press('Enter')
    await page.getByText(t('takeOffDetail')).waitFor()
    await page.keyboard.press('Enter')
    await page.getByText(t('takenOff', { number: '\u2068B2\u2069' })).waitFor()
  })

  test('nobody’s browser complains', () => {
    for (const person of everybody) person.expectClean()
  })
})
