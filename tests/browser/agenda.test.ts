import { afterAll, beforeAll, expect, test } from 'vitest'
import type { InterfaceLanguage } from '../../shared/text/languages.ts'
import { axeViolations } from '../support/axe.ts'
import { newPerson, type Person, viewports } from '../support/browser.ts'
import { smallTown } from '../support/network.ts'
import { done } from '../support/office/desk.ts'
import { withAmal } from '../support/office/office.ts'
import { screenshot } from '../support/screenshot.ts'
import { type Client, type TestServer, testServer } from '../support/server.ts'
import { words } from '../support/words.ts'

/** One appointment today at 11:00, with an interpreter of Arabic: Nadia, and it could be Amal until 12:00. */
let server: TestServer
let coordinator: Client & { email: string; password: string }
const everybody: Person[] = []

beforeAll(async () => {
  server = await testServer({ network: withAmal(smallTown()) })
  coordinator = await server.staff('coordinator', 'centre')
  const slot = { serviceId: 'permit', siteId: 'centre', start: '2026-03-10T10:00:00Z', language: 'ar', interpreter: 'ar' }
  done(await server.visitor.post('/api/appointments', { slot, givenName: 'Amina', familyName: 'Prova', email: 'amina@example.org' }))
})
afterAll(async () => {
  for (const person of everybody) await person.context.close()
  await server?.close()
})

async function enter(language: InterfaceLanguage, who: { email: string; password: string } = coordinator) {
  const person = await newPerson({ viewport: viewports.desk, locale: language, baseURL: server.url })
  everybody.push(person)
  const { page } = person
  await person.context.clock.install({ time: new Date(server.clock.now()) })
  const t = words(language, 'staff')
  await page.goto(`/admin?lang=${language}#agenda`)
  await page.getByLabel(t('email')).fill(who.email)
  await page.getByLabel(t('password')).fill(who.password)
  await page.keyboard.press('Enter')
  const columnOf = (name: string) => page.locator('.ec-col-head', { hasText: name })
  const middleOf = async (name: string) => {
    const box = (await columnOf(name).boundingBox())!
    return box.x + box.width / 2
  }
  const ta = words(language, 'agenda')
  // it opens on the first pool: three columns that fit, not all there are
  await columnOf('Immigrazione 1').waitFor()
  expect(await columnOf('').count()).toBeLessThan(4)
  await page.getByLabel(ta('who')).selectOption('kind:interpreter')
  await columnOf('Nadia K.').waitFor()
  return {
    ...person,
    /** Takes the appointment in one column and drops it in another, some half hours later. */
    async drag(from: string, to: string, halfHours: number) {
      const x = await middleOf(from)
      await page.locator('.sp-agenda-booked').first().waitFor()
      const blocks = await page.locator('.sp-agenda-booked').all()
      const boxes = (await Promise.all(blocks.map((block) => block.boundingBox()))).map((box) => box!)
      const box = boxes.find((each) => each.x < x && x < each.x + each.width)!
      await page.mouse.move(x, box.y + 8)
      await page.mouse.down()
      await page.mouse.move(await middleOf(to), box.y + 8 + halfHours * 64, { steps: 4 })
      await page.mouse.up()
    },
    /** Another time is asked before anybody is told of it. */
    async agree(...shown: string[]) {
      for (const text of shown) await page.getByRole('dialog').getByText(text).waitFor()
      await page
        .getByRole('dialog')
        .getByRole('button', { name: ta('moveDo') })
        .click()
    },
    said: (kind: 'good' | 'bad', text: string) => page.locator(`.sp-note-${kind}`, { hasText: text }).waitFor({ timeout: 10_000 }),
  }
}

async function booking() {
  const { bookings } = done(await coordinator.get('/api/sites/centre/agenda?from=2026-03-10&to=2026-03-10')).body
  return { from: bookings[0].from.slice(11), resourceIds: bookings[0].resourceIds.toSorted() }
}
const mails = async () => (await server.running.deps.database.reader.selectFrom('outbox').select('kind').execute()).map(({ kind }) => kind)

test('an appointment is dragged to another time, which is asked first; it keeps whom it has', async () => {
  const { page, drag, agree, said, expectClean } = await enter('it')
  const { resourceIds } = await booking()
  await drag('Nadia K.', 'Nadia K.', 1)
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect([await booking(), await mails()]).toEqual([{ from: '11:00', resourceIds }, ['booked']])
  await drag('Nadia K.', 'Nadia K.', 1)
  await agree('Amina')
  await said('good', '11:30')
  expect(await booking()).toEqual({ from: '11:30', resourceIds })
  expect(await mails()).toEqual(['booked', 'moved'])
  expectClean()
})

test('and to another interpreter, who has it from then on: its person gets no mail', async () => {
  const { page, drag, said, expectClean } = await enter('ar')
  const { resourceIds } = await booking()
  await drag('Nadia K.', 'Amal S.', 0)
  await said('good', 'Amal S.')
  expect(await booking()).toEqual({ from: '11:30', resourceIds: resourceIds.map((id: string) => id.replace('nadia', 'amal')).toSorted() })
  expect(await mails()).toEqual(['booked', 'moved'])
  await screenshot(page, 'agenda-given-ar')
  expectClean()
})

