import type { Page } from 'playwright-core'
import type { InterfaceLanguage } from '../../../shared/text/languages.ts'
import { viewports } from '../../support/browser.ts'
import { words } from '../../support/words.ts'
import { takeNumber } from './centre.ts'
import type { See, Stage, Walk } from './stage.ts'

/** A coordinator, who sees all that a clerk sees and the devices as well. */
export const desk: Walk = async (stage, language, see) => {
  const t = words(language, 'desk')
  const page = await stage.enter(viewports.desk, language, `/desk?lang=${language}`)
  await signIn(stage, page, language, see)
  await see(page, 'choose a desk')
  await devices(stage, page, language, see)

  await page.locator('.sp-desk-choice').first().click()
  await page.getByText(t('nobodyForDesk')).waitFor()
  await see(page, 'idle, nobody waits')
  await page.keyboard.press('Space')
  await page.locator('.sp-note').first().waitFor()
  await see(page, 'idle, nobody could be called')
  await takeNumber(stage, 'it')
  await takeNumber(stage, 'ar')
  await takeNumber(stage, 'bn')
  await page.locator('.sp-idle-count').waitFor()
  await see(page, 'idle, people wait')
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
  await see(page, 'keys')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })

  await page.keyboard.press('n')
  await page.getByText(t('calledState')).waitFor()
  await see(page, 'called')
  await page.keyboard.press('a')
  await page.getByText(t('absentConfirm')).waitFor()
  await see(page, 'called, sure that nobody came?')
  await page.keyboard.press('s')
  await page.getByText(t('servingState')).waitFor()
  await see(page, 'serving')
  await page.locator('[aria-expanded]').click()
  await page.locator('.sp-menu-list').waitFor()
  await see(page, 'languages')
}

async function signIn(stage: Stage, page: Page, language: InterfaceLanguage, see: See) {
  const t = words(language, 'desk')
  const { email, password } = await stage.server.staff('coordinator', 'centre')
  const send = async (typed: string) => {
    await page.getByLabel(t('password')).fill(typed)
    await page.keyboard.press('Enter')
  }
  await page.getByLabel(t('email')).waitFor()
  await see(page, 'sign-in')
  await page.getByRole('button', { name: t('signIn') }).click()
  await page.getByText(t('fillBoth')).waitFor()
  await see(page, 'sign-in, nothing filled in')
  await page.getByLabel(t('email')).fill(email)
  await send('a wrong password')
  await page.getByText(t('wrongPassword')).waitFor()
  await see(page, 'sign-in, wrong password')
  await send(password)
  await page.getByText(t('deskFree')).first().waitFor()
}

async function devices(stage: Stage, page: Page, language: InterfaceLanguage, see: See) {
  const t = words(language, 'desk')
  const { body: pairing } = await stage.server.visitor.post('/api/devices', { kind: 'board' })
  await page.getByRole('button', { name: t('devices'), exact: true }).click()
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
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}
