import { viewports } from '../../support/browser.ts'
import { words } from '../../support/words.ts'
import { takeNumber } from './centre.ts'
import { signInWrongFirst } from './sign-in.ts'
import type { Walk } from './stage.ts'

/** A coordinator, who sees all that a clerk sees and the way to the other pages as well. */
export const desk: Walk = async (stage, language, see) => {
  const t = words(language, 'desk')
  const page = await stage.enter(viewports.desk, language, `/desk?lang=${language}`)
  await signInWrongFirst(stage, page, language, see)
  await page.getByText(t('deskFree')).first().waitFor()
  await see(page, 'choose a desk')

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
