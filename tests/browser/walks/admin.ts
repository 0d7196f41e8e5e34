import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { markToReplan } from '../../../server/appointments/replan-store.ts'
import { accepted } from '../../../shared/domain/decision.ts'
import type { InterfaceLanguage } from '../../../shared/text/languages.ts'
import { viewports } from '../../support/browser.ts'
import { done } from '../../support/office/desk.ts'
import { words } from '../../support/words.ts'
import { fallSilent, nadiaDoesNotCome, takeNumberWithArabic } from './centre.ts'
import { signIn } from './sign-in.ts'
import type { See, Stage, Walk } from './stage.ts'

/** A coordinator goes through the pages of the setup. */
export const admin: Walk = async (stage, language, see) => {
  const page = await stage.enter(viewports.desk, language, `/admin?lang=${language}#devices/centre`)
  await page.getByLabel(words(language, 'staff')('email')).waitFor()
  await see(page, 'sign-in')
  await signIn(stage, page, language)
  await today(stage, page, language, see)
  await sites(page, language, see)
  await people(page, language, see)
  await replan(stage, page, language, see)
  await page.goto(`/admin?lang=${language}#devices/centre`)
  await devices(stage, page, language, see)
}

async function today(stage: Stage, page: Page, language: InterfaceLanguage, see: See) {
  const { server } = stage
  const t = words(language, 'today')
  await page.goto(`/admin?lang=${language}#today/centre`)
  await page.getByRole('heading', { name: t('desks') }).waitFor()
  await see(page, 'today')
  const kiosk = await server.device('kiosk', 'centre')
  for (const serviceId of ['permit', 'card']) done(await kiosk.post('/api/tickets', { serviceId, language: 'it' }))
  await page.locator('.sp-day-left').waitFor()
  await see(page, 'today, people wait where nobody sits')
  await page.getByRole('button', { name: t('closeEarly') }).click()
  await page.getByLabel(t('closeAt')).waitFor()
  await see(page, 'today, close early')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: t('anotherDesk') }).click()
  await page.getByRole('button', { name: t('goOn') }).click()
  await page.getByRole('button', { name: t('openToday') }).waitFor()
  await see(page, 'today, another desk: what it gains')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: t('ill') }).click()
  await page.getByLabel(t('pool')).waitFor()
  await see(page, 'today, a clerk is missing')
  await page.keyboard.press('Escape')
  await page
    .getByRole('button', { name: t('late') })
    .first()
    .click()
  await page.getByLabel(t('lateUntil')).waitFor()
  await see(page, 'today, an interpreter is late')
  await page.keyboard.press('Escape')
  await fallSilent(stage, 'desk-1')
  await takeNumberWithArabic(stage, 'ar')
  await page.locator('.sp-day-silent button').click()
  await page.getByText(t('endAsk')).waitFor()
  await see(page, 'today, a desk is silent')
  await page.keyboard.press('Escape')
  await nadiaDoesNotCome(stage)
  await page.locator('.sp-day-stranded').waitFor()
  await see(page, 'today, nobody will call them')
}

async function sites(page: Page, language: InterfaceLanguage, see: See) {
  const t = words(language, 'staff', 'part', 'section', 'hours', 'days', 'sites')
  await page.goto(`/admin?lang=${language}#sites`)
  await page.getByRole('link', { name: 'Centre' }).waitFor()
  await see(page, 'sites')
  await page.getByRole('link', { name: 'Centre' }).click()
  await page.getByRole('heading', { name: t('sectionHours') }).waitFor()
  await page.getByText('Immigrazione').click()
  await page
    .getByRole('combobox', { name: t('services') })
    .first()
    .waitFor()
  await see(page, 'sites, one')
  await page.getByLabel(t('name'), { exact: true }).fill('')
  await page.getByRole('button', { name: t('save') }).click()
  await page.getByText(t('mistakeEmpty')).waitFor()
  await see(page, 'sites, one, a mistake')
  await page.getByRole('button', { name: t('addSeason') }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('addSeason') })
    .click()
  await page.getByText(t('seasonNeedsDays')).waitFor()
  await see(page, 'sites, a season without days')
  await page.keyboard.press('Escape')
  await page
    .getByRole('button', { name: t('copyDay', { day: '' }).replace(/[,،\s]+$/, '') })
    .first()
    .click()
  await page.getByText(t('copyHint')).waitFor()
  await see(page, 'sites, a day copied')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: t('addClosure') }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('putIn') })
    .click()
  await page.getByText(t('dayNeeded')).waitFor()
  await see(page, 'sites, a closure without a day')
  await page.keyboard.press('Escape')
  await page.getByText(t('kind_mobile')).click()
  await page.getByRole('button', { name: t('addStop') }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('putIn') })
    .click()
  await page.getByText(t('placeNeeded')).waitFor()
  await see(page, 'sites, a stop without a place')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: t('cancel') }).click()
}

