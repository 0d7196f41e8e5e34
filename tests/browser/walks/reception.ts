import type { Page } from 'playwright-core'
import { markToReplan } from '../../../server/appointments/replan-store.ts'
import { accepted } from '../../../shared/domain/decision.ts'
import type { InterfaceLanguage } from '../../../shared/text/languages.ts'
import { viewports } from '../../support/browser.ts'
import { words } from '../../support/words.ts'
import { nadiaDoesNotCome, takeNumber, takeNumberWithArabic } from './centre.ts'
import { signIn } from './sign-in.ts'
import type { See, Stage, Walk } from './stage.ts'

export const reception: Walk = async (stage, language, see) => {
  const t = words(language, 'reception')
  const page = await stage.enter(viewports.desk, language, `/reception?lang=${language}`)
  await signIn(stage, page, language)
  await page.getByText(t('dayEmpty')).waitFor()
  await see(page, 'nobody yet')
  // A sheet for the door is there only where no kiosk stands: the first number brings one
  await page.getByRole('button', { name: t('poster') }).click()
  await page.locator('dialog .sp-qr').waitFor()
  await see(page, 'the sheet for the door')
  await page.keyboard.press('Escape')

  await bookFor(page, language, see)
  await bookNow(stage)
  await takeNumber(stage, language)
  await page.locator('[data-status=waiting]').waitFor()
  await see(page, 'today')
  const find = page.getByRole('combobox', { name: t('searchLabel') })
  await find.fill('nobody')
  await page.getByText(t('foundNoneHint')).waitFor()
  await see(page, 'nobody found')
  await loseRossi(stage)
  await find.fill('rossi')
  await page.locator('.sp-found .sp-note-warn').waitFor()
  await see(page, 'somebody whose time is lost')
  await find.fill('bianchi')
  await page.locator('.sp-found').getByRole('heading', { name: 'Bianchi' }).waitFor()
  await see(page, 'somebody found')
  await page.keyboard.press('Alt+m')
  await page.locator('dialog .sp-slot').first().waitFor()
  await see(page, 'to another time')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+x')
  await page.getByText(t('cancelQuestion')).waitFor()
  await see(page, 'cancel?')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+c')
  await page.locator('.sp-note-good').waitFor()
  await see(page, 'checked in')
  await page.keyboard.press('Alt+w')
  await page.locator('.sp-turn .sp-qr').waitFor()
  await see(page, 'where do I go?')
  await page.keyboard.press('Escape')
  await giveNumber(page, language, see)
  const label = await callForHelp(stage)
  await page.locator('.sp-help .sp-banner').waitFor()
  await find.fill(label)
  await page.locator('.sp-found').getByText(t('absent')).waitFor()
  await see(page, 'a desk calls for help; somebody was not there when called')
  await strand(stage, page, language, see)
}

/** Somebody whose interpreter does not come: the same truth as on their phone, and a way out. */
async function strand(stage: Stage, page: Page, language: InterfaceLanguage, see: See) {
  const t = words(language, 'reception')
  const { face } = await takeNumberWithArabic(stage, 'ar')
  await nadiaDoesNotCome(stage)
  await page.getByRole('combobox', { name: t('searchLabel') }).fill(face.label)
  await page.locator('.sp-found').getByText(t('strandedBook')).waitFor()
  await see(page, 'not to be served today')
  await page.keyboard.press('Alt+w')
  await page.locator('.sp-turn .sp-qr').waitFor()
  await see(page, 'where do I go, with no interpreter any more?')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+x')
  await page.getByText(t('takeOffDetail')).waitFor()
  await see(page, 'off the queue?')
  await page.keyboard.press('Escape')
}

async function bookFor(page: Page, language: InterfaceLanguage, see: See) {
  const t = words(language, 'reception')
  await page.getByRole('button', { name: t('bookFor') }).click()
  await chooseNeed(page, language, see, 'book')
  await page.locator('dialog .sp-slot').first().waitFor()
  await see(page, 'book: when')
  await page.locator('dialog .sp-slot input').last().check()
  await page.getByLabel(t('familyName')).fill('Rossi')
  await page.keyboard.press('Enter')
  await page.locator('.sp-booked-code').waitFor()
  await see(page, 'booked')
  await page.getByRole('button', { name: t('doneHere') }).click()
}

async function giveNumber(page: Page, language: InterfaceLanguage, see: See) {
  const t = words(language, 'reception')
  await page.getByRole('button', { name: t('giveNumber') }).click()
  await chooseNeed(page, language, see, 'give')
  await page.locator('.sp-offer-wait').waitFor()
  await see(page, 'give: how long')
  await page.keyboard.press('Alt+a')
  const further = page.getByRole('combobox', { name: t('further') })
  await further.waitFor()
  await see(page, 'give: and then')
  await further.fill('card')
  await further.press('Enter')
  await page.getByRole('button', { name: t('give'), exact: true }).click()
  await page.locator('.sp-found-way').waitFor()
  await see(page, 'given, two steps')
  await page.keyboard.press('Alt+a')
  await page.getByText(t('addStepHint')).waitFor()
  await see(page, 'one more step')
  const service = page.getByRole('combobox', { name: t('service') })
  await service.fill('card')
  await service.press('Enter')
  await page.keyboard.press('Enter')
  await page.locator('.sp-found-way li').nth(2).waitFor()
  await see(page, 'three steps')
  await page.keyboard.press('Alt+w')
  await page.locator('.sp-turn-then').waitFor()
  await page.locator('.sp-turn .sp-qr').waitFor()
  await see(page, 'where do I go, with several steps?')
  await page.keyboard.press('Escape')
}

async function chooseNeed(page: Page, language: InterfaceLanguage, see: See, what: string) {
  const t = words(language, 'reception')
  const service = page.getByRole('combobox', { name: t('service') })
  await page.locator('dialog .sp-picker-option').first().waitFor()
  await see(page, `${what}: which service`)
  await service.fill('permit')
  await service.press('Enter')
}

/** For a time at which one may be checked in now. */
async function bookNow({ server }: Stage) {
  const { slots } = (await server.visitor.get('/api/slots?serviceId=card&siteId=centre&limit=2')).body
  const slot = { serviceId: 'card', siteId: 'centre', start: slots[1].start, language: 'it' }
  await server.visitor.post('/api/appointments', { slot, givenName: 'Zoë', familyName: 'Bianchi' })
}

/** Booked for another day, without a contact: it is here that they hear of it. */
async function loseRossi({ server }: Stage) {
  const { database, transact } = server.running.deps
  const { appointment_id } = await database.reader
    .selectFrom('appointment_person')
    .select('appointment_id')
    .where('family_name', '=', 'Rossi')
    .executeTakeFirstOrThrow()
  await transact(async ({ db, now }) => accepted(await markToReplan(db, [appointment_id], 'siteClosed', now)))
}

/** Of whoever was not there when called. */
async function callForHelp({ server }: Stage): Promise<string> {
  const clerk = await server.staff('clerk', 'centre')
  await clerk.post('/api/desks/desk-1/open')
  const { stepId, face } = (await clerk.post('/api/desks/desk-1/next')).body
  await clerk.post('/api/desks/desk-1/absent', { stepId })
  await clerk.post('/api/desks/desk-1/help')
  return face.label as string
}
