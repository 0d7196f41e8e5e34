import type { Page } from 'playwright-core'
import { markToReplan } from '../../../server/appointments/replan-store.ts'
import { limits } from '../../../shared/contracts/limits.ts'
import { accepted } from '../../../shared/domain/decision.ts'
import type { InterfaceLanguage } from '../../../shared/text/languages.ts'
import { viewports } from '../../support/browser.ts'
import { done } from '../../support/office/desk.ts'
import { words } from '../../support/words.ts'
import { openDesk } from './centre.ts'
import type { See, Stage, Walk } from './stage.ts'

export const kiosk: Walk = async (stage, language, see) => {
  await beforeAnybody(stage, language, see)
  await withNumber(stage, language, see)
  await withCode(stage, language, see)
  await withoutInterpreter(stage, language, see)
}

async function beforeAnybody(stage: Stage, language: InterfaceLanguage, see: See) {
  const pairing = await stage.enter(viewports.kiosk, language, `/kiosk?lang=${language}`)
  await pairing.locator('.sp-pairing-code').waitFor()
  await see(pairing, 'pairing')

  const closed = await atKiosk(stage, language, 'annex')
  await closed.locator('.sp-screen-closed').waitFor()
  await see(closed, 'closed')

  const stop = await atKiosk(stage, language, 'unit')
  await stop.locator('.sp-closed-place').waitFor()
  await see(stop, 'where the mobile unit stops next')
}

async function withNumber(stage: Stage, language: InterfaceLanguage, see: See) {
  const t = words(language, 'kiosk')
  await openDesk(stage, 'desk-1')
  const page = await atKiosk(stage, language, 'centre')
  await page.locator('.sp-screen-language').waitFor()
  await see(page, 'language')
  await page.locator('.sp-way-all').click()
  await page.getByRole('dialog').waitFor()
  await see(page, 'help, before a language')
  await page.getByRole('button', { name: t('understood') }).click()
  await chooseLanguage(page, language)
  await page.locator('.sp-screen-way').waitFor()
  await see(page, 'way')
  await page.getByRole('button', { name: t('help') }).click()
  await page.getByRole('dialog').waitFor()
  await see(page, 'help')
  await page.getByRole('button', { name: t('understood') }).click()
  await page.getByRole('button', { name: t('wayNumberHint') }).click()
  await page.getByRole('button', { name: `permit ${language}` }).waitFor()
  await see(page, 'service')
  await page.getByRole('button', { name: t('pageAfter') }).click()
  await page.getByRole('button', { name: t('pageBefore') }).waitFor()
  await see(page, 'service, second page')
  await page.getByRole('button', { name: t('pageBefore') }).click()
  await page.getByRole('button', { name: `permit ${language}` }).click()
  await page.locator('.sp-screen-offer').waitFor()
  await see(page, 'offer')
  await page.clock.fastForward('01:05')
  await page.getByRole('dialog').waitFor()
  await see(page, 'still there?')
  await page.getByRole('button', { name: t('idleStay') }).click()
  await page.getByRole('button', { name: t('take') }).click()
  await page.locator('.sp-screen-number').waitFor()
  await see(page, 'number')
  await page.getByRole('button', { name: t('done') }).click()
  await severalSteps(page, language, see)
}

/** Five institutions in one visit are the most that a screen must hold. */
async function severalSteps(page: Page, language: InterfaceLanguage, see: See) {
  const t = words(language, 'kiosk')
  await chooseLanguage(page, language)
  await page.getByRole('button', { name: t('wayNumberHint') }).click()
  await page.getByRole('button', { name: `permit ${language}` }).click()
  for (let steps = 2; steps <= limits.steps; steps++) {
    await page.getByRole('button', { name: t('anythingElse') }).click()
    await page.locator('.sp-screen-more .sp-service').first().waitFor()
    if (steps === 2) await see(page, 'anything else?')
    await page.locator('.sp-screen-more .sp-service').first().click()
    await page
      .locator('.sp-several li')
      .nth(steps - 1)
      .waitFor()
    if (steps === 2) await see(page, 'offer of two steps')
  }
  await see(page, 'offer of many steps')
  await page.getByRole('button', { name: t('take') }).click()
  await page.locator('.sp-stations').waitFor()
  await see(page, 'number of many steps')
}

async function withCode(stage: Stage, language: InterfaceLanguage, see: See) {
  const t = words(language, 'kiosk')
  const page = await atKiosk(stage, language, 'centre')
  await chooseLanguage(page, language)
  await page.getByRole('button', { name: t('wayAppointmentHint') }).click()
  await page.locator('.sp-screen-code').waitFor()
  await see(page, 'code')
  await page.keyboard.type('000000000')
  await page.getByRole('button', { name: t('confirm') }).click()
  await page.getByRole('alert').waitFor()
  await see(page, 'wrong code')
  const slot = { serviceId: 'card', siteId: 'centre', start: '2026-03-12T10:00:00Z', language }
  const { appointmentId, code } = done(await stage.server.visitor.post('/api/appointments', { slot, familyName: 'Verdi' })).body
  await page.keyboard.type(code)
  await page.getByRole('button', { name: t('confirm') }).click()
  await page.locator('.sp-refused bdi').waitFor()
  await see(page, 'the code of another day')
  await stage.server.running.deps.transact(async ({ db, now }) => accepted(await markToReplan(db, [appointmentId], 'siteClosed', now)))
  await page.getByRole('button', { name: t('back'), exact: true }).click()
  await page.getByRole('button', { name: t('wayAppointmentHint') }).click()
  await page.keyboard.type(code)
  await page.getByRole('button', { name: t('confirm') }).click()
  await page.getByText(words(language, 'problem')('time_lost.title')).waitFor()
  await see(page, 'the code of a lost time')
}

/** At one o'clock the interpreters have left the centre. Nobody needs one for Italian: that walk ends in English, at the library. */
async function withoutInterpreter(stage: Stage, language: InterfaceLanguage, see: See) {
  const [siteId, spoken] = language === 'it' ? (['library', 'en'] as const) : (['centre', language] as const)
  const t = words(spoken, 'kiosk')
  if (siteId === 'centre') stage.server.clock.set('2026-03-10T12:00:00Z')
  const page = await atKiosk(stage, language, siteId)
  await chooseLanguage(page, spoken)
  await page.getByRole('button', { name: t('wayNumberHint') }).click()
  await page.getByRole('button', { name: `permit ${spoken}` }).click()
  await page.getByText(t('noneNoNumber')).waitFor()
  await see(page, 'no interpreter')
  const byVideo = page.getByRole('button', { name: t('slotVideo') })
  if ((await byVideo.count()) > 0) {
    await byVideo.click()
    await page.locator('.sp-screen-video').waitFor()
    await see(page, 'video')
    await page.getByRole('button', { name: t('back') }).click()
    await page.getByRole('button', { name: t('slotPhone') }).click()
    await page.locator('.sp-screen-phone').waitFor()
    await see(page, 'phone')
    await page.keyboard.type('+393331234567')
    await page.getByRole('button', { name: t('book') }).click()
  } else {
    await page.locator('.sp-screen-none .sp-choice').first().click()
  }
  await page.locator('.sp-screen-booked').waitFor()
  await see(page, 'booked')
}

async function atKiosk(stage: Stage, language: InterfaceLanguage, siteId: string): Promise<Page> {
  const device = await stage.server.device('kiosk', siteId)
  return stage.enter(viewports.kiosk, language, `/kiosk?lang=${language}#device=${device.token}`)
}

const chooseLanguage = (page: Page, language: InterfaceLanguage) => page.locator(`.sp-tongue[lang=${language}]`).click()