async function people(page: Page, language: InterfaceLanguage, see: See) {
  const t = words(language, 'staff', 'hours', 'people')
  await page.goto(`/admin?lang=${language}#people`)
  await page.getByRole('link', { name: 'Nadia K.' }).waitFor()
  await see(page, 'people')
  await page.getByRole('link', { name: 'Nadia K.' }).click()
  await page.getByRole('heading', { name: t('sectionPresences') }).waitFor()
  await see(page, 'people, one')
  await page.getByRole('button', { name: t('addPresence') }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('add'), exact: true })
    .click()
  await page.getByText(t('presenceThere')).waitFor()
  await see(page, 'people, a site that is there already')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: t('addAbsence') }).click()
  await page.getByRole('dialog').waitFor()
  await see(page, 'people, an absence')
  await page.keyboard.press('Escape')
  await page.goto(`/admin?lang=${language}#agenda/centre`)
  await page.getByText(words(language, 'agenda')('hint')).waitFor()
  await page.locator('.ec-body').first().waitFor()
  await see(page, 'agenda')
  await page.goto(`/admin?lang=${language}#replan/centre`)
  await page.getByText(words(language, 'replan')('nothing'), { exact: true }).waitFor()
  await see(page, 'nothing to plan anew')
}

/** Somebody who can only be called has another time at the end of the call. */
async function replan({ server }: Stage, page: Page, language: InterfaceLanguage, see: See) {
  const t = words(language, 'replan')
  const slot = { serviceId: 'card', siteId: 'centre', start: '2026-03-12T10:00:00Z', language }
  const { appointmentId } = done(await server.visitor.post('/api/appointments', { slot, familyName: 'Bianchi', phone: '+39 333 000000' })).body
  await server.running.deps.transact(async ({ db, now }) => accepted(await markToReplan(db, [appointmentId], 'siteClosed', now)))
  await page.reload()
  await page.getByText(t('offer_toCall'), { exact: true }).waitFor()
  await see(page, 'somebody to call')
  await page.getByRole('button', { name: t('callOffFor', { name: 'Bianchi' }) }).click()
  await page.getByRole('button', { name: t('callOffYes') }).waitFor()
  await see(page, 'an appointment is called off')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: t('newTimeFor', { name: 'Bianchi' }) }).click()
  const times = page.getByRole('list', { name: t('times') }).getByRole('button')
  await times.nth(8).waitFor()
  await see(page, 'a new time on the phone')
  await times.first().focus()
  await page.keyboard.press('Enter')
  await page.getByText(t('nothing'), { exact: true }).waitFor()
  await see(page, 'somebody has a new time')
  const kept = server.running.deps.database.reader.selectFrom('appointment').select('status').where('id', '=', appointmentId)
  expect(await kept.executeTakeFirst()).toEqual({ status: 'booked' })
  const unreachable = done(await server.visitor.post('/api/appointments', { slot, familyName: 'Verdi' })).body.appointmentId
  await server.running.deps.transact(async ({ db, now }) => accepted(await markToReplan(db, [unreachable], 'siteClosed', now)))
  await page.reload()
  await page.getByText(t('unreachableHint'), { exact: true }).waitFor()
  await see(page, 'somebody nobody can reach')
}

async function devices(stage: Stage, page: Page, language: InterfaceLanguage, see: See) {
  const t = words(language, 'devices')
  const { body: pairing } = await stage.server.visitor.post('/api/devices', { kind: 'board' })
  await page.getByRole('heading', { name: t('pairTitle') }).waitFor()
  await see(page, 'devices')
  await page.getByRole('button', { name: t('look') }).click()
  await page.getByText(t('pairingCodeShort')).waitFor()
  await see(page, 'devices, code too short')
  await page.getByLabel(t('pairingCode')).fill(pairing.pairingCode)
  await page.getByRole('button', { name: t('look') }).click()
  await page.getByText(t('foundBoard')).waitFor()
  await see(page, 'devices, board found')
  await page.getByLabel(t('deviceName')).fill('sala')
  await page.getByRole('button', { name: t('approve') }).click()
  await page.locator('.sp-note-good').waitFor()
  await see(page, 'devices, approved')
  await page
    .getByRole('button', { name: t('revoke') })
    .first()
    .click()
  await page.getByText(t('revokeConfirm')).waitFor()
  await see(page, 'devices, sure to revoke?')
}
