import { viewports } from '../../support/browser.ts'
import { words } from '../../support/words.ts'
import type { Walk } from './stage.ts'

/** At the library, where no kiosk stands: the board shows a code, a phone reads it. */
export const number: Walk = async (stage, language, see) => {
  const t = words(language, 'number')
  const board = await stage.server.device('board', 'library')
  const none = await stage.enter(viewports.phone, language, `/number?lang=${language}`)
  await none.getByText(t('noDoor')).waitFor()
  await see(none, 'no code')

  const { door } = (await board.get('/api/board')).body
  const path = door.path.replace('#', `?lang=${language}#`)
  const page = await stage.enter(viewports.phone, language, path)
  await page.locator(`.sp-tongue[lang=${language}]`).waitFor()
  await see(page, 'language')
  await page.locator(`.sp-tongue[lang=${language}]`).click()
  await page.getByRole('button', { name: `permit ${language}` }).click()
  // No interpreter ever comes to the library: whoever speaks neither Italian nor English goes on without
  if (language !== 'it') {
    await page.getByText(t('noneNoNumber')).waitFor()
    await see(page, 'no interpreter')
    await page.getByRole('button', { name: t('withoutInterpreter') }).click()
  }
  await page.getByRole('button', { name: t('take') }).waitFor()
  await see(page, 'offer')
  await page.getByRole('button', { name: t('take') }).click()
  await page.waitForURL(/\/ticket/)
  await page.getByText('B1').first().waitFor()

  await page.goto(path)
  await page.locator(`.sp-tongue[lang=${language}]`).click()
  await page.getByRole('button', { name: `permit ${language}` }).click()
  if (language !== 'it') await page.getByRole('button', { name: t('withoutInterpreter') }).click()
  await page.getByRole('button', { name: t('take') }).click()
  await page.getByText(words(language, 'ticket')('onlyOne')).waitFor()
  await see(page, 'one number a day')

  const old = await stage.enter(viewports.phone, language, `/number?lang=${language}#library.${'x'.repeat(22)}`)
  await old.getByRole('alert').first().waitFor()
  await see(old, 'old code')
  stage.server.clock.set('2026-03-10T17:00:00Z')
  const poster = await (await stage.server.staff('receptionist', 'library')).get('/api/sites/library/poster')
  const closed = await stage.enter(viewports.phone, language, poster.body.path.replace('#', `?lang=${language}#`))
  await closed.getByText(t('closed')).waitFor()
  await see(closed, 'closed')
}