test('to somebody who cannot, or is not here by then, it does not go, and the page says why', async () => {
  const { page, drag, agree, said } = await enter('it')
  const before = await booking()
  await drag('Amal S.', 'Bilal H.', 0)
  await said('bad', words('it', 'problem')('not_suited.title'))
  await screenshot(page, 'agenda-refused')
  await drag('Amal S.', 'Amal S.', 2)
  await agree()
  await said('bad', words('it', 'problem')('slot_gone.title'))
  expect(await booking()).toEqual(before)
  expect(await axeViolations(page)).toEqual([])
})

test('a card says who comes for what in which language; Enter opens it, and there another time is chosen from a list', async () => {
  const { page, agree, said, expectClean } = await enter('it')
  const ta = words('it', 'agenda')
  const card = page.locator('.sp-agenda-booked[role=button]')
  expect(await card.textContent()).toMatch(/^\s*11:30 Amina AR/)
  await card.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('11:30–12:00').waitFor()
  await dialog.getByLabel(ta('moveTo')).selectOption({ label: '10:30' })
  expect(await axeViolations(page)).toEqual([])
  await screenshot(page, 'agenda-card')
  await agree()
  await said('good', '10:30')
  expect(await booking()).toMatchObject({ from: '10:30' })
  await page.getByLabel(ta('view')).selectOption('week')
  await page.locator('.ec-list .sp-agenda-booked').waitFor()
  await screenshot(page, 'agenda-week')
  expectClean()
})

test('one more desk for today says first what it gains, and is in the agenda until tonight', async () => {
  for (const language of ['ar', 'it'] as const) {
    const t = words(language, 'today')
    const { page, said, expectClean } = await enter(language)
    await page.goto(`/admin?lang=${language}#today/centre`)
    await page.getByRole('button', { name: t('anotherDesk') }).click()
    await page.getByRole('button', { name: t('goOn') }).click()
    const open = page.getByRole('button', { name: t('openToday') })
    await open.waitFor()
    await screenshot(page, `today-another-desk-${language}`)
    expectClean()
    if (language === 'ar') continue
    await open.click()
    await said('good', 'Immigrazione')
    await page.goto('/admin?lang=it#agenda')
    await page.locator('.ec-col-head', { hasText: 'Immigrazione 3' }).waitFor()
  }
})

test('one pool closes early, and a clerk is missing from one time to another; a time that is past is said', async () => {
  for (const language of ['ar', 'it'] as const) {
    const t = words(language, 'today')
    const { page, said, expectClean } = await enter(language)
    await page.goto(`/admin?lang=${language}#today/centre`)
    await page.getByRole('button', { name: t('closeEarly') }).click()
    await page.getByLabel(t('closeWhat')).selectOption('all comune-pool')
    await page.getByLabel(t('closeAt')).fill('09:00')
    await page.getByRole('button', { name: t('goOn') }).click()
    await page.getByText(t('closePast')).waitFor()
    await screenshot(page, `today-close-pool-${language}`)
    expectClean()
    if (language === 'ar') continue
    await page.getByLabel(t('closeAt')).fill('17:00')
    await page.getByRole('button', { name: t('goOn') }).click()
    await said('good', '17:00')
    await page.getByRole('button', { name: t('ill') }).click()
    await page.getByLabel(t('illFrom')).fill('15:00')
    await page.getByLabel(t('illTo')).fill('14:00')
    await page.getByRole('button', { name: t('goOn') }).click()
    await page.getByText(t('illPast')).waitFor()
    await page.getByLabel(t('illTo')).fill('16:00')
    await page.getByRole('button', { name: t('goOn') }).click()
    await said('good', '16:00')
    const { away } = done(await coordinator.get('/api/sites/centre/agenda?from=2026-03-10&to=2026-03-10')).body
    const times = away.map((each: { from: string; to: string }) => `${each.from.slice(11)} ${each.to.slice(11)}`)
    expect(times).toEqual(['15:00 16:00', ...Array(times.length - 1).fill('17:00 00:00')])
  }
})

test('one site of many is found by typing and remembered; one that has gone is said, and the others are offered', async () => {
  const t = words('it', 'admin', 'staff')
  const { reader } = server.running.deps.database
  const everywhere = await server.staff('administrator', null)
  const { page, expectClean } = await enter('it', everywhere)
  await page.getByRole('button', { name: t('changeSite') }).click()
  await page.getByRole('dialog').getByLabel(t('search')).fill('libr')
  await screenshot(page, 'site-choice')
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('dialog').getByRole('link').click()
  await page.getByRole('button', { name: 'Library' }).waitFor()
  await page.goto('/admin?lang=it#replan')
  await page.getByRole('button', { name: 'Library' }).waitFor()
  await page.getByText(words('it', 'replan')('nothing'), { exact: true }).waitFor()
  expectClean()

  const part = done(await everywhere.get('/api/network/parts/site/library')).body
  const changes = [{ kind: 'site', id: 'library', base: part.version, value: null }]
  const { seal } = done(await everywhere.post('/api/network/rehearse', { changes })).body
  done(await everywhere.post('/api/network/changes', { changes, seal }))
  await page.goto('/admin?lang=it#today')
  await page.getByText(t('siteGone')).waitFor()
  await screenshot(page, 'site-gone')
  await page.getByRole('link', { name: 'Centre' }).click()
  await page.getByRole('heading', { name: 'Centre' }).waitFor()
  expect(await reader.selectFrom('site').select('id').where('retired_at', 'is not', null).execute()).toEqual([{ id: 'library' }])
})
