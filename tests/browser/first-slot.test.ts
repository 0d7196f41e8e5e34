import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setupAddress } from '../../server/serve.ts'
import { newPerson, type Person, viewports } from '../support/browser.ts'
import { screenshot } from '../support/screenshot.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { words } from '../support/words.ts'

/** From an empty database to the first appointment, by the pages alone, as whoever starts it would go. */
let server: TestServer
let page: Page
const everybody: Person[] = []

const arrival = words('it', 'arrival')
const steps = words('it', 'first-steps')
const part = words('it', 'part')
const staff = words('it', 'staff')
const booking = words('it', 'common', 'booking')

beforeAll(async () => {
  server = await testServer({ network: null, environment: { DEMO: 'off' } })
})
afterAll(async () => {
  for (const person of everybody) await person.context.close()
  await server?.close()
})

async function enter(viewport: { width: number; height: number }, path: string): Promise<Page> {
  const person = await newPerson({ viewport, baseURL: server.url })
  everybody.push(person)
  await person.context.clock.install({ time: new Date(server.clock.now()) })
  await person.page.goto(path)
  return person.page
}

const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
const save = () => press(staff('save'))
const next = (name: string) => page.getByRole('link', { name, exact: true }).click()
/** The note after a first save leads back to the list of steps. */
const goOn = () => next(part('nextStep'))
const done = (count: number) => page.getByText(steps('progress', { done: count, all: 5 })).waitFor()

describe('an empty database', () => {
  test('a visitor is told that nothing can be booked yet', async () => {
    const phone = await enter(viewports.phone, '/?lang=it')
    await phone.getByText(booking('noServices')).waitFor()
  })

  test('another address than the one that was printed opens nothing', async () => {
    page = await enter(viewports.desk, '/admin?lang=it#setup=a-guess')
    await begin()
    await page.locator('.sp-note-bad').waitFor()
    expect((await server.visitor.get('/api/setup')).body).toEqual({ open: true })
  })

  test('the address that the first start prints makes the network and its first administrator', async () => {
    await page.goto(setupAddress(server.running, server.url))
    await page.reload()
    await begin()
    await done(0)
    expect(page.url()).not.toContain('setup=')
    await screenshot(page, 'journey-first-steps')
  })

  test('an area, an institution and a service each need a name', async () => {
    await next(steps('areaGo'))
    await page.getByLabel(words('it', 'areas')('name')).fill('Brescia')
    await page.keyboard.press('Enter')
    await goOn()
    await done(1)
    await next(steps('institutionGo'))
    await page.getByLabel(words('it', 'institutions')('name')).fill('Comune di Brescia')
    await page.keyboard.press('Enter')
    await goOn()
    await done(2)
    await next(steps('serviceGo'))
    await page.getByLabel(`${words('it', 'services')('textName')} (Italiano)`).fill('Rinnovo del permesso di soggiorno')
    await page.keyboard.press('Enter')
    await goOn()
    await done(3)
  })

  test('a site has an address and a desk; before it is open, nobody can book', async () => {
    const t = words('it', 'sites')
    await next(steps('deskGo'))
    await page.getByLabel(t('name')).fill('Sportello centrale')
    await page.getByLabel(t('address'), { exact: true }).fill('Piazza della Loggia 1')
    await page.getByLabel(t('city')).fill('Brescia')
    await press(t('addPool'))
    await page.getByLabel(t('poolName')).fill('Permessi di soggiorno')
    await save()
    await goOn()
    await done(4)
  })

  test('with hours somebody can book', async () => {
    const t = words('it', 'hours')
    await next(steps('bookableGo'))
    const monday = page.getByRole('button', { name: new RegExp(t('addOn', { day: '.*' })) }).first()
    await monday.click()
    await save()
    await goOn()
    await page.getByText(steps('openTitle')).waitFor()
    await screenshot(page, 'journey-first-slot')
  })

  test('and somebody does', async () => {
    const address = await page.locator('.sp-begun-link').innerText()
    expect(address).toBe(`${server.url}/`)
    const phone = await enter(viewports.phone, `${address}?lang=it`)
    const go = () => phone.getByRole('button', { name: booking('next') }).click()
    await phone.getByRole('button', { name: /Rinnovo/ }).click()
    await phone.getByRole('radio', { name: 'Sportello centrale' }).check({ force: true })
    await go()
    await phone.getByRole('radio', { name: '09:00' }).check({ force: true })
    await go()
    await phone.locator('[data-step="3"]').waitFor()
    await go()
    await phone.getByLabel(booking('givenName')).first().fill('Amina')
    await phone.getByLabel(booking('familyName')).first().fill('El Idrissi')
    await phone.getByLabel(booking('email')).first().fill('amina@example.org')
    await go()
    await phone.getByRole('button', { name: booking('send') }).click()
    await phone.getByRole('heading', { name: booking('doneTitle') }).waitFor()
    await screenshot(phone, 'journey-first-booking')
  })

  test('the address opens nothing any more', async () => {
    await page.goto(setupAddress(server.running, server.url))
    await page.reload()
    await page.getByText(arrival('setupDone')).waitFor()
  })
})

async function begin() {
  await page.getByLabel(arrival('networkName')).fill('Sportello Immigrazione di Brescia')
  await page.getByLabel(arrival('name'), { exact: true }).fill('Maria Neri')
  await page.getByLabel(arrival('email')).fill('maria@brescia.example')
  await page.getByLabel(arrival('password'), { exact: true }).fill('quattro parole da ricordare')
  await press(arrival('setupGo'))
}
