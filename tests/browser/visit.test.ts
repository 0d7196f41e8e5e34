import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { InterfaceLanguage } from '../../shared/text/languages.ts'
import { newPerson, type Person, viewports } from '../support/browser.ts'
import { tuesdayAtTen } from '../support/network.ts'
import { done } from '../support/office/desk.ts'
import { screenshot } from '../support/screenshot.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { words } from '../support/words.ts'

/** One number for several desks, taken in the hall: at the kiosk and at the window. */
let server: TestServer
let token: string
const everybody: Person[] = []

async function enter(viewport: { width: number; height: number }, locale: string, path: string): Promise<Page> {
  const person = await newPerson({ viewport, locale, baseURL: server.url, reducedMotion: 'reduce' })
  everybody.push(person)
  await person.context.clock.install({ time: new Date(server.clock.now()) })
  // What would come out of the printer, instead of a dialog of the browser
  await person.context.addInitScript(() => {
    const printed: string[] = []
    Object.assign(globalThis, { printed })
    globalThis.print = () => void printed.push(document.querySelector('.sp-slip')?.textContent ?? '')
  })
  await person.page.goto(path)
  return person.page
}

const printedOn = (page: Page): Promise<string[]> => page.evaluate(() => (globalThis as unknown as { printed: string[] }).printed)
const stepsOf = async (number: number) =>
  server.running.deps.database.reader
    .selectFrom('step')
    .innerJoin('ticket', 'ticket.id', 'step.ticket_id')
    .select(['step.service_id as service', 'step.interpreter_language as interpreter', 'step.ready'])
    .where('ticket.number', '=', number)
    .orderBy('step.position')
    .execute()

/** At the kiosk, up to the question whether a number is wanted; answers how often it was touched. */
async function begin(language: InterfaceLanguage, service: string): Promise<{ kiosk: Page; touch: (name: string) => Promise<number> }> {
  const kiosk = await enter(viewports.kiosk, language, `/kiosk?lang=it#device=${token}`)
  let touches = 1
  await kiosk.locator(`.sp-tongue[lang=${language}]`).click()
  const touch = async (name: string) => {
    await kiosk.getByRole('button', { name }).click()
    return ++touches
  }
  await touch(words(language, 'kiosk')('wayNumberHint'))
  await touch(`${service} ${language}`)
  return { kiosk, touch }
}

beforeAll(async () => {
  server = await testServer({ now: tuesdayAtTen })
  token = (await server.device('kiosk', 'centre')).token
  const health = await server.staff('clerk', 'centre', { institutionId: 'asl' })
  done(await health.post('/api/desks/desk-3/open'))
})
afterAll(async () => {
  for (const person of everybody) await person.context.close()
  await server?.close()
})

describe('at the kiosk', () => {
  test('who needs one thing touches four times and is asked nothing more', async () => {
    const { kiosk, touch } = await begin('it', 'permit')
    expect(await touch(words('it', 'kiosk')('take'))).toBe(4)
    await kiosk.locator('.sp-screen-number').waitFor()
    expect(await stepsOf(1)).toMatchObject([{ service: 'permit' }])
    await expect.poll(async () => (await printedOn(kiosk)).join()).toContain('A1')
    expect((await printedOn(kiosk))[0]).not.toContain('ASL')
  })

  test('who needs something else too says so before the number; the paper shows the way', async () => {
    const t = words('ar', 'kiosk')
    const { kiosk, touch } = await begin('ar', 'permit')
    await touch(t('anythingElse'))
    await kiosk.getByRole('button', { name: 'card ar' }).waitFor()
    expect(await kiosk.getByRole('button', { name: 'permit ar' }).count()).toBe(0)
    await touch('card ar')
    await expect.poll(() => kiosk.locator('.sp-several li').allInnerTexts()).toEqual(['permit ar', 'card ar'])
    await touch(t('take'))
    await kiosk.locator('.sp-stations').waitFor()
    await screenshot(kiosk, 'visit-number-ar')
    expect(await stepsOf(2)).toMatchObject([
      { service: 'permit', interpreter: 'ar', ready: 1 },
      { service: 'card', interpreter: 'ar', ready: 0 },
    ])
    await expect.poll(async () => (await printedOn(kiosk)).length).toBe(1)
    const paper = (await printedOn(kiosk))[0]!
    for (const language of ['ar', 'it'] as const) expect(paper).toContain(words(language, 'slip')('slipWay', { n: 2 }))
    expect(paper).toContain('ComuneASL')
    // others read it too
    expect(paper).not.toMatch(/permit|card/)
  })

  test('the way back takes away what was added last', async () => {
    const t = words('it', 'kiosk')
    const { kiosk, touch } = await begin('it', 'permit')
    await touch(t('anythingElse'))
    await touch('card it')
    await kiosk.locator('.sp-several').waitFor()
    await touch(t('back'))
    await touch(t('moreNone'))
    await expect.poll(() => kiosk.locator('.sp-named').allInnerTexts()).toEqual(['permit it'])
    await expect.poll(() => kiosk.getByRole('button', { name: t('take') }).count()).toBe(1)
  })
})

