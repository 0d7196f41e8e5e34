import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { NetworkFile } from '../../shared/contracts/network-file.ts'
import type { InterfaceLanguage } from '../../shared/text/languages.ts'
import { axeViolations } from '../support/axe.ts'
import { newPerson, type Person, viewports } from '../support/browser.ts'
import { smallTown } from '../support/network.ts'
import { done } from '../support/office/desk.ts'
import { screenshot } from '../support/screenshot.ts'
import { type Client, type TestServer, testServer } from '../support/server.ts'
import { words } from '../support/words.ts'
import { sticksOut } from './measures/width.ts'

/** The coordinator of a library that has no hours yet, and of a centre where people have booked. */
let server: TestServer
let coordinator: Client & { email: string; password: string }
let person: Person
let page: Page
const t = words('it', 'staff', 'part', 'section', 'hours', 'days', 'sites')
const people = words('it', 'staff', 'part', 'hours', 'days', 'people')
const bookedDay = '2026-03-17'

beforeAll(async () => {
  server = await testServer({ network: town() })
  coordinator = await server.staff('coordinator', null)
  person = await newPerson({ viewport: viewports.desk, locale: 'it', baseURL: server.url })
  await person.context.clock.install({ time: new Date(server.clock.now()) })
  page = person.page
})
afterAll(async () => {
  await person?.context.close()
  await server?.close()
})

describe('a coordinator sets up a site', () => {
  test('finds it in the list, by its area', async () => {
    await signIn('it', '#sites')
    await page.getByRole('heading', { name: 'Town', exact: true }).waitFor()
    await page.getByRole('link', { name: /Library/ }).click()
    await grid().waitFor()
  })

  test('draws Tuesday from 9 to 13 with the mouse', async () => {
    await drag({ weekday: 2, hour: 9 }, { weekday: 2, hour: 13 })
    await page.getByRole('button', { name: spoken('martedì', '09:00–13:00'), exact: true }).waitFor()
    expect(await hoursInForm()).toEqual(['martedì 09:00–13:00'])
  })

  test('draws Thursday from 9 to 13 with the keyboard, and an hour in the afternoon', async () => {
    await grid().focus()
    // the cursor stands at the window that was drawn: Tuesday at 9
    await press('ArrowRight', 'ArrowRight', 'Enter')
    await press(...Array(12).fill('Shift+ArrowDown'), 'Enter')
    expect(await hoursInForm()).toEqual(['martedì 09:00–13:00', 'giovedì 09:00–13:00', 'giovedì 14:00–15:00'])
  })

  test('carries a window to another day, pulls its end, and takes one away', async () => {
    await drag({ weekday: 2, hour: 11 }, { weekday: 3, hour: 12 })
    await drag({ weekday: 3, hour: 13.95 }, { weekday: 3, hour: 16.5 })
    await window('giovedì', '14:00–15:00').click()
    await press('Delete')
    expect(await hoursInForm()).toEqual(['mercoledì 10:00–16:30', 'giovedì 09:00–13:00'])
    await press('Escape')
    await window('mercoledì', '10:00–16:30').focus()
    await press('Shift+ArrowUp', 'Shift+ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowLeft')
    expect(await hoursInForm()).toEqual(['martedì 09:00–15:00', 'giovedì 09:00–13:00'])
  })

  test('types the same in the list, where a window that ends before it begins is refused', async () => {
    const end = page.getByLabel(t('toOn', { day: isolated('martedì') }), { exact: true })
    await end.fill('08:00')
    await end.blur()
    await page.getByText(t('endsBefore')).waitFor()
    await end.fill('13:00')
    await end.blur()
    await page.getByText(t('endsBefore')).waitFor({ state: 'detached' })
    expect(await hoursInForm()).toEqual(['martedì 09:00–13:00', 'giovedì 09:00–13:00'])
    await page.getByLabel(t('addOn', { day: isolated('martedì') })).click()
    const start = page.getByLabel(t('fromOn', { day: isolated('martedì') }), { exact: true }).last()
    await start.fill('12:00')
    await start.press('Enter')
    await page.getByText(t('windowsMet', { day: isolated('martedì'), times: isolated('09:00–15:00') })).waitFor()
    expect(await hoursInForm()).toEqual(['martedì 09:00–15:00', 'giovedì 09:00–13:00'])
    await end.fill('13:00')
    await end.blur()
    await screenshot(page, 'setup-site-hours')
    expect(await axeViolations(page)).toEqual([])
  })

  test('saves, and the library can be booked on Tuesdays and Thursdays', async () => {
    await save()
    expect((await part('site', 'library')).hours).toEqual([{ on: ['tue', 'thu'], from: '09:00', to: '13:00' }])
    const { slots } = done(await server.visitor.get('/api/slots?serviceId=permit&siteId=library&from=2026-03-16&to=2026-03-20&limit=4000')).body
    expect([...new Set(slots.map((slot: { day: string }) => slot.day))]).toEqual(['2026-03-17', '2026-03-19'])
  })

  test('makes a summer of its own, in which nothing changes until something is drawn', async () => {
    await page.getByRole('button', { name: t('addSeason') }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(t('seasonFirst')).fill('2026-06-01')
    await dialog.getByLabel(t('seasonLast')).fill('2026-08-31')
    await dialog.getByRole('button', { name: t('addSeason') }).click()
    expect(await hoursInForm()).toEqual(['martedì 09:00–13:00', 'giovedì 09:00–13:00'])
    await window('giovedì', '09:00–13:00').click()
    await press('Delete')
    await save()
    expect((await part('site', 'library')).hours).toEqual([
      { on: ['tue', 'thu'], from: '09:00', to: '13:00', validTo: '2026-05-31' },
      { on: ['tue'], from: '09:00', to: '13:00', validFrom: '2026-06-01', validTo: '2026-08-31' },
      { on: ['tue', 'thu'], from: '09:00', to: '13:00', validFrom: '2026-09-01' },
    ])
  })

  test('finds a service by typing, with a list that opens in reach of the keyboard', async () => {
    const services = page.getByRole('combobox', { name: t('services') })
    await services.fill('car')
    expect(await axeViolations(page)).toEqual([])
    await press('Enter')
    await page.getByRole('button', { name: t('removeName', { name: isolated('card it') }) }).waitFor()
    await save()
    expect((await part('site', 'library')).pools[0].services.toSorted()).toEqual(['card', 'permit'])
  })
})

describe('a coordinator closes a day on which somebody has booked', () => {
  let closed: string
  let other: string

  test('is told first how many appointments lose their place', async () => {
    closed = await book(bookedDay)
    other = await book('2026-03-18')
    await page.goto('/admin?lang=it#sites/centre')
    await page.getByRole('button', { name: t('addClosure') }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(t('firstDay')).fill(bookedDay)
    await dialog.getByLabel(t('reason')).fill('Assemblea')
    await dialog.getByRole('button', { name: t('putIn') }).click()
    await page.getByText('Assemblea').waitFor()
    await page.getByRole('button', { name: t('save') }).click()
    await page.getByText(t('touchesReplan', { n: 1 })).waitFor()
    await screenshot(page, 'setup-site-touches')
    expect(await axeViolations(page)).toEqual([])
    expect(await statusOf(closed)).toBe('booked')
  })

  test('may go back, and nothing has happened', async () => {
    await page.getByRole('button', { name: t('goBack') }).click()
    expect((await part('site', 'centre')).exceptions).toEqual([])
    expect(await statusOf(closed)).toBe('booked')
  })

  test('saves, and this appointment is to be planned anew, and no other', async () => {
    await page.getByRole('button', { name: t('save') }).click()
    await page.getByRole('button', { name: t('touchesSaveReplan', { n: 1 }) }).click()
    await page.getByText(t('saved'), { exact: true }).waitFor()
    expect(await statusOf(closed)).toBe('replan')
    expect(await statusOf(other)).toBe('booked')
    expect((await part('site', 'centre')).exceptions).toEqual([{ fromDay: bookedDay, toDay: bookedDay, reason: 'Assemblea' }])
  })
})

describe('a coordinator adds an interpreter', () => {
  test('with a language that is not in any list, at a site, for an afternoon', async () => {
    await page.goto('/admin?lang=it#people/new')
    await page.getByLabel(people('name'), { exact: true }).fill('Awa D.')
    await choose(people('languages'), 'wol')
    await choose(people('languages'), 'nqo')
    await page.getByRole('button', { name: people('addPresence') }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(people('site')).selectOption('library')
    await dialog.getByRole('button', { name: people('add'), exact: true }).click()
    await drag({ weekday: 4, hour: 10 }, { weekday: 4, hour: 12 })
    await page.getByRole('button', { name: people('save') }).click()
    await page.getByText(people('savedName', { name: isolated('Awa D.') })).waitFor()
    expect(await part('person', 'awa-d')).toEqual({
      id: 'awa-d',
      kind: 'interpreter',
      name: 'Awa D.',
      roles: ['interpreter'],
      languages: ['nqo', 'wo'],
      windows: [{ on: ['thu'], from: '10:00', to: '12:00', site: 'library', channels: ['onSite'] }],
      exceptions: [],
    })
  })

  test('and is told at once where the hours lie over others of the same person, before and after it is sent', async () => {
    await page.getByRole('button', { name: people('addPresence') }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(people('site')).selectOption('library')
    await dialog.getByText(people('channel_phone')).click()
    await dialog.getByRole('button', { name: people('add'), exact: true }).click()
    await drag({ weekday: 4, hour: 11 }, { weekday: 4, hour: 13 })
    await page.locator('.sp-note-warn').waitFor()
    await page.getByRole('button', { name: people('save') }).click()
    await page.locator('.sp-mistake').first().waitFor()
    await screenshot(page, 'setup-person-clash')
    expect(await axeViolations(page)).toEqual([])
    expect((await part('person', 'awa-d')).windows).toHaveLength(1)
    await page.getByRole('button', { name: people('cancel') }).click()
  })
})

describe('in Arabic', () => {
  test('the week runs from right to left, for the mouse and for the arrows', async () => {
    await signOut()
    await signIn('ar', '#sites/library')
    await grid().scrollIntoViewIfNeeded()
    const box = (await grid().boundingBox())!
    const at = (weekday: number, hour: number) =>
      [box.x + box.width - (box.width * (weekday - 0.5)) / 7, box.y + 1 + (box.height * (hour - 6)) / 16] as const
    await page.mouse.move(...at(1, 15))
    await page.mouse.down()
    await page.mouse.move(...at(1, 17), { steps: 5 })
    await page.mouse.up()
    expect(await hoursInForm()).toContain('الاثنين، 15:00–17:00')
    await press('ArrowLeft')
    expect(await hoursInForm()).toContain('الثلاثاء، 15:00–17:00')
    await screenshot(page, 'setup-site-ar')
    await page.getByRole('button', { name: words('ar', 'staff')('cancel') }).click()
  })
})

test('on a phone a finger adds an hour where it taps, and the page does not move sideways', async () => {
  const phone = await newPerson({ viewport: { width: 360, height: 740 }, locale: 'it', baseURL: server.url, hasTouch: true })
  await phone.context.clock.install({ time: new Date(server.clock.now()) })
  const desk = page
  page = phone.page
  await signIn('it', '#sites/library')
  await grid().scrollIntoViewIfNeeded()
  const box = (await grid().boundingBox())!
  await page.touchscreen.tap(box.x + box.width * (5.5 / 7), box.y + (box.height * 3.1) / 16)
  expect(await hoursInForm()).toContain('sabato 09:00–10:00')
  expect(await sticksOut(page)).toEqual([])
  await screenshot(page, 'setup-site-phone')
  expect(phone.complaints().filter((each) => !each.includes('401'))).toEqual([])
  page = desk
  await phone.context.close()
})

describe('an administrator', () => {
  test('adds a site by the page alone, and it can be booked', async () => {
    await signOut()
    coordinator = await server.staff('administrator', null)
    await signIn('it', '#sites')
    await page.getByRole('button', { name: t('add') }).click()
    await page.getByLabel(t('name'), { exact: true }).fill('Punto Nord')
    await page.getByLabel(t('address'), { exact: true }).fill('Via Nord 1')
    await page.getByLabel(t('city'), { exact: true }).fill('Town')
    await page.getByRole('button', { name: t('addPool') }).click()
    await page.getByLabel(t('institution')).selectOption('comune')
    await page.getByLabel(t('poolName')).fill('Informazioni')
    await choose(t('services'), 'permit')
    await drag({ weekday: 5, hour: 9 }, { weekday: 5, hour: 12 })
    await page.getByLabel(t('holidays')).check()
    await page.getByText(t('holiday_easterMonday')).waitFor()
    await page.getByRole('button', { name: t('save') }).click()
    await page.getByText(t('savedName', { name: isolated('Punto Nord') })).waitFor()
    expect(await part('site', 'punto-nord')).toMatchObject({
      area: 'town',
      holidays: 'IT',
      hours: [{ on: ['fri'], from: '09:00', to: '12:00' }],
      pools: [{ id: 'punto-nord-desks', desks: [{ id: 'punto-nord-desks-1', label: '1' }], services: ['permit'], languages: ['it'] }],
    })
    const { slots } = done(await server.visitor.get('/api/slots?serviceId=permit&siteId=punto-nord&limit=1')).body
    expect(slots[0]).toMatchObject({ day: '2026-03-13', time: '09:00' })
  })

  test('sends a mobile unit on its round: one stop, repeated every week', async () => {
    await page.getByText(t('kind_mobile'), { exact: true }).click()
    await page.getByRole('button', { name: t('addStop') }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(t('day'), { exact: true }).fill('2026-03-18')
    await dialog.getByLabel(t('place')).fill('Mercato')
    await dialog.getByRole('button', { name: t('putIn') }).click()
    await page.getByRole('button', { name: t('repeat', { days: '' }).replace(/: ?$/, ''), exact: true }).click()
    await dialog.getByLabel(t('repeatUntil')).fill('2026-04-01')
    await screenshot(page, 'setup-site-repeat')
    await dialog.getByRole('button', { name: t('repeatDo', { n: 2 }) }).click()
    await save()
    const { kind, exceptions } = await part('site', 'punto-nord')
    expect(kind).toBe('mobile')
    expect(exceptions.map((stop: { fromDay: string; place: string }) => `${stop.fromDay} ${stop.place}`)).toEqual([
      '2026-03-18 Mercato',
      '2026-03-25 Mercato',
      '2026-04-01 Mercato',
    ])
  })

  test('is led to the field that is wrong', async () => {
    await page.getByLabel(t('email')).fill('nessuna')
    await page.getByRole('button', { name: t('save') }).click()
    await page.getByText(words('it', 'field')('email')).waitFor()
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('email')
    await page.getByRole('button', { name: t('cancel') }).click()
  })

  test('nobody’s browser complained', () => {
    expect(person.complaints().filter((each) => !each.includes('401'))).toEqual([])
  })
})

function town(): NetworkFile {
  const file = smallTown()
  return { ...file, sites: file.sites.map((site) => (site.id === 'library' ? { ...site, hours: [] } : site)) }
}

const isolated = (words: string): string => `\u2068${words}\u2069`
const spoken = (day: string, times: string): string => t('windowLabel', { day: isolated(day), times: isolated(times) })
const grid = () => page.getByRole('application')
const window = (day: string, times: string) => grid().getByRole('button', { name: spoken(day, times), exact: true })

/** From 6 to 22, Monday first. */
async function drag(from: { weekday: number; hour: number }, to: { weekday: number; hour: number }) {
  await grid().scrollIntoViewIfNeeded()
  const box = (await grid().boundingBox())!
  const point = ({ weekday, hour }: typeof from) => [box.x + (box.width * (weekday - 0.5)) / 7, box.y + 1 + (box.height * (hour - 6)) / 16] as const
  await page.mouse.move(...point(from))
  await page.mouse.down()
  await page.mouse.move(...point(to), { steps: 5 })
  await page.mouse.up()
}

async function signIn(language: InterfaceLanguage, hash: string) {
  const own = words(language, 'staff')
  await page.goto(`/admin?lang=${language}${hash}`)
  await page.getByLabel(own('email')).fill(coordinator.email)
  await page.getByLabel(own('password')).fill(coordinator.password)
  await page.keyboard.press('Enter')
  await page.locator('.sp-header').waitFor()
}

async function signOut() {
  await page.context().clearCookies()
  await page.goto('about:blank')
}

async function press(...keys: string[]) {
  for (const key of keys) await page.keyboard.press(key)
}

async function choose(label: string, typed: string) {
  await page.getByRole('combobox', { name: label }).fill(typed)
  await press('Enter')
}

const hoursInForm = async (): Promise<string[]> => {
  const labels = await grid()
    .getByRole('button')
    .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? ''))
  return labels.map((label) => label.replace(/[\u2068\u2069,]/g, ''))
}

async function save() {
  await page.getByRole('button', { name: t('save') }).click()
  await page.getByText(t('saved'), { exact: true }).waitFor()
}

const part = async (kind: string, id: string) => done(await coordinator.get(`/api/network/parts/${kind}/${id}`)).body.value

async function book(day: string): Promise<string> {
  const { slots } = done(await server.visitor.get(`/api/slots?serviceId=permit&siteId=centre&from=${day}&to=${day}&limit=1`)).body
  const slot = { serviceId: 'permit', siteId: 'centre', start: slots[0].start, channel: 'onSite', language: 'it' }
  const wish = { slot, givenName: 'Prova', familyName: 'Prova', email: 'prova@example.org', requesterKind: 'person' }
  return done(await server.visitor.post('/api/appointments', wish)).body.appointmentId
}

async function statusOf(appointmentId: string) {
  const { reader } = server.running.deps.database
  return (await reader.selectFrom('appointment').select('status').where('id', '=', appointmentId).executeTakeFirstOrThrow()).status
}