describe('at the window', () => {
  const t = words('it', 'staff', 'reception')
  let page: Page
  const find = () => page.getByRole('combobox', { name: t('searchLabel') })
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }

  test('today’s list says what comes next, and the screen that is turned around says it in the visitor’s language', async () => {
    const { email, password } = await server.staff('receptionist', 'centre')
    page = await enter(viewports.desk, 'it', '/reception?lang=it')
    await page.getByLabel(t('email')).fill(email)
    await page.getByLabel(t('password')).fill(password)
    await press('Enter')
    await find().fill('a2')
    await page.locator('.sp-found-way').waitFor()
    expect(await page.getByRole('option', { name: /A2/ }).innerText()).toContain(t('then', { what: '\u2068card it, ASL\u2069' }))
    await press('Alt+w')
    const next = page.locator('.sp-turn-then li')
    await next.getByText('card ar').waitFor()
    expect((await next.innerText()).split(/\s*\n\s*/)).toEqual([words('ar', 'way')('then'), 'card ar', 'ASL', '3'])
    await screenshot(page, 'visit-turned-ar')
    await press('Escape')
  })

  test('one desk more is added to a number with the keyboard alone', async () => {
    await find().fill('a1')
    await page.getByRole('heading', { name: 'permit it' }).waitFor()
    await press('Alt+a', 'c', 'a', 'r', 'Enter', 'Enter')
    await page.getByText(t('stepAdded', { number: '\u2068A1\u2069', service: '\u2068card it\u2069' })).waitFor()
    await page.locator('.sp-found-way li').nth(1).waitFor()
    expect(await stepsOf(1)).toMatchObject([{ service: 'permit' }, { service: 'card', ready: 0 }])
  })

  test('a number for two desks is given with the keyboard alone, and comes out of the printer with the way', async () => {
    await press('Alt+n', 'p', 'e', 'r', 'Enter', 'Alt+a', 'c', 'a', 'r', 'Enter', 'Enter')
    await page.locator('.sp-offer-wait').waitFor()
    await screenshot(page, 'visit-give')
    await press('Enter')
    await page.getByText(t('given', { number: '\u2068A3\u2069' })).waitFor()
    expect(await stepsOf(3)).toMatchObject([{ service: 'permit' }, { service: 'card' }])
    await expect.poll(async () => (await printedOn(page)).at(-1)).toContain('ComuneASL')
  })
})

test('what cannot be had today is said, and the rest stays: at a quarter to one the interpreter has ten minutes, not thirty', async () => {
  server.clock.set('2026-03-10T11:45:00Z')
  const t = words('ar', 'kiosk')
  const { kiosk, touch } = await begin('ar', 'card')
  await touch(t('anythingElse'))
  await touch('permit ar')
  await kiosk.getByText(t('moreNotToday', { service: '\u2068permit ar\u2069' })).waitFor()
  await expect.poll(() => kiosk.locator('.sp-named').allInnerTexts()).toEqual(['card ar'])
  await touch(t('take'))
  await kiosk.locator('.sp-screen-number').waitFor()
  expect(await stepsOf(4)).toMatchObject([{ service: 'card', interpreter: 'ar' }])
})

test('nobody’s browser complains', () => {
  // each staff page asks who is signed in before anybody is
  for (const person of everybody) expect(person.complaints().filter((each) => !each.includes('401'))).toEqual([])
})
